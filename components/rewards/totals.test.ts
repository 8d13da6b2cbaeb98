import { describe, expect, test } from "vitest";
import type { RewardRow } from "@/lib/rewards/types";
import { statusOf, totalsOf } from "./totals";

const NOW = 1_000;

const row = (part: {
  row?: Partial<RewardRow["row"]>;
  rewards?: Partial<RewardRow["rewards"]>;
  earning?: number;
  releaseAt?: number;
}): RewardRow =>
  ({
    name: "A datanet",
    earning: part.earning ?? 3,
    releaseAt: part.releaseAt ?? 0,
    row: { state: "settled", retired: false, released: false, ...part.row },
    rewards: {
      payableWei: 1n,
      unvestedWei: 2n,
      capLeftWei: 10n,
      bondWei: 4n,
      excessWei: 0n,
      ...part.rewards,
    },
  }) as RewardRow;

describe("statusOf", () => {
  test.each([
    ["reviewing", row({ row: { state: "reveal" } })],
    ["refunded", row({ row: { state: "refunded" }, earning: 0 })],
    ["rejected", row({ earning: 0 })],
    ["earning", row({})],
    ["capped", row({ rewards: { capLeftWei: 0n } })],
    ["capped", row({ rewards: { excessWei: 5n } })],
    ["retired", row({ row: { retired: true }, releaseAt: NOW + 1 })],
    ["releasable", row({ row: { retired: true }, releaseAt: NOW })],
    ["released", row({ row: { retired: true, released: true }, releaseAt: NOW - 1 })],
  ] as const)("%s", (status, example) => expect(statusOf(example, NOW)).toBe(status));
});

test("totals add up contributions and seats", () => {
  const seats = [{ seat: { surplusWei: 7n } }, { seat: { surplusWei: 1n } }];
  expect(totalsOf({ rows: [row({}), row({})], seats: seats as never })).toEqual({
    payableWei: 2n,
    unvestedWei: 4n,
    bondWei: 8n,
    surplusWei: 8n,
    waitingWei: 0n,
  });
});

test("income of contributions where nothing is payable waits for a claim to begin vesting", () => {
  const rows = [row({}), row({ rewards: { payableWei: 0n, unvestedWei: 5n } })];
  expect(totalsOf({ rows, seats: [] }).waitingWei).toBe(5n);
});
