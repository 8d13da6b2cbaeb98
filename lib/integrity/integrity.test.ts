import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY, SMALL_POLICY } from "@/lib/datanets/policy";
import { binomialAtLeast, hypergeometricAtLeast } from "./chance";
import { forecast } from "./forecast";
import { juryCapture, junkProfit, junkReturns, junkThreshold, needFor } from "./thresholds";

const OPEN = 10n ** 18n;
const bench = (active: number, needed: number) => ({ active, total: active, needed });

describe("chances", () => {
  it("of a coin are those of the binomial coefficients", () => {
    expect(binomialAtLeast(7, 0.5, 5)).toBeCloseTo(29 / 128, 12);
    expect(binomialAtLeast(7, 0.5, 0)).toBe(1);
    expect(binomialAtLeast(7, 1, 7)).toBe(1);
    expect(binomialAtLeast(7, 0, 1)).toBe(0);
  });

  it("of a draw without return are exact", () => {
    // Of 10 seats 4 are marked; 3 are drawn: at least 2 marked in (6·6 + 4) of 120 draws.
    expect(hypergeometricAtLeast(10, 4, 3, 2)).toBeCloseTo(40 / 120, 12);
    expect(hypergeometricAtLeast(10, 10, 3, 3)).toBeCloseTo(1, 12);
    expect(hypergeometricAtLeast(10, 1, 3, 2)).toBe(0);
  });
});

describe("the junk threshold", () => {
  it("is that of MECHANISM 6 at the default policy: q* about .335", () =>
    expect(junkThreshold(DEFAULT_POLICY)).toBeCloseTo(0.335, 2));

  it("is where junk stops losing, at every policy", () =>
    fc.assert(
      fc.property(
        fc.constantFrom(DEFAULT_POLICY, SMALL_POLICY),
        fc.integer({ min: 5, max: 7 }),
        fc.bigInt({ min: 5n, max: 40n }),
        (preset, panelSize, tenths) => {
          const bondWei = (tenths * OPEN) / 10n;
          const policy = { ...preset, panelSize, bondWei, reviewFeeWei: bondWei / 8n };
          const q = junkThreshold(policy);
          expect(junkProfit(policy, q)).toBeLessThanOrEqual(0);
          expect(junkProfit(policy, q + 0.001)).toBeGreaterThan(0);
        },
      ),
      { numRuns: 50 },
    ));

  it("gives back of an OPEN put in exactly that OPEN at the threshold, and less below it", () => {
    const q = junkThreshold(DEFAULT_POLICY);
    expect(junkReturns(DEFAULT_POLICY, q)).toBeCloseTo(1, 2);
    expect(junkReturns(DEFAULT_POLICY, 0)).toBeLessThan(junkReturns(DEFAULT_POLICY, q / 2));
    expect(junkReturns(DEFAULT_POLICY, q / 2)).toBeLessThan(1);
  });

  it("falls when the burned part of a rejected bond falls", () =>
    expect(junkThreshold({ ...DEFAULT_POLICY, forfeitBps: 0 })).toBeLessThan(
      junkThreshold(DEFAULT_POLICY),
    ));
});

describe("seats and stakes", () => {
  it("counts new seats beside today's, and today's that would have to collude", () =>
    expect(needFor(0.335, bench(21, 21), 64n * OPEN)).toEqual({
      share: 0.335,
      newSeats: 11,
      ofToday: 8,
      stakeWei: 704n * OPEN,
    }));

  it("needs at least the seats without which nothing is drawn", () =>
    expect(needFor(0.335, bench(2, 7), OPEN).newSeats).toBe(5));

  it("takes a jury's majority with half of the seats that can be drawn", () => {
    expect(juryCapture(bench(30, 30), 15, OPEN)).toMatchObject({ newSeats: 30, ofToday: 15 });
    // Of 9 seats 7 are drawn: 5 leave no choice but 3 or more, 4 of the 7 in two draws of three.
    expect(juryCapture(bench(9, 9), 7, OPEN).ofToday).toBe(5);
  });
});

describe("the forecast", () => {
  it("pays careful people, doubles with a full slice, and is the same every time", () => {
    const fees = forecast(DEFAULT_POLICY, 0.6, 0);
    const full = forecast(DEFAULT_POLICY, 0.6, 1);
    expect(fees.curator.roundWei).toBeGreaterThan(0n);
    expect(fees.juror.roundWei).toBeGreaterThan(0n);
    expect(Number(full.curator.roundWei) / Number(fees.curator.roundWei)).toBeCloseTo(2, 1);
    expect(forecast(DEFAULT_POLICY, 0.61, 1)).toBe(full);
  });

  it("is about what MECHANISM 7 names: 35 OPEN an hour at .6, 25 at .85, a full slice", () => {
    const hour = (share: number) =>
      Number(forecast(DEFAULT_POLICY, share, 1).curator.hourWei / 10n ** 15n) / 1000;
    expect(hour(0.6)).toBeGreaterThan(28);
    expect(hour(0.6)).toBeLessThan(42);
    expect(hour(0.85)).toBeGreaterThan(17);
    expect(hour(0.85)).toBeLessThan(32);
  });

  it("falls to nothing where hardly anything is bad", () =>
    expect(forecast(DEFAULT_POLICY, 1, 1).curator.roundWei).toBeLessThanOrEqual(0n));
});
