import { exporter, type UnixFSDirectory, type UnixFSEntry } from "ipfs-unixfs-exporter";
import type { CID } from "multiformats/cid";
import type { z } from "zod";
import { msg, phrase, type Text } from "@/lib/texts/text";
import { sha256, toHex } from "./cid";
import { ContentError } from "./errors";
import { wordsOf } from "./issues";
import { MAX_FILE_BYTES, MAX_MANIFEST_BYTES, MAX_TOTAL_BYTES } from "./limits";
import { formatBytes } from "@/lib/format/number";
import {
  datanetDescriptionSchema,
  evidenceSchema,
  manifestSchema,
  type DatanetDescription,
  type Evidence,
  type FileItem,
  type Manifest,
} from "./schema";

/** The files that say what a directory is; each directory has one of them. */
export const HEADS = ["datanet.json", "manifest.json", "evidence.json"] as const;

/** multicodec code of a leaf that is nothing but bytes. */
const RAW = 0x55;

/** Reads a block whose bytes are known to match its CID. Throws ContentError when it cannot. */
export type ReadBlock = (cid: CID) => Promise<Uint8Array>;

/** What a verified directory is. `bytes` counts its files together. */
export type CheckedContent = { bytes: number; files: string[] } & (
  | { kind: "datanet"; description: DatanetDescription }
  | { kind: "contribution"; manifest: Manifest }
  | { kind: "evidence"; evidence: Evidence }
);

/**
 * Blocks that reading one directory may touch. The largest honest one touches about 1,700; without a
 * bound a small file of links to links could keep the server reading for years.
 */
const MAX_READS = 4096;

/** The exporter's view of a block reader; `seen` collects every CID that was needed. */
export function readable(read: ReadBlock, seen = new Set<string>(), most = MAX_READS) {
  let reads = 0;
  return {
    async *get(cid: CID) {
      reads += 1;
      if (reads > most) {
        throw new ContentError(
          "malformed",
          msg("The directory links to far more blocks than it needs."),
        );
      }
      seen.add(cid.toString());
      yield await read(cid);
    },
  };
}

type Readable = ReturnType<typeof readable>;

/**
 * Checks that the blocks under `root` are one complete datanet description, contribution or evidence: every
 * block there and none besides (`present`), safe names, files exactly as the manifest promises.
 *
 * @throws ContentError incomplete, unexpected, malformed.
 */
export async function checkDirectory(
  root: CID,
  read: ReadBlock,
  present: ReadonlySet<string>,
): Promise<CheckedContent> {
  const seen = new Set<string>();
  const store = readable(read, seen);
  const files = await listFiles(root, store);

  const [datanet, manifest, evidence] = HEADS.map((name) => files.get(name));
  if (HEADS.filter((name) => files.has(name)).length !== 1) {
    throw new ContentError(
      "malformed",
      msg(
        "The directory must hold a manifest.json, a datanet.json or an evidence.json, and one only.",
      ),
    );
  }
  let checked: CheckedContent;
  if (datanet !== undefined) {
    const bytes = await readFile(datanet, "datanet.json", MAX_MANIFEST_BYTES, store);
    const description = parse("datanet.json", bytes, datanetDescriptionSchema);
    allowOnly(files, new Set(["datanet.json"]), "datanet.json");
    checked = { kind: "datanet", description, bytes: bytes.length, files: [...files.keys()] };
  } else if (evidence !== undefined) {
    checked = await checkEvidence(files, evidence, store);
  } else {
    checked = await checkContribution(files, manifest!, store);
  }
  for (const cid of present) {
    if (!seen.has(cid)) {
      throw new ContentError(
        "unexpected",
        msg("Block {cid} belongs to none of the files.", { cid }),
      );
    }
  }
  return checked;
}

async function checkContribution(
  files: Map<string, CID>,
  manifestCid: CID,
  store: Readable,
): Promise<CheckedContent> {
  const raw = await readFile(manifestCid, "manifest.json", MAX_MANIFEST_BYTES, store);
  const manifest = parse("manifest.json", raw, manifestSchema);
  const promised = manifest.kind === "labels" ? [] : manifest.items;
  const bytes = raw.length + (await checkFiles(files, promised, "manifest.json", store));
  return { kind: "contribution", manifest, bytes, files: [...files.keys()] };
}

async function checkEvidence(
  files: Map<string, CID>,
  cid: CID,
  store: Readable,
): Promise<CheckedContent> {
  const raw = await readFile(cid, "evidence.json", MAX_MANIFEST_BYTES, store);
  const evidence = parse("evidence.json", raw, evidenceSchema);
  const bytes = raw.length + (await checkFiles(files, evidence.files, "evidence.json", store));
  return { kind: "evidence", evidence, bytes, files: [...files.keys()] };
}

/** Checks that there is every file that is promised, as promised, and none besides. @returns their bytes */
async function checkFiles(
  files: Map<string, CID>,
  promised: readonly Pick<FileItem, "path" | "size" | "sha256">[],
  by: string,
  store: Readable,
): Promise<number> {
  allowOnly(files, new Set([by, ...promised.map((i) => i.path)]), by);
  let bytes = 0;
  for (const item of promised) {
    const cid = files.get(item.path);
    if (cid === undefined) {
      throw new ContentError(
        "incomplete",
        msg("The file {path} is named in {by} but missing.", { path: item.path, by }),
      );
    }
    const content = await readFile(cid, item.path, MAX_FILE_BYTES, store);
    if (content.length !== item.size) {
      throw new ContentError(
        "malformed",
        msg("The file {path} has {bytes} bytes, its manifest says {promised}.", {
          path: item.path,
          bytes: content.length,
          promised: item.size,
        }),
      );
    }
    // A file of one leaf is its block, whose hash has been checked and is part of the CID.
    const hash = cid.code === RAW ? toHex(cid.multihash.digest) : await sha256(content);
    if (hash !== item.sha256) {
      throw new ContentError(
        "malformed",
        msg("The file {path} is not the one in its manifest.", { path: item.path }),
      );
    }
    bytes += content.length;
    if (bytes > MAX_TOTAL_BYTES) {
      const most = formatBytes(MAX_TOTAL_BYTES);
      throw new ContentError(
        "too-large",
        msg("A contribution may hold at most {most} of items.", { most }),
      );
    }
  }
  return bytes;
}

/** Opens a node; what the exporter throws for damaged ones becomes a sentence. */
async function open(cid: CID, store: Readable): Promise<UnixFSEntry> {
  try {
    return await exporter(cid, store);
  } catch (cause) {
    throw asContentError(
      cause,
      msg("Block {cid} is not a well-formed file or directory.", { cid: cid.toString() }),
    );
  }
}

/**
 * Files at the top and one level down; anything deeper is refused. Their CIDs and not the exporter's
 * entries, which would keep the bytes of every small file in memory.
 */
async function listFiles(root: CID, store: Readable): Promise<Map<string, CID>> {
  const top = await open(root, store);
  if (top.type !== "directory") {
    throw new ContentError("malformed", msg("The root must be a directory."));
  }
  const files = new Map<string, CID>();
  const walk = async (directory: UnixFSDirectory, prefix: string) => {
    for await (const link of directory.entries()) {
      const path = prefix + link.name;
      if (!/^(items\/)?[a-z0-9]+(\.[a-z]+)?$/.test(path) || files.has(path)) {
        const shown = JSON.stringify(path.slice(0, 60));
        throw new ContentError(
          "unexpected",
          msg("The directory holds an unsafe file name: {shown}.", { shown }),
        );
      }
      if (link.cid.code === RAW) {
        files.set(path, link.cid);
        continue;
      }
      const entry = await open(link.cid, store);
      if (entry.type === "directory" && path === "items") await walk(entry, "items/");
      else if (entry.type === "file") files.set(path, link.cid);
      else throw new ContentError("unexpected", msg("The entry {path} is not a file.", { path }));
    }
  };
  try {
    await walk(top, "");
  } catch (cause) {
    throw asContentError(cause, msg("The directory is not well formed."));
  }
  return files;
}

/** Bytes of a file of at most `most` bytes. */
async function readFile(
  cid: CID,
  path: string,
  most: number,
  store: Readable,
): Promise<Uint8Array> {
  const entry = await open(cid, store);
  if (entry.type !== "file" && entry.type !== "raw") {
    throw new ContentError("malformed", msg("The entry {path} is not a file.", { path }));
  }
  const tooLarge = msg("The file {path} is larger than {size}.", { path, size: formatBytes(most) });
  if (entry.size > BigInt(most)) throw new ContentError("too-large", tooLarge);
  if (entry.type === "raw") return entry.node;
  const content = new Uint8Array(Number(entry.size));
  let at = 0;
  try {
    for await (const chunk of entry.content()) {
      if (at + chunk.length > content.length) throw new ContentError("malformed", tooLarge);
      content.set(chunk, at);
      at += chunk.length;
    }
  } catch (cause) {
    throw asContentError(cause, msg("The file {path} is not well formed.", { path }));
  }
  if (at !== content.length) {
    throw new ContentError("incomplete", msg("The file {path} ends early.", { path }));
  }
  return content;
}

function allowOnly(files: Map<string, CID>, allowed: Set<string>, by: string): void {
  for (const path of files.keys()) {
    if (!allowed.has(path)) {
      throw new ContentError(
        "unexpected",
        msg("The file {path} is not named in {by}.", { path, by }),
      );
    }
  }
}

function parse<T>(name: string, bytes: Uint8Array, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new ContentError("malformed", msg("{name} is not valid JSON.", { name }), { cause });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const where = issue.path.join(".");
  const message = phrase(wordsOf(issue));
  throw new ContentError(
    "malformed",
    where
      ? msg("{name} is not valid at {where}: {message}.", { name, where, message })
      : msg("{name} is not valid: {message}.", { name, message }),
  );
}

/** The ContentError inside an exporter's error, or one with this sentence. */
export function asContentError(cause: unknown, sentence: Text): ContentError {
  for (let error = cause; error instanceof Error; error = error.cause) {
    if (error instanceof ContentError) return error;
  }
  return new ContentError("malformed", sentence, { cause });
}
