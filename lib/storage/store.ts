import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { CID } from "multiformats/cid";
import { z } from "zod";
import { carSize, hashMatches } from "@/lib/content/car";
import type { CheckedContent } from "@/lib/content/dag";
import { ContentError } from "@/lib/content/errors";
import { msg } from "@/lib/texts/text";
import type { BlockBackend, StagedBlock } from "./backend";
import { storageConfig } from "./config";
import { DiskBlocks } from "./disk";
import { isMissing, writeWhole } from "./files";

/** Hours after which an upload that never finished is swept away. */
const STALE_UPLOAD_HOURS = 6;

const recordSchema = z.object({
  version: z.literal(1),
  cid: z.string(),
  kind: z.enum(["datanet", "contribution", "evidence"]),
  /** Number of items; 0 for a datanet's description and for evidence. */
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
 * What is stored: blocks in a backend, and under a directory `roots/<cid>.json`, a record of each
 * root, and `uploads/`, where blocks wait until all are verified.
 *
 * Every file is written elsewhere, flushed and renamed, so a reader sees all of it or nothing. A
 * crash at any moment leaves at worst an unfinished upload, which is swept, or blocks without a
 * record, which are never served and are reused when the upload is repeated.
 */
export class ContentStore {
  private swept: Promise<void> | undefined;
  private readonly published = new Map<string, Promise<void>>();

  /** @param directory where everything lies; made when it is first needed. */
  constructor(
    readonly directory: string,
    readonly backend: BlockBackend = new DiskBlocks(directory),
  ) {}

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
      throw new ContentError(
        "internal",
        msg("The record of {cid} is damaged; upload it again.", { cid: cid.toString() }),
        {
          cause: error,
        },
      );
    }
  }

  /** CIDs of all roots with a record. */
  async roots(): Promise<CID[]> {
    const names = await readdir(path.join(this.directory, "roots")).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    return names
      .filter((name) => name.endsWith(".json"))
      .map((name) => CID.parse(name.slice(0, -5)));
  }

  /**
   * A block, checked against its hash. A damaged one is put out of the way, so that uploading its
   * content again repairs it.
   *
   * @throws ContentError internal when it was lost or changed, naming it; unreachable.
   */
  async get(cid: CID): Promise<Uint8Array> {
    const bytes = await this.backend.get(cid);
    if (bytes === undefined) {
      throw new ContentError(
        "internal",
        msg("Block {cid} is missing; upload its content again.", { cid: cid.toString() }),
      );
    }
    if (await hashMatches(cid, bytes)) return bytes;
    // A disk that is read-only or failing must not hide what was found.
    await this.backend.quarantine(cid).catch(() => undefined);
    throw new ContentError(
      "internal",
      msg(
        this.backend.name === "disk"
          ? "Block {cid} is damaged on disk; upload its content again."
          : "Block {cid} is damaged where it is kept; upload its content again.",
        { cid: cid.toString() },
      ),
    );
  }

  /**
   * Lets the backend spread a root that everybody may see, once for each process.
   *
   * @throws ContentError; the next call tries again.
   */
  publish(root: CID): Promise<void> {
    const name = root.toString();
    const running = this.published.get(name);
    if (running !== undefined) return running;
    const publishing = (this.backend.publish?.(root) ?? Promise.resolve()).catch(
      (error: unknown) => {
        this.published.delete(name);
        throw error;
      },
    );
    this.published.set(name, publishing);
    return publishing;
  }

  /** Opens a place for an upload. The caller commits or discards it. */
  async stage(): Promise<Staging> {
    this.swept ??= this.sweep();
    await this.swept;
    const base = path.join(this.directory, "uploads", randomUUID());
    await mkdir(base, { recursive: true });
    const staged = new Map<string, StagedBlock>();
    return {
      put: async (cid, bytes) => {
        const file = path.join(base, cid.toString());
        await writeFile(file, bytes);
        staged.set(cid.toString(), { cid, size: bytes.length, file });
      },
      // Hashed as it arrived and written by this process: hashing it again would say nothing new.
      get: async (cid) => {
        const block = staged.get(cid.toString());
        if (block === undefined)
          throw new ContentError(
            "incomplete",
            msg("Block {cid} is missing.", { cid: cid.toString() }),
          );
        return readFile(block.file);
      },
      discard: () => rm(base, { recursive: true, force: true }),
      commit: async (root, content) => {
        const blocks = [...staged.values()];
        await this.backend.keep(root, blocks);
        const record: RootRecord = {
          version: 1,
          cid: root.toString(),
          kind: content.kind,
          items: content.kind === "contribution" ? content.manifest.items.length : 0,
          bytes: content.bytes,
          car: await carSize(root, blocks),
          blocks: [...staged.keys()],
          storedAt: new Date().toISOString(),
        };
        const target = this.recordPath(record.cid);
        await mkdir(path.dirname(target), { recursive: true });
        await writeWhole(target, path.join(base, "record.json"), JSON.stringify(record));
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

const stores = new Map<string, ContentStore>();

/** The store that the environment names; see docs/content.md. */
export function contentStore(): ContentStore {
  const { CONTENT_DIR, CONTENT_BACKEND, KUBO_RPC_URL, PINNING_URL } = process.env;
  const key = JSON.stringify([CONTENT_DIR, CONTENT_BACKEND, KUBO_RPC_URL, PINNING_URL]);
  let store = stores.get(key);
  if (store === undefined) {
    const { directory, backend } = storageConfig(process.env);
    store = new ContentStore(directory, backend);
    stores.set(key, store);
  }
  return store;
}
