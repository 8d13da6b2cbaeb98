import { mkdir, readdir, readFile, rename } from "node:fs/promises";
import path from "node:path";
import { NextToLast } from "blockstore-fs/sharding";
import type { CID } from "multiformats/cid";
import type { BlockBackend, StagedBlock } from "./backend";
import { flushAll, flushDirectories, isMissing } from "./files";

/**
 * Blocks as files under `blocks/`, in the layout of blockstore-fs, so that its tools read them.
 * Damaged ones are moved to `quarantine/`.
 */
export class DiskBlocks implements BlockBackend {
  readonly name = "disk";
  private readonly sharding = new NextToLast();

  /** @param directory the store's; uploads must be staged on the same disk. */
  constructor(private readonly directory: string) {}

  private file(cid: CID): string {
    const { dir, file } = this.sharding.encode(cid);
    return path.join(this.directory, "blocks", dir, file);
  }

  async keep(_root: CID, blocks: readonly StagedBlock[]): Promise<void> {
    await flushAll(blocks.map(({ file }) => file));
    // Existing blocks are replaced too: uploading again repairs what the disk damaged.
    const directories = new Set<string>();
    for (const { cid, file } of blocks) {
      const target = this.file(cid);
      const directory = path.dirname(target);
      if (!directories.has(directory)) await mkdir(directory, { recursive: true });
      directories.add(directory);
      await rename(file, target);
    }
    await flushDirectories(directories);
  }

  async get(cid: CID): Promise<Uint8Array | undefined> {
    try {
      return await readFile(this.file(cid));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async quarantine(cid: CID): Promise<void> {
    const away = path.join(this.directory, "quarantine");
    await mkdir(away, { recursive: true });
    await rename(this.file(cid), path.join(away, cid.toString())).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
  }

  async *list(): AsyncIterable<CID> {
    const blocks = path.join(this.directory, "blocks");
    const folders = await readdir(blocks).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    for (const dir of folders) {
      for (const file of await readdir(path.join(blocks, dir))) {
        yield this.sharding.decode(path.join(dir, file));
      }
    }
  }
}
