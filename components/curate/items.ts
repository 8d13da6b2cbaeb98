import type { ContributionRow } from "@/lib/contributions/types";

/** One item of a round: where it stands among the round's, and whose it is. */
export type RoundItem = {
  /** Among the items of the round: its bit in a verdict over the round. */
  index: number;
  contribution: ContributionRow;
  /** Among the items of its contribution. */
  item: number;
};

/** All items of a round in the order of their bits. */
export function roundItems(contributions: readonly ContributionRow[]): RoundItem[] {
  return contributions.flatMap((contribution) =>
    Array.from({ length: contribution.count }, (_, item) => ({
      index: contribution.offset + item,
      contribution,
      item,
    })),
  );
}

/**
 * The gold items of a round in the order of their bits in a juror's verdict: bit j of it is about the
 * j-th lowest set bit of `gold`.
 */
export function goldItems(items: readonly RoundItem[], gold: bigint): RoundItem[] {
  return items.filter(({ index }) => (gold >> BigInt(index)) & 1n);
}

/** The part of a bitmap over the round that is about one contribution, moved down to bit 0. */
export function ownBits(bits: bigint, contribution: { offset: number; count: number }): bigint {
  return (bits >> BigInt(contribution.offset)) & ((1n << BigInt(contribution.count)) - 1n);
}
