import { compressBits, fromBits } from "@/lib/curation/bitmap";
import { settle } from "@/lib/curation/outcome";
import type { Policy } from "@/lib/datanets/types";
import { gweiToWei } from "@/lib/datanets/words";
import { seeded, shuffled } from "./random";
import { NEIGHBOURS, verdictBy, type Rates } from "./voters";

/** Ways to judge that a forecast compares. */
export const HABITS = {
  careful: NEIGHBOURS.curator,
  sloppy: { good: 0.75, bad: 0.4 },
  coin: { good: 0.5, bad: 0.5 },
  approve: { good: 1, bad: 1 },
  opposite: { good: 0, bad: 1 },
} as const satisfies Record<string, Rates>;

export type Habit = keyof typeof HABITS;

export type Forecast = {
  /** Mean pay of a round in wei, by habit, everyone else being careful. */
  curatorWei: Record<Habit, bigint>;
  /** Of a careful juror and of one who approves everything. */
  jurorWei: { careful: bigint; approve: bigint };
};

/** Rounds a forecast is the mean of. */
export const FORECAST_ROUNDS = 60;

/**
 * What judging a full round pays on average, with a budget of the fees alone: simulated voters with
 * stated error rates and a fixed seed, settled like real rounds.
 * @param goodShare part of the items that are good, 0 to 1
 */
export function forecast(policy: Policy, goodShare: number): Forecast {
  const count = policy.roundSize;
  const items = Array.from({ length: count }, (_, item) => item);
  const sums = { careful: 0n, sloppy: 0n, coin: 0n, approve: 0n, opposite: 0n };
  const jurors = { careful: 0n, approve: 0n };
  for (let round = 0; round < FORECAST_ROUNDS; round += 1) {
    const random = seeded(`forecast ${round}`);
    const truth = fromBits(items.filter(() => random() < goodShare));
    const gold = fromBits(shuffled(items, random).slice(0, policy.goldSize));
    const by = (rates: Rates) => verdictBy(rates, truth, count, random);
    const others = Array.from({ length: policy.panelSize - 1 }, () => by(NEIGHBOURS.curator));
    const jury = Array.from({ length: policy.jurySize }, () =>
      compressBits(by(NEIGHBOURS.juror), gold),
    );
    const play = (first: bigint, juror = jury[0]!) =>
      settle({ policy, count, gold, panel: [first, ...others], jury: [juror, ...jury.slice(1)] });
    for (const habit of Object.keys(sums) as Habit[]) {
      sums[habit] += play(by(HABITS[habit])).panelPay[0]!;
    }
    const careful = by(HABITS.careful);
    jurors.careful += play(careful).juryPay[0]!;
    jurors.approve += play(careful, (1n << BigInt(policy.goldSize)) - 1n).juryPay[0]!;
  }
  const mean = (sum: bigint) => gweiToWei(sum / BigInt(FORECAST_ROUNDS));
  return {
    curatorWei: {
      careful: mean(sums.careful),
      sloppy: mean(sums.sloppy),
      coin: mean(sums.coin),
      approve: mean(sums.approve),
      opposite: mean(sums.opposite),
    },
    jurorWei: { careful: mean(jurors.careful), approve: mean(jurors.approve) },
  };
}
