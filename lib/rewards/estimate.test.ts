import { describe, expect, it } from "vitest";
import { SMALL_POLICY } from "@/lib/datanets/policy";
import { contributionCost, incomeOfItems, incomeShare, vestedAfter } from "./estimate";

const OPEN = 10n ** 18n;

describe("cost of a contribution", () => {
  it("is fee and bond, of which rejection takes the fee and a quarter of the bond", () => {
    expect(contributionCost(SMALL_POLICY, 10)).toEqual({
      feeWei: (25n * OPEN) / 10n,
      bondWei: 20n * OPEN,
      totalWei: (225n * OPEN) / 10n,
      worstLossWei: (75n * OPEN) / 10n,
      capWei: 40n * OPEN,
    });
  });
});

describe("income of fresh items", () => {
  const datanet = { policy: SMALL_POLICY, earningWeight: 3n << 32n, freshItemWeight: 1n << 32n };

  it("is their share of the contributors' part", () => {
    expect(incomeOfItems(datanet, 1, 100n * OPEN)).toBe((75n * OPEN) / 4n);
    expect(incomeOfItems(datanet, 0, 100n * OPEN)).toBe(0n);
  });

  it("is the whole part where nobody else earns", () => {
    expect(incomeOfItems({ ...datanet, earningWeight: 0n }, 5, 100n * OPEN)).toBe(75n * OPEN);
  });
});

describe("share of a contribution", () => {
  it("is its part of all weight", () => {
    expect(incomeShare({ earning: 2, itemWeight: 10n, earningWeight: 80n })).toBe(0.25);
    expect(incomeShare({ earning: 0, itemWeight: 0n, earningWeight: 0n })).toBe(0);
  });
});

describe("vesting", () => {
  it("halves what is left every half-life and never exceeds it", () => {
    expect(vestedAfter(OPEN, 0, 600)).toBe(0n);
    expect(vestedAfter(OPEN, 600, 600)).toBe(OPEN / 2n);
    expect(vestedAfter(OPEN, 600 * 100, 600)).toBeLessThanOrEqual(OPEN);
    expect(vestedAfter(OPEN, 1, 0)).toBe(OPEN);
  });
});
