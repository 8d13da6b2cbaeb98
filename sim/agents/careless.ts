import { fullBitmap } from "@/lib/curation/bitmap";
import type { Agent } from "./agent";

/** Approves everything without looking (the attack: be paid for no work). */
export const alwaysApprove: Agent = {
  name: "always approve",
  vote: ({ items }) => fullBitmap(items),
};

/** Rejects everything without looking. */
export const alwaysReject: Agent = { name: "always reject", vote: () => 0n };

/** Approves a share of the items at random, without looking. */
export const guesser = (share: number): Agent => ({
  name: `random ${Math.round(share * 100)} %`,
  vote: ({ items, random }) => random.bits(items, share),
});

/** Says the opposite of what it sees (the attack: ruin the decisions). */
export const inverted: Agent = {
  name: "inverted",
  vote: ({ items, seen }) => fullBitmap(items) & ~seen,
};

/** Never commits (the attack: stop rounds). */
export const absent: Agent = { name: "never commits", vote: () => null };

/** Commits honestly and never opens. */
export const silent: Agent = { name: "never opens", vote: ({ seen }) => seen, withholds: true };

/** Looks at every second item only and tosses a coin on the others. */
export const halfEffort: Agent = {
  name: "half effort",
  vote: ({ items, seen, random }) => {
    const looked = random.bits(items, 0.5);
    return (seen & looked) | (random.bits(items, 0.5) & ~looked);
  },
};
