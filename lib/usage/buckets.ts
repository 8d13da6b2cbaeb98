import type { Usage } from "./history";

/** Uses of one span of time. */
export type UsageBucket = {
  /** Unix seconds, the end not included. */
  from: number;
  to: number;
  uses: number;
  units: bigint;
  totalWei: bigint;
  burnedWei: bigint;
};

/** Spans that people count in, seconds. */
const SPANS = [60, 300, 900, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400] as const;

/**
 * Uses added up by equal spans of a length that people count in, empty spans included.
 * @param since, until unix seconds; uses outside are left out
 * @param most buckets
 */
export function bucketUses(
  uses: readonly Usage[],
  { since, until, most = 30 }: { since: number; until: number; most?: number },
): UsageBucket[] {
  const span =
    SPANS.find((length) => (until - since) / length <= most - 1) ??
    Math.ceil((until - since) / (most - 1) / 86_400) * 86_400;
  const start = Math.floor(since / span) * span;
  const count = Math.floor((until - start) / span) + 1;
  const buckets = Array.from({ length: count }, (_, index): UsageBucket => {
    const from = start + index * span;
    return { from, to: from + span, uses: 0, units: 0n, totalWei: 0n, burnedWei: 0n };
  });
  for (const { time, units, totalWei, burnedWei } of uses) {
    const bucket = buckets[Math.floor((time - start) / span)];
    if (!bucket || time < since || time > until) continue;
    bucket.uses += 1;
    bucket.units += units;
    bucket.totalWei += totalWei;
    bucket.burnedWei += burnedWei;
  }
  return buckets;
}
