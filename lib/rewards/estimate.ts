import type { DatanetPage, Policy } from "@/lib/datanets/types";
import { splitUsage } from "@/lib/usage/split";

// Previews for pages. What is exact says so; the rest is what would happen if nothing else changed.

/** What submitting items costs and risks. Exact under the policy given. */
export function contributionCost(
  policy: Pick<Policy, "reviewFeeWei" | "bondWei" | "forfeitBps">,
  items: number,
) {
  const count = BigInt(items);
  const feeWei = count * policy.reviewFeeWei;
  const bondWei = count * policy.bondWei;
  // Rounded down per item and in gwei, as the contract burns it.
  const gwei = 1_000_000_000n;
  const forfeit = ((policy.bondWei / gwei) * BigInt(policy.forfeitBps)) / 10_000n;
  return {
    feeWei,
    bondWei,
    totalWei: feeWei + bondWei,
    /** Lost if every item is rejected: the fees and the burned part of the bonds. */
    worstLossWei: feeWei + count * forfeit * gwei,
    /** The most that these items may ever earn without a top-up. */
    capWei: 2n * bondWei,
  };
}

/**
 * What fresh items would get of one payment for usage, rounded down, if they were accepted now and
 * nothing else changed. Older items hold less of a datanet over time, fresh ones hold the most.
 */
export function incomeOfItems(
  datanet: Pick<DatanetPage, "policy" | "earningWeight" | "freshItemWeight">,
  items: number,
  paidWei: bigint,
): bigint {
  const weight = BigInt(items) * datanet.freshItemWeight;
  const total = datanet.earningWeight + weight;
  if (total === 0n) return 0n;
  return (splitUsage(paidWei, datanet.policy, total).contributorsWei * weight) / total;
}

/** Part of a contribution's income among all: earning * itemWeight / earningWeight, 0 to 1. */
export function incomeShare(page: {
  earning: number;
  itemWeight: bigint;
  earningWeight: bigint;
}): number {
  if (page.earningWeight === 0n) return 0;
  const millionths = (BigInt(page.earning) * page.itemWeight * 1_000_000n) / page.earningWeight;
  return Number(millionths) / 1_000_000;
}

/**
 * What of an unvested amount will have vested after a time, if nothing is added.
 * @param seconds from now
 * @param vestingHalfLife seconds; 0 vests everything at once
 */
export function vestedAfter(unvestedWei: bigint, seconds: number, vestingHalfLife: number): bigint {
  if (vestingHalfLife === 0) return unvestedWei;
  const share = 1 - 2 ** (-seconds / vestingHalfLife);
  return (unvestedWei * BigInt(Math.floor(share * 1e9))) / 1_000_000_000n;
}
