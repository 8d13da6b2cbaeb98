import fc from "fast-check";
import { encodePacked, keccak256, type Address, type Hex } from "viem";
import { describe, expect, it } from "vitest";
import { itemLeaf, itemsRoot, labelHash } from "./merkle";

const CONTRIBUTOR: Address = "0x00000000000000000000000000000000000000AA";
const hash32 = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes): Hex => `0x${Buffer.from(bytes).toString("hex")}`);

function pair(a: Hex, b: Hex): Hex {
  const [low, high] = BigInt(a) < BigInt(b) ? [a, b] : [b, a];
  return keccak256(encodePacked(["bytes32", "bytes32"], [low, high]));
}

/** The same tree said top down: the left half is the largest power of two below the length. */
function naiveRoot(leaves: Hex[]): Hex {
  if (leaves.length === 1) return leaves[0]!;
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  return pair(naiveRoot(leaves.slice(0, left)), naiveRoot(leaves.slice(left)));
}

describe("itemsRoot", () => {
  it("equals a naive tree for every count up to 128", () => {
    fc.assert(
      fc.property(fc.array(hash32, { minLength: 1, maxLength: 128 }), (hashes) => {
        const leaves = hashes.map((hash, i) => itemLeaf(CONTRIBUTOR, i, hash));
        expect(itemsRoot(CONTRIBUTOR, hashes)).toBe(naiveRoot(leaves));
      }),
      { numRuns: 60 },
    );
  });

  it("has leaves of keccak256(abi.encode(contributor, index, hash))", () => {
    const hash: Hex = `0x${"11".repeat(32)}`;
    const encoded = `0x${"0".repeat(62)}aa${"0".repeat(63)}5${"11".repeat(32)}` as Hex;
    expect(itemLeaf(CONTRIBUTOR, 5, hash)).toBe(keccak256(encoded));
  });

  it("differs by contributor and by order, so a copied root is worthless", () => {
    const hashes: Hex[] = [`0x${"11".repeat(32)}`, `0x${"22".repeat(32)}`];
    const other: Address = "0x00000000000000000000000000000000000000bb";
    expect(itemsRoot(other, hashes)).not.toBe(itemsRoot(CONTRIBUTOR, hashes));
    expect(itemsRoot(CONTRIBUTOR, hashes.toReversed())).not.toBe(itemsRoot(CONTRIBUTOR, hashes));
  });

  it("refuses an empty list", () => {
    expect(() => itemsRoot(CONTRIBUTOR, [])).toThrow(RangeError);
  });
});

it("hashes a label by its canonical JSON, whatever order its properties have", () => {
  const expected = keccak256(`0x${Buffer.from('{"label":"spam","target":3}').toString("hex")}`);
  expect(labelHash({ target: 3, label: "spam" })).toBe(expected);
  expect(labelHash({ label: "spam", target: 3 })).toBe(expected);
});
