import { describe, expect, it } from "vitest";
import { exp2, exponent, expWad, pack, unpack, UNIT, weight } from "./decay";

const WAD = 10n ** 18n;

describe("expWad", () => {
  it("agrees with floating point to its precision", () => {
    for (const x of [-20, -1, -0.25, 0, 0.5, 1, 10, 100]) {
      const value = Number(expWad(BigInt(Math.round(x * 1e6)) * 10n ** 12n)) / 1e18;
      expect(value / Math.exp(x)).toBeCloseTo(1, x < 0 ? 8 : 12);
    }
  });

  it("ends where the contract reverts or returns 0", () => {
    expect(() => expWad(135305999368893231589n)).toThrow(RangeError);
    expect(expWad(-41446531673892822313n)).toBe(0n);
  });
});

describe("weights", () => {
  it("double every half-life", () => {
    const later = exponent(0n, 1_000n, 1_000n + 90n * 86_400n, 90n * 86_400n);
    expect(later).toBe(WAD);
    expect(unpack(weight(10_000n, 0n))).toBe(UNIT);
    expect(exp2(later) - 2n * WAD).toBeLessThanOrEqual(4n);
    expect(Number(unpack(weight(10_000n, later))) / Number(2n * UNIT)).toBeCloseTo(1, 4);
  });
});

describe("pack", () => {
  it("loses less than one part in 2^17 and never rounds up", () => {
    for (let value = 1n; value < 1n << 81n; value = value * 3n + 1n) {
      const lost = value - unpack(pack(value));
      expect(lost).toBeGreaterThanOrEqual(0n);
      expect(lost << 17n).toBeLessThanOrEqual(value);
    }
  });

  it("keeps the largest float for all that is larger", () => {
    expect(pack(1n << 81n)).toBe(0xffffffn);
    expect(unpack(0xffffffn)).toBe(((1n << 18n) - 1n) << 63n);
  });
});
