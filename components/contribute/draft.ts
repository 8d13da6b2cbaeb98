import type { PickedFile } from "@/lib/content/picked";

/**
 * A batch in the making, kept in this browser's IndexedDB: the files themselves, so that a reload
 * continues, and what was done to the items made from them.
 */
export type BatchDraft = {
  files: PickedFile[];
  /** sha256 of items that were taken out. */
  removed: string[];
  /** Labels by sha256. */
  labels: Record<string, string>;
};

const keyOf = (datanet: number) => `datanets.contribute.${datanet}`;

// Every failure here costs the draft and nothing else: private windows and full disks refuse storage.

export async function loadBatchDraft(datanet: number): Promise<BatchDraft | null> {
  try {
    const { get } = await import("idb-keyval");
    return (await get<BatchDraft>(keyOf(datanet))) ?? null;
  } catch {
    return null;
  }
}

export async function saveBatchDraft(datanet: number, draft: BatchDraft): Promise<void> {
  try {
    const { set, del } = await import("idb-keyval");
    await (draft.files.length === 0 ? del(keyOf(datanet)) : set(keyOf(datanet), draft));
  } catch {
    // See above.
  }
}

export async function dropBatchDraft(datanet: number): Promise<void> {
  await saveBatchDraft(datanet, { files: [], removed: [], labels: {} });
}
