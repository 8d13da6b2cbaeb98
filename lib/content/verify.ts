import type { Address, Hex } from "viem";
import { msg, type Text } from "@/lib/texts/text";
import { openCar } from "./car";
import { cidToDigest } from "./cid";
import { itemHashes } from "./contribution";
import { checkDirectory } from "./dag";
import { ContentError } from "./errors";
import { itemsRoot } from "./merkle";
import { blobOf, bytesOf } from "./pieces";

/** Whether stored content is what the chain says, and if not, why in a sentence. */
export type Verification =
  | {
      ok: true;
      /** Number of items; 0 for a datanet's description. */
      items: number;
      /** Bytes of all files together. */
      bytes: number;
      /** Recomputed Merkle root, to compare with the one on chain; contributions only. */
      itemsRoot?: Hex;
    }
  | { ok: false; reason: Text };

/** Checks a CAR against the digest on chain: every block, the directory, every file. */
export async function verifyCar(
  digest: Hex,
  source: AsyncIterable<Uint8Array>,
): Promise<Verification> {
  try {
    const { root, blocks } = await openCar(source);
    // As blobs, which a browser keeps outside the program's memory, however much it is.
    const held = new Map<string, Blob>();
    for await (const { cid, bytes } of blocks) held.set(cid.toString(), blobOf([bytes]));
    if (cidToDigest(root.toString()) !== digest.toLowerCase()) {
      return { ok: false, reason: msg("The store serves other content than the chain names.") };
    }
    const read = async (cid: { toString(): string }) => {
      const block = held.get(cid.toString());
      if (block === undefined)
        throw new ContentError(
          "incomplete",
          msg("Block {cid} is missing.", { cid: cid.toString() }),
        );
      return bytesOf(block);
    };
    const content = await checkDirectory(root, read, new Set(held.keys()));
    if (content.kind !== "contribution") return { ok: true, items: 0, bytes: content.bytes };
    const { manifest } = content;
    return {
      ok: true,
      items: manifest.items.length,
      bytes: content.bytes,
      itemsRoot: itemsRoot(manifest.contributor as Address, itemHashes(manifest)),
    };
  } catch (error) {
    if (error instanceof ContentError) return { ok: false, reason: error.sentence };
    throw error;
  }
}
