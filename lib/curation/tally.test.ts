import { describe, expect, it } from "vitest";
import { randomSource } from "./random-cases";
import { accept, atLeast, MAX_VOTERS } from "./tally";

describe("accept", () => {
  it("equals a count item by item", () => {
    const random = randomSource(1, "accept");
    for (let round = 0; round < 100; round++) {
      const verdicts = random.list(random.between(1n, 15n), () => random.bitmap(64n));
      const weights = random.bitmap(BigInt(verdicts.length));
      const weighted = verdicts.filter((_, i) => (weights >> BigInt(i)) & 1n);
      const accepted = accept(verdicts, weights, 5n, 7n);
      for (let item = 0n; item < 64n; item++) {
        const votes = weighted.filter((verdict) => (verdict >> item) & 1n).length;
        const expected = weighted.length > 0 && votes * 7 >= weighted.length * 5;
        expect((accepted >> item) & 1n).toBe(expected ? 1n : 0n);
      }
    }
  });

  it("accepts nothing when nobody carries weight", () => {
    expect(accept([1n, 1n, 1n], 0n, 5n, 7n)).toBe(0n);
  });

  it("refuses more voters than the contract can count", () => {
    const verdicts = Array.from({ length: MAX_VOTERS + 1 }, () => 1n);
    expect(() => accept(verdicts, 1n, 5n, 7n)).toThrow(/at most 15 voters, not 16/);
    expect(() => atLeast(verdicts, 1n)).toThrow(RangeError);
  });
});

describe("atLeast", () => {
  it("tells who reached a count from who exceeded it", () => {
    expect(atLeast([0b111n, 0b011n, 0b001n], 2n)).toEqual({ reached: 0b011n, exceeded: 0b001n });
  });
});
