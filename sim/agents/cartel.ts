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
