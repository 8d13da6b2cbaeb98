import { exporter } from "ipfs-unixfs-exporter";
import { base32 } from "multiformats/bases/base32";
import type { CID } from "multiformats/cid";
import { msg, phrase } from "@/lib/texts/text";
import { openCar } from "../car";
import { sha256 } from "../cid";
import { asContentError, readable } from "../dag";
import { ContentError } from "../errors";
import { MAX_CAR_BYTES, MAX_FILE_BYTES } from "../limits";
import { formatBytes } from "@/lib/format/number";
import { blobOf, bytesOf } from "../pieces";
import {
  manifestSchema,
  type DatanetType,
  type FileItem,
  type Manifest,
  type MediaType,
} from "../schema";
import { previewItem } from "./preview";
import { FileError, type Draft, type ParseOptions, type SourceFile } from "./types";

/** Files looked at in one CAR, and folders inside folders. */
const MAX_FILES = 2000;
const MAX_DEPTH = 8;

const TAKES: Record<DatanetType, (mediaType: MediaType) => boolean> = {
  text: (mediaType) => mediaType === "text/plain",
  table: (mediaType) => mediaType === "application/json",
  email: (mediaType) => mediaType === "message/rfc822",
  image: (mediaType) => mediaType.startsWith("image/"),
};

/** A file inside a CAR. */
export interface CarEntry {
  path: string;
  read(): Promise<Uint8Array>;
}

/** What a CAR holds. With `items` it is a contribution: its files are items, by path. */
export interface CarContents {
  files: CarEntry[];
  items: Map<string, FileItem> | undefined;
}

async function* chunksOf(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = (file.stream() as ReadableStream<Uint8Array>).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.releaseLock();
  }
}

/**
 * Opens a CAR that a person chose: every block is checked against its hash, then only referred to.
 *
 * @throws FileError starting with the file's name.
 */
export async function openCarFile(name: string, file: SourceFile): Promise<CarContents> {
  if (file.size > MAX_CAR_BYTES) {
    throw new FileError(
      msg("{name} is larger than {size}, the most it may be.", {
        name,
        size: formatBytes(MAX_CAR_BYTES),
      }),
    );
  }
  try {
    const source = file.file ?? blobOf([await file.read()]);
    const { root, blocks } = await openCar(chunksOf(source), { made: "elsewhere" });
    const held = new Map<string, Blob>();
    for await (const { cid, bytes } of blocks) held.set(key(cid), blobOf([bytes]));
    const store = readable(
      async (cid) => {
        const block = held.get(key(cid));
        if (block === undefined)
          throw new ContentError(
            "incomplete",
            msg("Block {cid} is missing.", { cid: cid.toString() }),
          );
        return bytesOf(block);
      },
      undefined,
      // A directory and its file are looked at when they are listed and when they are read.
      4 * held.size + MAX_FILES,
    );
    const files: CarEntry[] = [];
    await list(root, "", store, files, 0);
    return { files, items: await itemsOf(name, files) };
  } catch (cause) {
    if (cause instanceof FileError) throw cause;
    const { sentence } = asContentError(cause, msg("It is damaged, or not made of files."));
    throw new FileError(
      msg("{name} could not be taken: {sentence}", { name, sentence: phrase(sentence) }),
      { cause },
    );
  }
}

/** Blocks by their hash, so that links in CID version 0 and 1 find the same block. */
function key(cid: CID): string {
  return base32.encode(cid.multihash.bytes);
}

/** Adds the files under a node; folders within folders are followed, hidden files left out. */
async function list(
  cid: CID,
  path: string,
  store: ReturnType<typeof readable>,
  files: CarEntry[],
  depth: number,
): Promise<void> {
  const entry = await exporter(cid, store);
  if (entry.type === "directory") {
    if (depth >= MAX_DEPTH) return;
    for await (const link of entry.entries()) {
      if (link.name.startsWith(".")) continue;
      const inside = path === "" ? link.name : `${path}/${link.name}`;
      await list(link.cid, inside, store, files, depth + 1);
    }
  } else if ((entry.type === "file" || entry.type === "raw") && files.length < MAX_FILES) {
    files.push({ path: path === "" ? "file" : path, read: () => read(cid, path, store) });
  }
}

async function read(
  cid: CID,
  path: string,
  store: ReturnType<typeof readable>,
): Promise<Uint8Array> {
  const entry = await exporter(cid, store);
  if (entry.type !== "file" && entry.type !== "raw")
    throw new FileError(msg("{path} is not a file.", { path }));
  if (entry.size > BigInt(MAX_FILE_BYTES)) {
    const most = formatBytes(MAX_FILE_BYTES);
    throw new FileError(
      msg("{path} is larger than {most}, the most a file may have.", { path, most }),
    );
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry.content()) chunks.push(chunk);
  return bytesOf(blobOf(chunks));
}

/** What a contribution's manifest says of its files; undefined for any other directory. */
async function itemsOf(
  name: string,
  files: CarEntry[],
): Promise<Map<string, FileItem> | undefined> {
  if (files.some(({ path }) => path === "datanet.json")) {
    throw new FileError(msg("{name} holds the description of a datanet, not items.", { name }));
  }
  const at = files.findIndex(({ path }) => path === "manifest.json");
  if (at < 0) return undefined;
  const [file] = files.splice(at, 1);
  let manifest: Manifest;
  try {
    const bytes = await file!.read();
    manifest = manifestSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new FileError(
      msg("{name} could not be taken: its manifest.json is not valid.", { name }),
      { cause },
    );
  }
  if (manifest.kind === "labels") {
    throw new FileError(
      msg("{name} holds labels for another contribution's items, not items.", { name }),
    );
  }
  return new Map(manifest.items.map((item) => [item.path, item]));
}

/**
 * An item as its manifest describes it, checked like any file: its hash, and that its bytes are what
 * they are said to be.
 */
export async function draftOf(
  name: string,
  bytes: Uint8Array,
  item: FileItem | undefined,
  { type, labels, field, decodeImage }: ParseOptions,
): Promise<Draft> {
  if (item === undefined)
    throw new FileError(msg("{name} is not named in the manifest.", { name }));
  if (!TAKES[type](item.mediaType)) {
    throw new FileError(
      msg("{name} is {mediaType}, which this datanet does not take.", {
        name,
        mediaType: item.mediaType,
      }),
    );
  }
  if ((await sha256(bytes)) !== item.sha256) {
    throw new FileError(msg("{name} is not the file that its manifest names.", { name }));
  }
  const preview = await previewItem(item.mediaType, bytes);
  if (preview.kind === "unreadable")
    throw new FileError(msg("{name}: {reason}", { name, reason: phrase(preview.reason) }));
  if (preview.kind === "image") {
    await decodeImage?.(bytes, item.mediaType).catch((cause: unknown) => {
      throw new FileError(msg("{name} is damaged: it cannot be shown as a picture.", { name }), {
        cause,
      });
    });
  }
  const known = labels === "inline" && field?.options.includes(item.label ?? "");
  return {
    name,
    title: item.title,
    mediaType: item.mediaType,
    bytes,
    preview,
    ...(known ? { label: item.label!, labelFrom: "file" as const } : {}),
    ...(item.meta ? { meta: item.meta } : {}),
    warnings: [],
  };
}
