import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitUsage } from "./split";

const shares = { burnPct: 10, stewardPct: 5, poolPct: 10 };
const OPEN = 10n ** 18n;
const EARNING = 1n << 40n;

describe("the split of a payment", () => {
  it("gives everyone the policy's share", () => {
    expect(splitUsage(10n * OPEN, shares, EARNING)).toEqual({
      burnedWei: OPEN,
      stewardshipWei: OPEN / 2n,
      poolWei: OPEN,
      contributorsWei: (75n * OPEN) / 10n,
    });
  });

  it("rounds shares down to gwei and leaves the rest to contributors", () => {
    const gwei = 10n ** 9n;
    expect(splitUsage(19n * gwei, shares, EARNING)).toEqual({
      burnedWei: gwei,
      stewardshipWei: 0n,
      poolWei: gwei,
      contributorsWei: 17n * gwei,
    });
  });

  it("gives the contributors' part to the pool while nobody earns", () => {
    const nobody = splitUsage(10n * OPEN, shares, 65_535n);
    expect(nobody.contributorsWei).toBe(0n);
    expect(nobody.poolWei).toBe((85n * OPEN) / 10n);
  });

  it("always adds up to the payment", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 1n << 60n }),
        fc.integer({ min: 5, max: 40 }),
        fc.integer({ min: 0, max: 10 }),
        fc.integer({ min: 0, max: 10 }),
        fc.boolean(),
        (gwei, burnPct, stewardPct, poolPct, earning) => {
          const paid = gwei * 10n ** 9n;
          const split = splitUsage(paid, { burnPct, stewardPct, poolPct }, earning ? EARNING : 0n);
          expect(Object.values(split).reduce((sum, part) => sum + part, 0n)).toBe(paid);
        },
      ),
    );
  });

  it("refuses what the contract cannot move", () => {
    expect(() => splitUsage(1n, shares, EARNING)).toThrow("9 decimals");
  });
});
