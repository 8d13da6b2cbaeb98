import { open, rename, writeFile } from "node:fs/promises";
import path from "node:path";

/** Files flushed at once: together they cost the disk little more than one. */
const FLUSH_BATCH = 64;

/** Without the flush a power cut after a rename can leave a file of zeros behind its name. */
export async function flushAll(files: readonly string[]): Promise<void> {
  for (let i = 0; i < files.length; i += FLUSH_BATCH) {
    await Promise.all(files.slice(i, i + FLUSH_BATCH).map(flush));
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/** Makes renames in these directories outlive a power cut. */
export async function flushDirectories(directories: Iterable<string>): Promise<void> {
  for (const directory of new Set(directories)) {
    const handle = await open(directory, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

/** Writes a file whole or not at all, by way of `temporary` on the same disk. */
export async function writeWhole(file: string, temporary: string, text: string): Promise<void> {
  await writeFile(temporary, text);
  await flush(temporary);
  await rename(temporary, file);
  await flushDirectories([path.dirname(file)]);
}

/** Whether a file is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
