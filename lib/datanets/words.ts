import { WEI_PER_GWEI } from "@/lib/format/open";

// The contracts' enums as words, in the order of their numbers (contracts/src/Types.sol and ILens.sol).

export const KINDS = ["data", "labels", "refinement"] as const;
/** What a contribution consists of. */
export type Kind = (typeof KINDS)[number];

export const BENCHES = ["curator", "juror"] as const;
export type Bench = (typeof BENCHES)[number];

export const STAGES = ["panel", "jury"] as const;
/** The two ballots of a round. */
export type Stage = (typeof STAGES)[number];

export const ROUND_STATES = [
  "none",
  "open",
  "awaitPanel",
  "panelCommit",
  "awaitJury",
  "juryCommit",
  "reveal",
  "awaitSettle",
  "settled",
  "refunded",
] as const;
/**
 * Where a round stands by the clock. "awaitPanel", "awaitJury" and "awaitSettle" wait for upkeep
 * (anyone's), the other living states for their deadline.
 */
export type RoundState = (typeof ROUND_STATES)[number];

export const TASK_KINDS = ["round", "policy", "rebase"] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** The word for a number that a contract answered; throws RangeError for one it does not know. */
export function word<T extends string>(words: readonly T[], value: number): T {
  const found = words[value];
  if (found === undefined)
    throw new RangeError(`The contract answered ${value}, a word unknown here.`);
  return found;
}

/** The number a contract expects for a word. */
export function wordNumber<T extends string>(words: readonly T[], value: T): number {
  return words.indexOf(value);
}

/** Contracts count whole gwei, the app counts wei. */
export function gweiToWei(gwei: bigint | number): bigint {
  return BigInt(gwei) * WEI_PER_GWEI;
}

/** @throws RangeError unless `wei` is a whole number of gwei, the smallest amount contracts move. */
export function weiToGwei(wei: bigint): bigint {
  if (wei % WEI_PER_GWEI !== 0n) {
    throw new RangeError("Amounts of OPEN have at most 9 decimals here.");
  }
  return wei / WEI_PER_GWEI;
}

/** The moment of the chain that an answer is about. */
export type Moment = {
  /** Unix seconds. */
  time: number;
  blockNumber: number;
};
