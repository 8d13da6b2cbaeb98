import { describe, expect, it } from "vitest";
import { WEI_PER_OPEN } from "@/lib/format/open";
import { costsOf } from "./costs";

describe("costs of a contribution", () => {
  it("adds fees and bonds, and caps earnings at twice the bonds", () => {
    const terms = { feeWei: WEI_PER_OPEN / 4n, bondWei: 2n * WEI_PER_OPEN, forfeitBps: 2500 };
    expect(costsOf(12, terms)).toEqual({
      feeWei: 3n * WEI_PER_OPEN,
      bondWei: 24n * WEI_PER_OPEN,
      totalWei: 27n * WEI_PER_OPEN,
      atRiskWei: 6n * WEI_PER_OPEN,
      capWei: 48n * WEI_PER_OPEN,
    });
  });

  it("costs nothing without items", () => {
    const none = costsOf(0, { feeWei: 1n, bondWei: 1n, forfeitBps: 10_000 });
    expect(Object.values(none).every((wei) => wei === 0n)).toBe(true);
  });
});
