import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketUses } from "./buckets";
import type { Usage } from "./history";

const use = (time: number, totalWei = 10n): Usage => ({
  blockNumber: 1n,
  time,
  units: 1n,
  totalWei,
  burnedWei: totalWei / 10n,
});

describe("bucketUses", () => {
  it("counts a use in the span that holds its time", () => {
    const buckets = bucketUses([use(60), use(119), use(120)], { since: 0, until: 300 });
    expect(buckets.map(({ from, uses }) => [from, uses])).toEqual([
      [0, 0],
      [60, 2],
      [120, 1],
      [180, 0],
      [240, 0],
      [300, 0],
    ]);
  });

  it("chooses hours for a day", () => {
    const buckets = bucketUses([], { since: 0, until: 86_400 });
    expect(buckets[0]!.to - buckets[0]!.from).toBe(3_600);
    expect(buckets).toHaveLength(25);
  });

  it("loses no use and makes no more buckets than asked for", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_000_000_000 }),
        fc.integer({ min: 0, max: 100_000_000 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
        (since, length, places) => {
          const uses = places.map((place) => use(since + Math.floor(place * length)));
          const buckets = bucketUses(uses, { since, until: since + length, most: 30 });
          expect(buckets.length).toBeLessThanOrEqual(31);
          expect(buckets.reduce((sum, bucket) => sum + bucket.uses, 0)).toBe(uses.length);
          expect(buckets.reduce((sum, bucket) => sum + bucket.totalWei, 0n)).toBe(
            10n * BigInt(uses.length),
          );
        },
      ),
    );
  });
});
