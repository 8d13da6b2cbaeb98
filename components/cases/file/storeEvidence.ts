import type { Hex } from "viem";
import type { UploadStage } from "@/components/content/UploadProgress";
import { prepareEvidence, uploadContent } from "@/lib/content/client";
import type { PickedFile } from "@/lib/content/picked";
import { ensureSignedIn } from "@/lib/session/client";

/**
 * Packs a statement with its files in the worker and stores it.
 * @returns the digest for the chain
 * @throws ContentError with a sentence; AbortError when the signal aborts the upload
 */
export async function storeEvidence(
  text: string,
  files: readonly PickedFile[],
  { onStage, signal }: { onStage: (stage: UploadStage | null) => void; signal: AbortSignal },
): Promise<Hex> {
  try {
    onStage({ stage: "packing", done: 0, total: 0 });
    const { car, cid, digest } = await prepareEvidence(text, files);
    onStage({ stage: "signing-in" });
    await ensureSignedIn();
    onStage({ stage: "uploading", done: 0, total: car.size });
    await uploadContent(car, cid, {
      signal,
      onProgress: (done, total, pause) =>
        onStage(
          done >= total && !pause
            ? { stage: "checking" }
            : { stage: "uploading", done, total, ...(pause ? { pause } : {}) },
        ),
    });
    return digest;
  } finally {
    onStage(null);
  }
}
