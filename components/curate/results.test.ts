import { describe, expect, it } from "vitest";
import type { Position } from "@/lib/curation/types";
import { seatResults } from "./results";

const seat = (position: number, verdict: bigint, revealed = true): Position => ({
  position,
  owner: "0x0000000000000000000000000000000000000001",
  seat: position,
  committed: true,
  revealed,
  exposed: false,
  verdict,
});

describe("results by seat", () => {
  it("counts agreement on gold items only, whatever was said about the rest", () => {
    const gold = 0b1100_0011n;
    const goldVerdict = 0b1000_0001n;
    const seats = [seat(0, 0b1011_1101n), seat(1, 0b0100_0001n), seat(2, 0n, false)];
    expect(seatResults(seats, [5n, -7n, -9n], { gold, goldVerdict })).toEqual([
      { payWei: 5n, agreement: 1 },
      { payWei: -7n, agreement: 0.5 },
      { payWei: -9n, agreement: null },
    ]);
  });

  it("has no agreement where there was no gold", () => {
    expect(
      seatResults([seat(0, 1n)], [0n], { gold: 0n, goldVerdict: 0n })[0]?.agreement,
    ).toBeNull();
  });
});
