import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { NextToLast } from "blockstore-fs/sharding";
import { CID } from "multiformats/cid";
import { z } from "zod";
import { carSize, hashMatches } from "@/lib/content/car";
import type { CheckedContent } from "@/lib/content/dag";
import { ContentError } from "@/lib/content/errors";

/** Hours after which an upload that never finished is swept away. */
const STALE_UPLOAD_HOURS = 6;

const recordSchema = z.object({
  version: z.literal(1),
  cid: z.string(),
  kind: z.enum(["datanet", "contribution"]),
  /** Number of items; 0 for a datanet's description. */
  items: z.number(),
  /** Bytes of the files together. */
  bytes: z.number(),
  /** Bytes of its CAR; missing in records of earlier versions. */
  car: z.number().optional(),
  /** CIDs of all blocks, the root's included. */
  blocks: z.array(z.string()),
  /** ISO 8601. */
  storedAt: z.string(),
});

/** What the store knows of a root it holds. Its presence is what makes the root servable. */
export type RootRecord = z.infer<typeof recordSchema>;

/** An upload in progress: blocks wait in a directory of their own until all are verified. */
export interface Staging {
  put(cid: CID, bytes: Uint8Array): Promise<void>;
  get(cid: CID): Promise<Uint8Array>;
  discard(): Promise<void>;
  /** Makes the root servable. All blocks are in place before the record appears. */
  commit(root: CID, content: CheckedContent): Promise<RootRecord>;
}

/**
 * Blocks and root records under one directory:
 * `blocks/` (the layout of blockstore-fs, so that its tools read it), `roots/<cid>.json`, `uploads/`.
 *
 * Every file is written elsewhere, flushed and renamed, so a reader sees all of it or nothing. A
 * crash at any moment leaves at worst an unfinished upload, which is swept, or blocks without a
 * record, which are never served and are reused when the upload is repeated.
 */
export class ContentStore {
  private readonly sharding = new NextToLast();
  private swept: Promise<void> | undefined;

  /** @param directory where everything lies; made when it is first needed. */
  constructor(readonly directory: string) {}

  private blockPath(base: string, cid: CID): string {
    const { dir, file } = this.sharding.encode(cid);
    return path.join(base, dir, file);
  }

  private get blocks(): string {
    return path.join(this.directory, "blocks");
  }

  private recordPath(cid: string): string {
    return path.join(this.directory, "roots", `${cid}.json`);
  }

  /** The record of a root, or undefined when it is not held. @param cid must be a parsed CID. */
  async record(cid: CID): Promise<RootRecord | undefined> {
    try {
      const text = await readFile(this.recordPath(cid.toString()), "utf8");
      return recordSchema.parse(JSON.parse(text));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw new ContentError("internal", `The record of ${cid} is damaged; upload it again.`, {
        cause: error,
      });
    }
  }

  /**
   * A block, checked against its hash.
   *
   * @throws ContentError internal when the disk lost or changed it, not-found when it never came.
   */
  async get(cid: CID): Promise<Uint8Array> {
    return readVerified(this.blockPath(this.blocks, cid), cid);
  }

  /** Opens a place for an upload. The caller commits or discards it. */
  async stage(): Promise<Staging> {
    this.swept ??= this.sweep();
    await this.swept;
    const base = path.join(this.directory, "uploads", randomUUID());
    await mkdir(base, { recursive: true });
    const staged = new Map<string, { cid: CID; size: number }>();
    return {
      put: async (cid, bytes) => {
        const target = this.blockPath(base, cid);
        await mkdir(path.dirname(target), { recursive: true });
        await writeFile(target, bytes);
        staged.set(cid.toString(), { cid, size: bytes.length });
      },
      // Hashed as it arrived and written by this process: hashing it again would say nothing new.
      get: (cid) => readBlock(this.blockPath(base, cid), cid),
      discard: () => rm(base, { recursive: true, force: true }),
      commit: async (root, content) => {
        await flushAll([...staged.values()].map(({ cid }) => this.blockPath(base, cid)));
        // Existing blocks are replaced too: uploading again repairs what the disk damaged.
        for (const { cid } of staged.values()) {
          const target = this.blockPath(this.blocks, cid);
          await mkdir(path.dirname(target), { recursive: true });
          await rename(this.blockPath(base, cid), target);
        }
        const record: RootRecord = {
          version: 1,
          cid: root.toString(),
          kind: content.kind,
          items: content.kind === "contribution" ? content.manifest.items.length : 0,
          bytes: content.bytes,
          car: await carSize(root, staged.values()),
          blocks: [...staged.keys()],
          storedAt: new Date().toISOString(),
        };
        const target = this.recordPath(record.cid);
        const temporary = path.join(base, "record.json");
        await mkdir(path.dirname(target), { recursive: true });
        await writeFile(temporary, JSON.stringify(record));
        await flushAll([temporary]);
        await rename(temporary, target);
        await rm(base, { recursive: true, force: true });
        return record;
      },
    };
  }

  /** Removes uploads that a crash left behind. */
  private async sweep(): Promise<void> {
    const uploads = path.join(this.directory, "uploads");
    const names = await readdir(uploads).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    const oldest = Date.now() - STALE_UPLOAD_HOURS * 3_600_000;
    for (const name of names) {
      const upload = path.join(uploads, name);
      const info = await stat(upload).catch(() => undefined);
      if (info !== undefined && info.mtimeMs < oldest) {
        await rm(upload, { recursive: true, force: true });
      }
    }
  }
}

/** Files flushed at once: together they cost the disk little more than one. */
const FLUSH_BATCH = 64;

/** Without the flush a power cut after a rename can leave a file of zeros behind its name. */
async function flushAll(files: string[]): Promise<void> {
  for (let i = 0; i < files.length; i += FLUSH_BATCH) {
    await Promise.all(
      files.slice(i, i + FLUSH_BATCH).map(async (file) => {
        const handle = await open(file, "r+");
        try {
          await handle.datasync();
        } finally {
          await handle.close();
        }
      }),
    );
  }
}

async function readBlock(file: string, cid: CID): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
    throw new ContentError("incomplete", `Block ${cid} is missing.`, { cause });
  }
}

async function readVerified(file: string, cid: CID): Promise<Uint8Array> {
  const bytes = await readBlock(file, cid);
  if (!(await hashMatches(cid, bytes))) {
    throw new ContentError(
      "internal",
      `Block ${cid} is damaged on disk; upload its content again.`,
    );
  }
  return bytes;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** Whether the disk or the quota is full. */
export function isDiskFull(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    (error.code === "ENOSPC" || error.code === "EDQUOT")
  );
}

/** What to say then. */
export function diskFullError(cause?: unknown): ContentError {
  const sentence = "The server's disk is full and nothing was kept; try again later.";
  return new ContentError("disk-full", sentence, { cause });
}

const stores = new Map<string, ContentStore>();

/** The store under `CONTENT_DIR`, by default `.datanets/content` of the working directory. */
export function contentStore(): ContentStore {
  // The comment keeps the build from packing the whole project, because the directory could be any.
  const named = process.env.CONTENT_DIR ?? ".datanets/content";
  const directory = path.resolve(/* turbopackIgnore: true */ named);
  const store = stores.get(directory) ?? new ContentStore(directory);
  stores.set(directory, store);
  return store;
}
