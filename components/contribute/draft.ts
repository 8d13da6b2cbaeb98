import type { PickedFile } from "@/lib/content/picked";

/** What was done to the items of a batch, and where its upload stood. */
export type BatchNotes = {
  /** sha256 of items that were taken out. */
  removed: string[];
  /** Labels by sha256. */
  labels: Record<string, string>;
  /** An upload had begun and had not ended. */
  uploading: boolean;
};
/** A batch in the making. */
export type BatchDraft = BatchNotes & { files: PickedFile[] };

type Stored = BatchNotes & { lots: number };

// Kept in this browser's IndexedDB, so that a reload continues: the files themselves, each lot under
// a key of its own and written once, and apart from them the small notes that change at every click.

const notesKey = (datanet: number) => `datanets.batch.${datanet}`;
const lotKey = (datanet: number, lot: number) => `${notesKey(datanet)}.files.${lot}`;
const EMPTY: Stored = { removed: [], labels: {}, uploading: false, lots: 0 };

/** Changes wait for each other, or two lots added at once would get one number. */
let queue: Promise<unknown> = Promise.resolve();

/** Every failure here costs the draft and nothing else: private windows and full disks refuse storage. */
function inTurn<T>(
  step: (store: typeof import("idb-keyval")) => Promise<T>,
): Promise<T | undefined> {
  const done = queue.then(async () => step(await import("idb-keyval"))).catch(() => undefined);
  queue = done;
  return done;
}

export async function loadBatchDraft(datanet: number): Promise<BatchDraft | null> {
  const draft = await inTurn(async ({ get, getMany }) => {
    const notes = await get<Stored>(notesKey(datanet));
    if (notes === undefined || notes.lots === 0) return null;
    const keys = Array.from({ length: notes.lots }, (_, lot) => lotKey(datanet, lot));
    const lots = await getMany<PickedFile[] | undefined>(keys);
    const { removed, labels, uploading } = notes;
    return { removed, labels, uploading, files: lots.flatMap((lot) => lot ?? []) };
  });
  return draft ?? null;
}

/** Keeps another lot of files. */
export async function keepFiles(datanet: number, files: readonly PickedFile[]): Promise<void> {
  await inTurn(async ({ get, set }) => {
    const notes = (await get<Stored>(notesKey(datanet))) ?? EMPTY;
    await set(lotKey(datanet, notes.lots), files);
    await set(notesKey(datanet), { ...notes, lots: notes.lots + 1 });
  });
}

/** Changes the notes of a batch whose files are kept. */
export async function noteBatch(datanet: number, change: Partial<BatchNotes>): Promise<void> {
  await inTurn(async ({ get, set }) => {
    const notes = await get<Stored>(notesKey(datanet));
    if (notes !== undefined) await set(notesKey(datanet), { ...notes, ...change });
  });
}

export async function dropBatchDraft(datanet: number): Promise<void> {
  await inTurn(async ({ get, delMany }) => {
    const lots = (await get<Stored>(notesKey(datanet)))?.lots ?? 0;
    const keys = Array.from({ length: lots }, (_, lot) => lotKey(datanet, lot));
    await delMany([...keys, notesKey(datanet)]);
  });
}
