import { compressBits, fromBits } from "@/lib/curation/bitmap";
import { reviewTerms, settle } from "@/lib/curation/outcome";
import type { Policy } from "@/lib/datanets/types";
import { gweiToWei } from "@/lib/datanets/words";
import { seeded, shuffled } from "@/lib/sandbox/random";
import { NEIGHBOURS, verdictBy } from "@/lib/sandbox/voters";

/** Seconds a person takes to judge an item: the mechanism's assumption. */
export const SECONDS_PER_ITEM = 6;
/** Rounds that are played for a forecast. */
export const FORECAST_ROUNDS = 120;
/** Forecasts are made for shares of good items this far apart. */
const SHARE_STEP = 0.05;

export type ExpectedPay = {
  /** A full round, after every loss; signed. */
  roundWei: bigint;
  /** At SECONDS_PER_ITEM. */
  hourWei: bigint;
  /** Part of the rounds that cost more than they pay, 0 to 1. */
  losing: number;
};

export type Forecast = {
  /** Part of the items that are good, 0 to 1, as it was played. */
  goodShare: number;
  curator: ExpectedPay;
  juror: ExpectedPay;
};

const known = new Map<string, Forecast>();

/**
 * What careful curators and jurors earn at a policy, by playing full rounds with stated error rates
 * (`NEIGHBOURS`) from a stated seed and settling them by the functions that are checked against the
 * contracts. The reviewers' budget is the fees, and `slice` of as much again from the curation pool.
 * @param goodShare part of the items that are good, 0 to 1
 * @param slice 0 to 1
 */
export function forecast(policy: Policy, goodShare: number, slice: number): Forecast {
  const share = Math.min(1, Math.max(0, Math.round(goodShare / SHARE_STEP) * SHARE_STEP));
  const { reviewFeeWei, panelSize, jurySize, goldSize, roundSize, quorumNum, quorumDen } = policy;
  const key = [
    reviewFeeWei,
    panelSize,
    jurySize,
    goldSize,
    roundSize,
    quorumNum,
    quorumDen,
    share,
    slice,
  ].join();
  let found = known.get(key);
  if (!found) known.set(key, (found = play(policy, share, slice)));
  return found;
}

function play(policy: Policy, goodShare: number, slice: number): Forecast {
  const { panelSize, jurySize, goldSize, roundSize: count } = policy;
  const fees = reviewTerms({ policy, count });
  const feesGwei = fees.panel.part + fees.jury.part;
  const budgetGwei = feesGwei + (feesGwei * BigInt(Math.round(slice * 1000))) / 1000n;
  const random = seeded(`forecast ${goodShare}`);
  const items = Array.from({ length: count }, (_, item) => item);
  const pays = { curator: [] as bigint[], juror: [] as bigint[] };
  for (let round = 0; round < FORECAST_ROUNDS; round += 1) {
    const good = shuffled(items, random).slice(0, Math.round(goodShare * count));
    const truth = fromBits(good);
    const gold = fromBits(shuffled(items, random).slice(0, goldSize));
    const outcome = settle({
      policy,
      count,
      budgetGwei,
      gold,
      panel: Array.from({ length: panelSize }, () =>
        verdictBy(NEIGHBOURS.curator, truth, count, random),
      ),
      jury: Array.from({ length: jurySize }, () =>
        compressBits(verdictBy(NEIGHBOURS.juror, truth, count, random), gold),
      ),
    });
    pays.curator.push(...outcome.panelPay);
    pays.juror.push(...outcome.juryPay);
  }
  return {
    goodShare,
    curator: expected(pays.curator, count),
    juror: expected(pays.juror, goldSize),
  };
}

function expected(pays: readonly bigint[], items: number): ExpectedPay {
  const total = pays.reduce((sum, amount) => sum + amount, 0n);
  const roundWei = gweiToWei(total) / BigInt(pays.length);
  return {
    roundWei,
    hourWei: (roundWei * BigInt(3600 / SECONDS_PER_ITEM)) / BigInt(items),
    losing: pays.filter((amount) => amount < 0n).length / pays.length,
  };
}
