import { keccak256, toHex } from "viem";

/** Reproducible random numbers in [0, 1) from a seed: keccak of the seed and a counter. */
export function seeded(seed: string): () => number {
  let counter = 0;
  return () => Number(BigInt(keccak256(toHex(`${seed}:${counter++}`))) >> 204n) / 2 ** 52;
}
