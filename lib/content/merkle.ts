import { encodeAbiParameters, keccak256, stringToHex, type Address, type Hex } from "viem";
import { canonicalJson } from "./canonical";

const LEAF = [{ type: "address" }, { type: "uint256" }, { type: "bytes32" }] as const;

/** keccak256(abi.encode(contributor, index, itemHash)): bound to its author, so a copy is worthless. */
export function itemLeaf(contributor: Address, index: number, itemHash: Hex): Hex {
  return keccak256(encodeAbiParameters(LEAF, [contributor, BigInt(index), itemHash]));
}

/** keccak256 of a node's two children in ascending order, as OpenZeppelin's MerkleProof hashes. */
function hashPair(a: Hex, b: Hex): Hex {
  const [low, high] = a.toLowerCase() < b.toLowerCase() ? [a, b] : [b, a];
  return keccak256(`0x${low.slice(2)}${high.slice(2)}`);
}

/**
 * The contribution's `itemsRoot`: leaves in item order, neighbours hashed level by level, a node
 * without a neighbour moves up unchanged.
 *
 * @param itemHashes 32-byte hash of each item, in order, at least one.
 */
export function itemsRoot(contributor: Address, itemHashes: readonly Hex[]): Hex {
  if (itemHashes.length === 0) throw new RangeError("A contribution has at least one item.");
  let level = itemHashes.map((hash, index) => itemLeaf(contributor, index, hash));
  while (level.length > 1) {
    const next: Hex[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const right = level[i + 1];
      next.push(right === undefined ? level[i]! : hashPair(level[i]!, right));
    }
    level = next;
  }
  return level[0]!;
}

/** The hash of a label item: keccak256 of the canonical JSON `{"label":…,"target":…}`. */
export function labelHash(item: { target: number; label: string }): Hex {
  return keccak256(stringToHex(canonicalJson({ target: item.target, label: item.label })));
}
