import { describe, expect, it } from "vitest";
import type { CasePage, CaseTier } from "./types";
import { payoutOf } from "./payout";

const GWEI = 10n ** 9n;
const address = (digit: string) => `0x${digit.repeat(40)}` as const;
const [CHALLENGER, CONTRIBUTOR, APPELLANT, CLAIMANT] = ["1", "2", "3", "4"].map(address) as [
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
];

const seats = (uphold: number, dismiss: number, silent: number) =>
  Array.from({ length: uphold + dismiss + silent }, (_, position) => ({
    position,
    revealed: position < uphold + dismiss,
    upholds: position < uphold,
  }));
const tier = (part: object) => ({ tier: 0, payer: CHALLENGER, ...part }) as unknown as CaseTier;
const ended = (state: string, tiers: CaseTier[], claimant: string | null = null) =>
  ({
    brief: { state, challenger: CHALLENGER },
    row: { contributor: CONTRIBUTOR },
    claimant,
    tiers,
  }) as unknown as CasePage;
const of = (payout: ReturnType<typeof payoutOf>, who: string) =>
  payout?.parties.find((party) => party.address === who);

const first = (uphold: number, dismiss: number) =>
  tier({
    depositWei: 100n * GWEI,
    feeWei: 70n * GWEI,
    ruling: uphold > dismiss ? "upheld" : "dismissed",
    seats: seats(uphold, dismiss, 7 - uphold - dismiss),
  });

describe("who is paid as a case ends", () => {
  it("gives a challenger who was right deposit, fee and reward", () => {
    // Forfeited 470: the fee of 70 comes first, a quarter of the 400 left is the reward.
    const end = { forfeitedWei: 470n * GWEI, rewardWei: 100n * GWEI, burnedWei: 300n * GWEI };
    const payout = payoutOf(ended("upheld", [first(5, 1)]), end)!;
    expect(of(payout, CHALLENGER)).toMatchObject({
      paidWei: 170n * GWEI,
      backWei: 170n * GWEI,
      wonWei: 100n * GWEI,
    });
    expect(of(payout, CONTRIBUTOR)).toBeUndefined();
    expect(payout).toMatchObject({ jurorsPaid: 5, jurorsCharged: 2, feesWei: 70n * GWEI });
  });

  it("shares the reward with a claimant", () => {
    const end = { forfeitedWei: 470n * GWEI, rewardWei: 100n * GWEI, burnedWei: 300n * GWEI };
    const payout = payoutOf(ended("upheld", [first(7, 0)], CLAIMANT), end);
    expect(of(payout, CHALLENGER)?.wonWei).toBe(50n * GWEI);
    expect(of(payout, CLAIMANT)?.wonWei).toBe(50n * GWEI);
  });

  it("returns a fee only as far as the forfeit covers it", () => {
    const end = { forfeitedWei: 30n * GWEI, rewardWei: 0n, burnedWei: 0n };
    const payout = payoutOf(ended("upheld", [first(7, 0)]), end);
    expect(of(payout, CHALLENGER)?.backWei).toBe(130n * GWEI);
  });

  it("takes deposit and fee of a false claim, half of the deposit for the contributor", () => {
    const end = { forfeitedWei: 0n, rewardWei: 0n, burnedWei: 50n * GWEI };
    const payout = payoutOf(ended("dismissed", [first(2, 5)]), end)!;
    expect(of(payout, CHALLENGER)).toMatchObject({ backWei: 0n, wonWei: 0n });
    expect(of(payout, CONTRIBUTOR)).toMatchObject({ paidWei: 0n, wonWei: 50n * GWEI });
    expect(payout.jurorsPaid).toBe(5);
  });

  it("pays an appeal that was right out of what the challenger lost", () => {
    const appeal = tier({
      tier: 1,
      payer: APPELLANT,
      depositWei: 200n * GWEI,
      feeWei: 150n * GWEI,
      ruling: "dismissed",
      seats: seats(4, 11, 0),
    });
    // The challenger's 100 are lost: half to the contributor, half towards the appellant's fee of 150.
    const end = { forfeitedWei: 0n, rewardWei: 0n, burnedWei: 0n };
    const payout = payoutOf(ended("dismissed", [first(5, 2), appeal]), end);
    expect(of(payout, APPELLANT)).toMatchObject({
      role: "appellant",
      paidWei: 350n * GWEI,
      backWei: 250n * GWEI,
    });
    expect(of(payout, CONTRIBUTOR)?.wonWei).toBe(50n * GWEI);
    expect(payout?.jurorsPaid).toBe(13);
    // What went in is what came out, with the fees that the jurors got.
    const paid = payout!.parties.reduce((sum, p) => sum + p.paidWei, 0n);
    const got = payout!.parties.reduce((sum, p) => sum + p.backWei + p.wonWei, 0n);
    expect(got + payout!.burnedWei + payout!.feesWei).toBe(paid);
  });

  it("says nothing of a case without a ruling", () => {
    const end = { forfeitedWei: 0n, rewardWei: 0n, burnedWei: 0n };
    expect(payoutOf(ended("undecided", [first(1, 1)]), end)).toBeNull();
  });
});
