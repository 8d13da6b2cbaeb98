import { withBit } from "@/lib/curation/bitmap";

/** How often somebody approves an item that is good, and one that is bad. */
export type Rates = { good: number; bad: number };

/** Simulated people, in the sandbox and in forecasts: a careful curator and a careful juror. */
export const NEIGHBOURS = {
  curator: { good: 0.88, bad: 0.15 },
  juror: { good: 0.95, bad: 0.05 },
} as const satisfies Record<string, Rates>;

/** A verdict over `count` items by somebody with these rates. */
export function verdictBy(
  rates: Rates,
  truth: bigint,
  count: number,
  random: () => number,
): bigint {
  let verdict = 0n;
  for (let item = 0; item < count; item += 1) {
    const isGood = ((truth >> BigInt(item)) & 1n) === 1n;
    verdict = withBit(verdict, item, random() < (isGood ? rates.good : rates.bad));
  }
  return verdict;
}
