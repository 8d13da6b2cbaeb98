import { BaseBlockstore } from "blockstore-core";
import { importer } from "ipfs-unixfs-importer";
import type { CID } from "multiformats/cid";
import type { Address, Hex } from "viem";
import { carChunks } from "./car";
import { cidToDigest } from "./cid";
import { buildFiles, type ContributionDraft, type PackFile } from "./contribution";
import { canonicalJson } from "./canonical";
import { itemsRoot } from "./merkle";
import {
  datanetDescriptionSchema,
  PROFILE,
  type DatanetDescription,
  type Manifest,
} from "./schema";

/** A content-addressed piece of a directory. */
export interface Block {
  cid: CID;
  bytes: Uint8Array;
}

/** A directory as blocks. `digest` is what the contract stores, `bytes` the files' size together. */
export interface Packed {
  cid: string;
  digest: Hex;
  root: CID;
  blocks: Block[];
  bytes: number;
}

/** Keeps what the importer writes, each block once. */
class BlockCollector extends BaseBlockstore {
  readonly blocks = new Map<string, Block>();

  override put(cid: CID, bytes: Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>) {
    if (!(bytes instanceof Uint8Array)) throw new TypeError("The importer puts whole blocks.");
    this.blocks.set(cid.toString(), { cid, bytes });
    return cid;
  }
}

/**
 * Packs files into a UnixFS directory under the profile `unixfs-v1-2025`. Runs in workers and Node;
 * the result depends only on paths and bytes.
 *
 * @param onBytes called with the bytes packed so far, for progress.
 */
export async function pack(
  files: readonly PackFile[],
  onBytes?: (done: number) => void,
): Promise<Packed> {
  const store = new BlockCollector();
  let bytes = 0;
  async function* candidates() {
    for (const file of files) {
      yield { path: file.path, content: file.bytes };
      bytes += file.bytes.length;
      onBytes?.(bytes);
    }
  }
  let root: CID | undefined;
  for await (const entry of importer(candidates(), store, {
    profile: PROFILE,
    wrapWithDirectory: true,
  })) {
    if (entry.path === "" || entry.path === undefined) root = entry.cid;
  }
  if (root === undefined) throw new Error("The importer made no root directory.");
  return {
    cid: root.toString(),
    digest: cidToDigest(root.toString()),
    root,
    blocks: [...store.blocks.values()],
    bytes,
  };
}

/** A contribution ready to upload and to put on chain. `car` holds the upload's bytes in order. */
export interface PackedContribution extends Packed {
  manifest: Manifest;
  itemsRoot: Hex;
  count: number;
  car: Uint8Array[];
}

/** Builds the manifest, packs it with its items and computes the Merkle root of the items. */
export async function packContribution(
  draft: ContributionDraft,
  onBytes?: (done: number) => void,
): Promise<PackedContribution> {
  const { manifest, files, itemHashes } = await buildFiles(draft);
  const packed = await pack(files, onBytes);
  return {
    ...packed,
    manifest,
    itemsRoot: itemsRoot(manifest.contributor as Address, itemHashes),
    count: itemHashes.length,
    car: await carChunks(packed.root, packed.blocks),
  };
}

/** A datanet's description packed as `datanet.json` in a directory of its own. */
export async function packDatanet(
  description: DatanetDescription,
): Promise<Packed & { car: Uint8Array[] }> {
  const checked = datanetDescriptionSchema.parse(description);
  const bytes = new TextEncoder().encode(canonicalJson(checked));
  const packed = await pack([{ path: "datanet.json", bytes }]);
  return { ...packed, car: await carChunks(packed.root, packed.blocks) };
}
