/**
 * What a ballot earns, bit for bit as `contracts/src/libraries/Score.sol` computes it.
 *
 * A verdict is one bitmap over N items (bit i = "item i is good", 2 <= N <= 255) whose bits at N and
 * above are clear. Scores are in WAD (10^18 = 1), money is in gwei; negative quotients round toward
 * minus infinity.
 *
 * Source of the score: Dasgupta and Ghosh, "Crowdsourced Judgement Elicitation with Endogenous
 * Proficiency" (2013), averaged over all pairs of tasks: S = 2 (N n_ij - n_i n_j) / (N (N - 1)). It is
 * identically 0 for a constant bitmap.
 */
import { atLeast } from "./tally";

const WAD = 10n ** 18n;

/** Number of set bits of a bitmap of any width. */
export function popcount(bits: bigint): bigint {
  let count = 0;
  for (let rest = bits; rest > 0n; rest >>= 32n) {
    let word = Number(rest & 0xffffffffn);
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    word = (word + (word >>> 4)) & 0x0f0f0f0f;
    count += Math.imul(word, 0x01010101) >>> 24;
  }
  return BigInt(count);
}

/** Raw covariance numerator s of two verdicts over N items; the score is 2 s / (N (N - 1)). */
export function pair(a: bigint, b: bigint, N: bigint): bigint {
  return N * popcount(a & b) - popcount(a) * popcount(b);
}

/**
 * Peer score of every voter: the mean of its pair scores with all the others.
 *
 * @param verdicts at least two bitmaps; the contract takes at most 15
 * @param N number of items, at least 2
 * @returns one score in WAD per voter, in the same order
 */
export function peers(verdicts: readonly bigint[], N: bigint): bigint[] {
  const denominator = BigInt(verdicts.length - 1) * N * (N - 1n);
  return verdicts.map((own, i) => {
    let sum = 0n;
    verdicts.forEach((other, j) => {
      if (j !== i) sum += pair(own, other, N);
    });
    return floorDiv(2n * WAD * sum, denominator);
  });
}

/**
 * Score in WAD of one verdict against a majority on the items of a mask.
 *
 * @param verdict bits outside the mask are ignored
 * @param majorityBits a subset of `mask`
 * @param mask the gold items
 * @param G number of gold items, popcount(mask), at least 2
 */
export function against(verdict: bigint, majorityBits: bigint, mask: bigint, G: bigint): bigint {
  return floorDiv(2n * WAD * pair(verdict & mask, majorityBits, G), G * (G - 1n));
}

/** Items (of G) on which more than half of at most 15 jurors said yes; a tie counts 0. */
export function majority(votes: readonly bigint[], G: bigint): bigint {
  return atLeast(votes, BigInt(votes.length) / 2n + 1n).reached & firstItems(G);
}

/** For each of at most 15 jurors, the majority of all the others; a tie counts 0. */
export function majorityOfOthers(votes: readonly bigint[], G: bigint): bigint[] {
  const { reached, exceeded } = atLeast(votes, BigInt(votes.length - 1) / 2n + 1n);
  // Where the juror voted yes too, its own vote is in the count, so one more is needed.
  return votes.map((own) => ((reached & ~own) | (exceeded & own)) & firstItems(G));
}

/** Spreads a compact bitmap over a mask: bit j moves to the j-th lowest set bit of `goldMask`. */
export function expand(compact: bigint, goldMask: bigint): bigint {
  let spread = 0n;
  let rest = goldMask;
  for (let bits = compact; bits > 0n && rest > 0n; bits >>= 1n) {
    const lowest = rest & -rest;
    if (bits & 1n) spread |= lowest;
    rest ^= lowest;
  }
  return spread;
}

/** Gathers the bits that lie on a mask: its j-th lowest set bit becomes bit j. Inverse of `expand`. */
export function compress(spread: bigint, goldMask: bigint): bigint {
  let compact = 0n;
  let bit = 1n;
  for (let rest = goldMask; rest > 0n; bit <<= 1n) {
    const lowest = rest & -rest;
    if (spread & lowest) compact |= bit;
    rest ^= lowest;
  }
  return compact;
}

/**
 * Pay for a score of 1, in gwei: floor(8 * budget * (N - 1) / (k * N)).
 *
 * @param budget gwei shared by the k voters
 * @param N items judged, above 0
 * @param k voters, above 0
 */
export function rate(budget: bigint, N: bigint, k: bigint): bigint {
  return (8n * budget * (N - 1n)) / (k * N);
}

/** Signed pay in gwei, not clipped: floor(R * score) - phi. */
export function pay(scoreWad: bigint, R: bigint, phi: bigint): bigint {
  return floorDiv(R * scoreWad, WAD) - phi;
}

/** The most a ballot over G >= 2 items can lose, in gwei: R * G / (2 (G - 1)) + phi, rounded up. */
export function worst(R: bigint, phi: bigint, G: bigint): bigint {
  const lowest = ceilDiv(G * WAD, 2n * (G - 1n));
  return ceilDiv(R * lowest, WAD) + phi;
}

/**
 * Caps what is paid out at the budget: if the positive pays (gwei) sum above it, each becomes
 * floor(pay * budget / sum); negative pays stay.
 */
export function scaleDown(pays: readonly bigint[], budget: bigint): bigint[] {
  const sum = pays.reduce((total, amount) => (amount > 0n ? total + amount : total), 0n);
  return pays.map((amount) => (amount > 0n && sum > budget ? (amount * budget) / sum : amount));
}

function firstItems(G: bigint): bigint {
  return (1n << G) - 1n;
}

/** a / b rounded toward minus infinity, b > 0. */
function floorDiv(a: bigint, b: bigint): bigint {
  const q = a / b;
  return a < 0n && q * b !== a ? q - 1n : q;
}

/** a / b rounded up, a >= 0, b > 0. */
function ceilDiv(a: bigint, b: bigint): bigint {
  return (a + b - 1n) / b;
}
