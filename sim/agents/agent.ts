/** What voters of the simulation see and decide. One strategy a file; none of them touches money. */
import type { Random } from "../random";

/** A voter's eye: how often a good item looks good, and how often a bad one does. */
export type Eye = { truePositive: number; falsePositive: number };

/** MECHANISM section 3. */
export const CURATOR: Eye = { truePositive: 0.88, falsePositive: 0.15 };
export const JUROR: Eye = { truePositive: 0.95, falsePositive: 0.05 };
/** Bitmaps over the items of the round: bit i is item i, 1 says good. */
export type Sight = {
  stage: "panel" | "jury";
  items: number;
  /** What this voter sees when it looks at every item. */
  seen: bigint;
  /** The items a juror judges; all of them for a panelist, who cannot know which are gold. */
  judged: bigint;
  /** What the chain stores as the panel's ballots while the jury votes, for a juror who reads it. */
  shown: bigint[];
  /** What the voters of a cartel share, the same for all of one round: its own items and a coin of its own. */
  cartel: { items: bigint; coin: bigint };
  random: Random;
};

export type Agent = {
  name: string;
  /** A verdict, or null to stay away. */
  vote(sight: Sight): bigint | null;
  /** Commits and never opens. */
  withholds?: boolean;
};
