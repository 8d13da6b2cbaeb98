import type { Draft } from "./filing";

// Kept in this browser's IndexedDB, files included, so that a reload continues. Every failure here costs
// the draft and nothing else: private windows and full disks refuse storage.

const keyOf = (contribution: number) => `datanets.challenge.${contribution}`;

export async function loadFiling(contribution: number): Promise<Draft | null> {
  try {
    return (await (await import("idb-keyval")).get<Draft>(keyOf(contribution))) ?? null;
  } catch {
    return null;
  }
}

export async function keepFiling(contribution: number, draft: Draft): Promise<void> {
  try {
    await (await import("idb-keyval")).set(keyOf(contribution), draft);
  } catch {
    // See above.
  }
}

export async function dropFiling(contribution: number): Promise<void> {
  try {
    await (await import("idb-keyval")).del(keyOf(contribution));
  } catch {
    // See above.
  }
}
