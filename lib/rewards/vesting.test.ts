import { describe, expect, it } from "vitest";
import { grow, owed, vested } from "./vesting";

const HALF_LIFE = 180n * 86_400n;

describe("vested", () => {
  it("gives nothing at once, half in a half-life, and all in the end", () => {
    expect(vested(1_000_000n, 0n, HALF_LIFE)).toBe(0n);
    expect(vested(1_000_000n, HALF_LIFE, HALF_LIFE)).toBe(500_000n);
    expect(vested(1_000_000n, 64n * HALF_LIFE, HALF_LIFE)).toBe(1_000_000n);
    expect(vested(1_000_000n, 0n, 0n)).toBe(1_000_000n);
  });

  it("gives no more when collected daily", () => {
    const amount = 1_000_000_000_000n;
    let left = amount;
    for (let day = 0; day < 365; day++) left -= vested(left, 86_400n, HALF_LIFE);
    const once = vested(amount, 365n * 86_400n, HALF_LIFE);
    expect(amount - left).toBeLessThanOrEqual(once);
    expect(once - (amount - left)).toBeLessThanOrEqual(365n);
  });
});

describe("the accumulator", () => {
  it("spreads or carries every bit of what comes in", () => {
    const first = grow(0n, 100n, 3n);
    const second = grow(first.remainder, 7n, 3n);
    const spread = (first.increment + second.increment) * 3n;
    expect(spread + second.remainder).toBe(107n << 52n);
    expect(owed(1n, first.increment)).toBe(33n);
    expect(owed(2n, first.increment)).toBe(66n);
  });
});
