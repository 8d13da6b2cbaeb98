import { BaseBlockstore } from "blockstore-core";
import { importer, type BufferImporter } from "ipfs-unixfs-importer";
import { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import { sha256 } from "multiformats/hashes/sha2";
import type { Address, Hex } from "viem";
import { carPieces } from "./car";
import { cidToDigest } from "./cid";
import { buildFiles, goneError, type ContributionDraft, type PackFile } from "./contribution";
import { canonicalJson } from "./canonical";
import { buildEvidence, type EvidenceDraft } from "./evidence";
import { itemsRoot } from "./merkle";
import { bytesOf, sizeOf, sliceOf, type Bytes } from "./pieces";
import {
  datanetDescriptionSchema,
  PROFILE,
  type DatanetDescription,
  type Manifest,
} from "./schema";

/** Bytes of a leaf: the profile's chunk size. */
const CHUNK_BYTES = 1_048_576;
/** Files, and leaves of one file, read and hashed at the same time; they bound the memory used. */
const FILES_AT_ONCE = 4;
const LEAVES_AT_ONCE = 4;

/** A content-addressed piece of a directory. A leaf of a blob is a slice of that blob. */
export interface Block<B extends Bytes = Bytes> {
  cid: CID;
  bytes: Uint8Array | B;
}

/** A directory as blocks. `digest` is what the contract stores, `bytes` the files' size together. */
export interface Packed<B extends Bytes = Bytes> {
  cid: string;
  digest: Hex;
  root: CID;
  /** In an order that follows from the content alone, so that equal content gives equal CARs. */
  blocks: Block<B>[];
  bytes: number;
}

/** Keeps the nodes that the importer makes: directories and lists of leaves, all small. */
class NodeCollector extends BaseBlockstore {
  readonly nodes = new Map<string, Block<Uint8Array>>();

  override put(cid: CID, bytes: Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>) {
    if (!(bytes instanceof Uint8Array)) throw new TypeError("The importer puts whole blocks.");
    this.nodes.set(cid.toString(), { cid, bytes });
    return cid;
  }
}

/** A file's bytes, a leaf at a time, so that the importer's chunker has nothing to join or cut. */
async function* leavesOf({ bytes, item }: PackFile): AsyncGenerator<Uint8Array> {
  const size = sizeOf(bytes);
  let at = 0;
  // An empty file has one empty leaf.
  do {
    const slice = sliceOf(bytes, at, Math.min(size, at + CHUNK_BYTES));
    yield await bytesOf(slice).catch((cause: unknown) => {
      throw item ? goneError(item.title, item.index, cause) : cause;
    });
    at += CHUNK_BYTES;
  } while (at < size);
}

/**
 * Packs files into a UnixFS directory under the profile `unixfs-v1-2025`. Runs in workers and Node;
 * the result depends only on paths and bytes. Leaves are hashed and then only referred to, so that
 * packing blobs needs a few MiB however large they are.
 *
 * @param onBytes called with the bytes packed so far, for progress.
 */
export async function pack<B extends Bytes = Bytes>(
  files: readonly PackFile<B>[],
  onBytes?: (done: number) => void,
): Promise<Packed<B>> {
  const store = new NodeCollector();
  const sources = new Map(files.map((file) => [file.path, file.bytes]));
  const leaves = new Map<string, Block<B>[]>();
  let done = 0;

  const hashLeaves: BufferImporter = async function* (file) {
    const path = file.path ?? "";
    const source = sources.get(path)!;
    const refs: Block<B>[] = [];
    leaves.set(path, refs);
    let at = 0;
    for await (const block of file.content) {
      const start = at;
      const index = start / CHUNK_BYTES;
      at += block.length;
      yield async () => {
        const cid = CID.createV1(raw.code, await sha256.digest(block));
        refs[index] = { cid, bytes: sliceOf(source, start, start + block.length) };
        done += block.length;
        onBytes?.(done);
        return { cid, unixfs: undefined, size: BigInt(block.length), block };
      };
    }
  };
  const candidates = files.map((file) => ({ path: file.path, content: leavesOf(file) }));
  let root: CID | undefined;
  for await (const entry of importer(candidates, store, {
    profile: PROFILE,
    wrapWithDirectory: true,
    chunker: (source) => source as AsyncGenerator<Uint8Array>,
    bufferImporter: hashLeaves,
    fileImportConcurrency: FILES_AT_ONCE,
    blockWriteConcurrency: LEAVES_AT_ONCE,
  })) {
    if (entry.path === "" || entry.path === undefined) root = entry.cid;
  }
  if (root === undefined) throw new Error("The importer made no root directory.");

  // Nodes before leaves, so that a reader knows the shape of what follows; equal leaves once.
  const blocks = new Map<string, { cid: CID; bytes: Uint8Array | B }>();
  for (const name of [...store.nodes.keys()].sort()) blocks.set(name, store.nodes.get(name)!);
  for (const { path } of files) {
    for (const leaf of leaves.get(path) ?? []) blocks.set(leaf.cid.toString(), leaf);
  }
  return {
    cid: root.toString(),
    digest: cidToDigest(root.toString()),
    root,
    blocks: [...blocks.values()],
    bytes: done,
  };
}

/** A contribution ready to upload and to put on chain. `car` holds the upload's bytes in order. */
export interface PackedContribution<B extends Bytes = Bytes> extends Packed<B | Uint8Array> {
  manifest: Manifest;
  itemsRoot: Hex;
  count: number;
  car: (B | Uint8Array)[];
}

/** Builds the manifest, packs it with its items and computes the Merkle root of the items. */
export async function packContribution<B extends Bytes = Bytes>(
  draft: ContributionDraft<B>,
  onBytes?: (done: number) => void,
): Promise<PackedContribution<B>> {
  const { manifest, files, itemHashes } = await buildFiles(draft);
  const packed = await pack(files, onBytes);
  return {
    ...packed,
    manifest,
    itemsRoot: itemsRoot(manifest.contributor as Address, itemHashes),
    count: itemHashes.length,
    car: await carPieces(packed.root, packed.blocks),
  };
}

/** A statement and its files, packed with `evidence.json` in a directory of their own. */
export async function packEvidence<B extends Bytes = Bytes>(
  draft: EvidenceDraft<B>,
): Promise<Packed<B | Uint8Array> & { car: (B | Uint8Array)[] }> {
  const packed = await pack(await buildEvidence(draft));
  return { ...packed, car: await carPieces(packed.root, packed.blocks) };
}

/** A datanet's description packed as `datanet.json` in a directory of its own. */
export async function packDatanet(
  description: DatanetDescription,
): Promise<Packed<Uint8Array> & { car: Uint8Array[] }> {
  const checked = datanetDescriptionSchema.parse(description);
  const bytes = new TextEncoder().encode(canonicalJson(checked));
  const packed = await pack([{ path: "datanet.json", bytes }]);
  return { ...packed, car: await carPieces(packed.root, packed.blocks) };
}
