import type { Policy } from "@/lib/datanets/types";
import { gweiToWei, weiToGwei } from "@/lib/datanets/words";

/** Where a payment for usage goes; the parts add up to the payment. */
export type Split = {
  burnedWei: bigint;
  stewardshipWei: bigint;
  poolWei: bigint;
  contributorsWei: bigint;
};

/** Less earning weight than this counts as nobody (Usage.sol, MIN_WEIGHT). */
const MIN_WEIGHT = 1n << 16n;

/**
 * Splits a payment as Datanets.use does: shares rounded down to gwei, contributors get the rest, and
 * while nobody earns their part goes to the curation pool.
 * @param paidWei whole gwei
 * @param earningWeight of the datanet (DatanetPage.earningWeight)
 */
export function splitUsage(
  paidWei: bigint,
  policy: Pick<Policy, "burnPct" | "stewardPct" | "poolPct">,
  earningWeight: bigint,
): Split {
  const paid = weiToGwei(paidWei);
  const share = (pct: number) => (paid * BigInt(pct)) / 100n;
  const burned = share(policy.burnPct);
  const stewardship = share(policy.stewardPct);
  const pool = share(policy.poolPct);
  const contributors = paid - burned - stewardship - pool;
  const somebodyEarns = earningWeight >= MIN_WEIGHT;
  return {
    burnedWei: gweiToWei(burned),
    stewardshipWei: gweiToWei(stewardship),
    poolWei: gweiToWei(somebodyEarns ? pool : pool + contributors),
    contributorsWei: gweiToWei(somebodyEarns ? contributors : 0n),
  };
}
