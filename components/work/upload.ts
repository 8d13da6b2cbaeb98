import type { Address } from "viem";
import type { ContributionDraft } from "@/lib/content/contribution";
import type { UploadStage } from "@/components/content/UploadProgress";
import type { ReadyContribution } from "@/lib/content/protocol";

/**
 * Packs a contribution, uploads it and has the server verify every block. A draft that was uploaded
 * already, by the same account, is not sent again.
 *
 * @param onStage where it is; null when it is done
 * @throws ContentError with a sentence; AbortError when the signal aborts the upload
 */
export async function prepareAndUpload(
  draft: ContributionDraft,
  options: { onStage: (stage: UploadStage | null) => void; signal: AbortSignal },
): Promise<ReadyContribution> {
  const { onStage, signal } = options;
  const [{ prepareContribution }, { uploadCar }] = await Promise.all([
    import("@/lib/content/client"),
    import("@/lib/content/upload"),
  ]);
  try {
    onStage({ stage: "packing", done: 0, total: 0 });
    const ready = await prepareContribution(draft, (done, total) =>
      onStage({ stage: "packing", done, total }),
    );
    let attempt = 1;
    const sent = (done: number, total: number) =>
      onStage(done >= total ? { stage: "checking" } : { stage: "uploading", done, total, attempt });
    sent(0, ready.car.size);
    await uploadCar(ready.car, ready.cid, {
      onProgress: sent,
      onRetry: (next) => {
        attempt = next;
      },
      signal,
    });
    return ready;
  } finally {
    onStage(null);
  }
}

/** Whether two drafts are the same contribution of the same account, without packing them. */
export function draftKey(
  contributor: Address,
  items: readonly { sha256: string; label?: string }[],
): string {
  return JSON.stringify([contributor, items.map(({ sha256, label }) => [sha256, label])]);
}
