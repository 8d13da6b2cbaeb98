import type { Address } from "viem";
import type { ContributionDraft } from "@/lib/content/contribution";
import type { UploadStage } from "@/components/content/UploadProgress";
import type { Pause, ReadyContribution } from "@/lib/content/protocol";

/**
 * Packs a contribution, uploads it and has the server verify every block. An upload of the same
 * contribution that was stopped, by a reload for one, goes on where it stopped.
 *
 * @param onStage where it is; null when it is done
 * @throws ContentError with a sentence; AbortError when the signal aborts the upload
 */
export async function prepareAndUpload(
  draft: ContributionDraft,
  options: { onStage: (stage: UploadStage | null) => void; signal: AbortSignal },
): Promise<ReadyContribution> {
  const { onStage, signal } = options;
  const [{ prepareContribution, uploadContent }, { ensureSignedIn }] = await Promise.all([
    import("@/lib/content/client"),
    import("@/lib/session/client"),
  ]);
  try {
    onStage({ stage: "packing", done: 0, total: 0 });
    const ready = await prepareContribution(draft, (done, total) =>
      onStage({ stage: "packing", done, total }),
    );
    onStage({ stage: "signing-in" });
    await ensureSignedIn();
    const sent = (done: number, total: number, pause?: Pause) =>
      onStage(
        done >= total && !pause
          ? { stage: "checking" }
          : { stage: "uploading", done, total, ...(pause ? { pause } : {}) },
      );
    sent(0, ready.car.size);
    await uploadContent(ready.car, ready.cid, { onProgress: sent, signal });
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
