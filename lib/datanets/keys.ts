import type { QueryKey } from "@/lib/tx/step";

// Query keys by what changed; each is a prefix of the keys of the queries it makes stale.

/** A datanet itself changed: its page and the list of all. */
export const datanetKeys = (datanet: number): QueryKey[] => [["explore"], ["datanet", datanet]];

/** A round moved or got a ballot. */
export const roundKeys = (datanet: number, round: number): QueryKey[] => [
  ["datanet", datanet],
  ["round", datanet, round],
  ["duties"],
  ["upkeep"],
];

/** Contributions of a datanet changed. */
export const contributionsKeys = (datanet: number): QueryKey[] => [
  ["explore"],
  ["datanet", datanet],
  ["round", datanet],
  ["contributions", datanet],
  ["labelTargets", datanet],
];

/** What an account owns or may claim changed. */
export const accountKeys = (account: string): QueryKey[] => [
  ["account", account],
  ["rewards", account],
];
