import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY, SMALL_POLICY } from "@/lib/datanets/policy";
import type { Policy } from "@/lib/datanets/types";
import { compressBits, fromBits, fullBitmap } from "./bitmap";
import { reviewTerms, settle, type Ballots } from "./outcome";

const bitmap = (bits: number) => fc.bigInt({ min: 0n, max: fullBitmap(bits) });

/** Random rounds of a policy with a panel. */
function rounds(policy: Policy): fc.Arbitrary<Ballots> {
  return fc.integer({ min: policy.goldSize, max: policy.roundSize }).chain((count) =>
    fc.record({
      policy: fc.constant(policy),
      count: fc.constant(count),
      gold: fc
        .shuffledSubarray([...Array(count).keys()], {
          minLength: policy.goldSize,
          maxLength: policy.goldSize,
        })
        .map(fromBits),
      panel: fc.array(bitmap(count), { minLength: policy.panelSize, maxLength: policy.panelSize }),
      jury: fc.array(bitmap(policy.goldSize), {
        minLength: policy.jurySize,
        maxLength: policy.jurySize,
      }),
    }),
  );
}

const anyRound = fc.oneof(rounds(DEFAULT_POLICY), rounds(SMALL_POLICY));
const gains = (pays: readonly bigint[]) =>
  pays.reduce((sum, pay) => (pay > 0n ? sum + pay : sum), 0n);

describe("settle", () => {
  it("pays a constant verdict exactly minus the fee of a ballot, whatever the others say", () => {
    fc.assert(
      fc.property(anyRound, fc.boolean(), (round, approve) => {
        const verdict = approve ? fullBitmap(round.count) : 0n;
        const outcome = settle({ ...round, panel: [verdict, ...round.panel.slice(1)] });
        expect(outcome.panelPay[0]).toBe(outcome.mixed ? -outcome.panelTerms.phi : 0n);
      }),
    );
  });

  it("never pays out more than the parts of the budget, which add up to it", () => {
    fc.assert(
      fc.property(anyRound, (round) => {
        const { panelPay, juryPay, panelTerms, juryTerms } = settle(round);
        const fees = (round.policy.reviewFeeWei / 10n ** 9n) * BigInt(round.count);
        expect(panelTerms.part + juryTerms.part).toBe(fees);
        expect(gains(panelPay)).toBeLessThanOrEqual(panelTerms.part);
        expect(gains(juryPay)).toBeLessThanOrEqual(juryTerms.part);
      }),
    );
  });

  it("lets the jury's majority decide the gold items", () => {
    fc.assert(
      fc.property(anyRound, (round) => {
        const { accepted, goldVerdict } = settle(round);
        expect(accepted & round.gold).toBe(goldVerdict);
        expect(accepted & ~fullBitmap(round.count)).toBe(0n);
      }),
    );
  });

  it("pays and charges nobody when gold is all alike", () => {
    fc.assert(
      fc.property(anyRound, fc.boolean(), (round, good) => {
        const vote = good ? fullBitmap(round.policy.goldSize) : 0n;
        const outcome = settle({ ...round, jury: round.jury.map(() => vote) });
        expect([...outcome.panelPay, ...outcome.juryPay].every((pay) => pay === 0n)).toBe(true);
      }),
    );
  });

  it("accepts what an honest panel and jury agree on", () => {
    const count = DEFAULT_POLICY.roundSize;
    const truth = fromBits([...Array(count).keys()].filter((item) => item % 3 !== 0));
    const gold = fullBitmap(DEFAULT_POLICY.goldSize);
    const outcome = settle({
      policy: DEFAULT_POLICY,
      count,
      gold,
      panel: Array<bigint>(DEFAULT_POLICY.panelSize).fill(truth),
      jury: Array<bigint>(DEFAULT_POLICY.jurySize).fill(compressBits(truth, gold)),
    });
    expect(outcome.accepted).toBe(truth);
    expect(outcome.panelPay.every((pay) => pay > 0n)).toBe(true);
  });

  it("refuses rounds without a panel and with ballots missing", () => {
    const { goldSize, panelSize, jurySize } = DEFAULT_POLICY;
    const ballots = {
      policy: DEFAULT_POLICY,
      count: goldSize,
      gold: fullBitmap(goldSize),
      panel: Array<bigint>(panelSize).fill(1n),
      jury: Array<bigint>(jurySize).fill(1n),
    };
    expect(() => settle({ ...ballots, count: goldSize - 1 })).toThrow(RangeError);
    expect(() => settle({ ...ballots, panel: [1n] })).toThrow(RangeError);
    expect(() => settle({ ...ballots, jury: [1n] })).toThrow(RangeError);
  });
});

it("the terms of the standard policy are those of the mechanism", () => {
  const { panel, jury } = reviewTerms({ policy: DEFAULT_POLICY, count: 128 });
  // 32 OPEN of fees: G J / (G J + m n) of them are the jurors'.
  expect(panel.part + jury.part).toBe(32n * 10n ** 9n);
  expect(jury.part).toBe((32n * 10n ** 9n * 240n) / 1136n);
  expect(panel.phi).toBe(panel.R / 50n);
});
