import type { Agent } from "./agent";

/** A cartel without a look at the items: all its members vote one coin toss an item, so they agree perfectly. */
export const sharedCoin: Agent = { name: "shared coin", vote: ({ cartel }) => cartel.coin };

/**
 * A cartel that is honest except on its own junk, which it always approves (the attack: pay for junk, and keep the
 * weight of honest curators). Its jurors do the same on the gold items.
 */
export const targeted: Agent = {
  name: "targeted",
  vote: ({ seen, cartel }) => seen | cartel.items,
};

/** A cartel that knows the truth, because it made the items (the attack: drain the curation pool by its own rounds). */
export const insider: Agent = { name: "insider", vote: ({ cartel }) => cartel.items };
