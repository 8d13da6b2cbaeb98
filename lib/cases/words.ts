// The contracts' enums of cases as words, in the order of their numbers (Types.sol and ICaseLens.sol).

export const CASE_REASONS = [
  "junk",
  "duplicate",
  "mislabelled",
  "synthetic",
  "personalData",
  "copyright",
] as const;
/** What a case says is wrong with the items it challenges. */
export type CaseReason = (typeof CASE_REASONS)[number];

export const CASE_STATES = [
  "none",
  "awaitJury",
  "commit",
  "reveal",
  "awaitTally",
  "ruled",
  "awaitEnd",
  "upheld",
  "dismissed",
  "undecided",
] as const;
/**
 * Where a case stands by the clock. "awaitJury", "awaitTally" and "awaitEnd" wait for upkeep (anyone's),
 * "commit", "reveal" and "ruled" (the window for an appeal) for their deadline.
 */
export type CaseState = (typeof CASE_STATES)[number];

/** A juror's verdict on a case, as the contract counts it. */
export const VERDICTS = { dismiss: 0n, uphold: 1n } as const;
export type CaseVerdict = keyof typeof VERDICTS;
