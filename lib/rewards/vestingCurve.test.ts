import { expect, it } from "vitest";
import { vestingCurve } from "./vestingCurve";

it("starts at what is payable and halves what is missing every half-life", () => {
  const curve = vestingCurve([{ payableWei: 100n, unvestedWei: 1_600n, halfLife: 50 }], 5);
  expect(curve).toEqual([
    { seconds: 0, payableWei: 100n },
    { seconds: 50, payableWei: 900n },
    { seconds: 100, payableWei: 1_300n },
    { seconds: 150, payableWei: 1_500n },
    { seconds: 200, payableWei: 1_600n },
  ]);
});

it("reaches as far as the slowest and adds everything up", () => {
  const curve = vestingCurve(
    [
      { payableWei: 0n, unvestedWei: 64n, halfLife: 10 },
      { payableWei: 5n, unvestedWei: 0n, halfLife: 1_000 },
    ],
    3,
  );
  expect(curve.at(-1)!.seconds).toBe(4_000);
  expect(curve.at(-1)!.payableWei).toBe(69n);
});

it("pays what vests at once at once", () => {
  expect(vestingCurve([{ payableWei: 1n, unvestedWei: 2n, halfLife: 0 }], 2)[0]!.payableWei).toBe(
    3n,
  );
});
