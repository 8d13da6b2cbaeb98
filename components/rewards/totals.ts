import type { RewardRow, RewardsPage } from "@/lib/rewards/types";

/** Sums over the contributions of a page of rewards, in wei. */
export type Totals = {
  unvestedWei: bigint;
  bondWei: bigint;
  payableWei: bigint;
  surplusWei: bigint;
  /** Unvested income of contributions whose vesting has yet to begin: it does with the next claim. */
  waitingWei: bigint;
};

export function totalsOf({ rows, seats }: Pick<RewardsPage, "rows" | "seats">): Totals {
  const totals: Totals = {
    unvestedWei: 0n,
    bondWei: 0n,
    payableWei: 0n,
    surplusWei: 0n,
    waitingWei: 0n,
  };
  for (const { rewards } of rows) {
    totals.unvestedWei += rewards.unvestedWei;
    totals.bondWei += rewards.bondWei;
    totals.payableWei += rewards.payableWei;
    // Vesting makes something payable every second, so where nothing is, it has not begun.
    if (rewards.payableWei === 0n) totals.waitingWei += rewards.unvestedWei;
  }
  for (const { seat } of seats) totals.surplusWei += seat.surplusWei;
  return totals;
}

export type RewardStatus =
  | "reviewing"
  | "refunded"
  | "rejected"
  | "earning"
  | "capped"
  | "retired"
  | "releasable"
  | "released";

/** Where a contribution stands on its way from review to release. @param now unix seconds */
export function statusOf(
  { row, earning, releaseAt, rewards }: RewardRow,
  now: number,
): RewardStatus {
  if (row.released) return "released";
  if (row.retired || releaseAt > 0) return now >= releaseAt ? "releasable" : "retired";
  if (row.state === "refunded") return "refunded";
  if (row.state !== "settled") return "reviewing";
  if (earning === 0) return "rejected";
  return rewards.capLeftWei === 0n || rewards.excessWei > 0n ? "capped" : "earning";
}
