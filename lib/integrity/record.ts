import type { Address, PublicClient } from "viem";
import { countBits } from "@/lib/curation/bitmap";
import { readRounds } from "@/lib/curation/reads";
import { readSettlements, type Settlement } from "@/lib/curation/settlement";
import type { RoundPage } from "@/lib/curation/types";
import type { DatanetPage } from "@/lib/datanets/types";
import { SECONDS_PER_ITEM } from "./forecast";

/** Rounds that a record looks back over. */
export const RECORD_ROUNDS = 8;

/** What judging one round really came to. */
export type Paid = {
  /** Mean of all seats, after their losses; signed. */
  roundWei: bigint;
  /** The same at SECONDS_PER_ITEM. */
  hourWei: bigint;
  /** Part of the seats that lost by their round, 0 to 1. */
  losing: number;
};

/** What the latest settled rounds of a datanet show of those who judge and contribute. */
export type JudgedRecord = {
  rounds: number;
  curator: Paid;
  juror: Paid;
  /** Part of the verdicts that two curators of a panel gave alike, 0 to 1; null without two who revealed. */
  agreement: number | null;
  /** Part of the curators' verdicts on gold items that the jury gave too; null without gold. */
  onGold: number | null;
  /** Of all pay above zero, the part that went to the address that got most; null when nothing was paid. */
  topPaid: number | null;
  /** Of all accepted items, the part of the contributor with most; null when none was accepted. */
  topContributor: number | null;
  contributors: number;
  reviewers: number;
};

export type Judged = { round: RoundPage; settlement: Settlement };

/**
 * The latest settled rounds that the chain still holds whole, in two requests. Seats are counted under
 * today's owners.
 * @returns null while there is none
 * @throws what viem reports
 */
export async function readRecord(
  client: PublicClient,
  { id, rounds }: Pick<DatanetPage, "id" | "rounds">,
): Promise<JudgedRecord | null> {
  const numbers = rounds
    .filter(({ state }) => state === "settled")
    .map(({ number }) => number)
    .slice(0, RECORD_ROUNDS);
  if (numbers.length === 0) return null;
  const [pages, settlements] = await Promise.all([
    readRounds(client, { datanet: id, rounds: numbers }),
    readSettlements(client, { datanet: id, rounds: numbers }),
  ]);
  const judged = pages.flatMap((round) => {
    const settlement = settlements.get(round.number);
    return round.whole && settlement ? [{ round, settlement }] : [];
  });
  return judged.length === 0 ? null : recordOf(judged);
}

export function recordOf(judged: readonly Judged[]): JudgedRecord {
  const curators = judged.flatMap(({ round, settlement }) =>
    settlement.panelPayWei.map((wei) => ({ wei, items: round.count })),
  );
  const jurors = judged.flatMap(({ settlement }) =>
    settlement.juryPayWei.map((wei) => ({ wei, items: countBits(settlement.gold) })),
  );
  const pays = judged.flatMap(({ round, settlement }) => [
    ...round.panel.map(({ owner, position }) => ({ owner, wei: settlement.panelPayWei[position] })),
    ...round.jury.map(({ owner, position }) => ({ owner, wei: settlement.juryPayWei[position] })),
  ]);
  const received = sumBy(
    pays.filter(({ wei = 0n }) => wei > 0n),
    ({ owner }) => owner,
    ({ wei = 0n }) => wei,
  );
  const accepted = sumBy(
    judged.flatMap(({ round }) => round.contributions),
    ({ contributor }) => contributor,
    (row) => BigInt(countBits(row.accepted)),
  );
  return {
    rounds: judged.length,
    curator: paid(curators),
    juror: paid(jurors),
    agreement: agreementOf(judged),
    onGold: onGoldOf(judged),
    topPaid: topShare(received),
    topContributor: topShare(accepted),
    contributors: accepted.size,
    reviewers: new Set(pays.map(({ owner }) => owner)).size,
  };
}

function paid(seats: readonly { wei: bigint; items: number }[]): Paid {
  if (seats.length === 0) return { roundWei: 0n, hourWei: 0n, losing: 0 };
  const total = seats.reduce((sum, { wei }) => sum + wei, 0n);
  const items = seats.reduce((sum, seat) => sum + seat.items, 0);
  return {
    roundWei: total / BigInt(seats.length),
    hourWei: items === 0 ? 0n : (total * BigInt(3600 / SECONDS_PER_ITEM)) / BigInt(items),
    losing: seats.filter(({ wei }) => wei < 0n).length / seats.length,
  };
}

function agreementOf(judged: readonly Judged[]): number | null {
  let [same, all] = [0, 0];
  for (const { round } of judged) {
    const verdicts = round.panel.filter(({ revealed }) => revealed).map(({ verdict }) => verdict);
    verdicts.forEach((one, i) => {
      for (const other of verdicts.slice(i + 1)) {
        same += round.count - countBits(one ^ other);
        all += round.count;
      }
    });
  }
  return all === 0 ? null : same / all;
}

function onGoldOf(judged: readonly Judged[]): number | null {
  let [same, all] = [0, 0];
  for (const { round, settlement } of judged) {
    const gold = countBits(settlement.gold);
    for (const { revealed, verdict } of round.panel) {
      if (!revealed) continue;
      same += gold - countBits((verdict ^ settlement.goldVerdict) & settlement.gold);
      all += gold;
    }
  }
  return all === 0 ? null : same / all;
}

function sumBy<T>(
  rows: readonly T[],
  who: (row: T) => Address,
  amount: (row: T) => bigint,
): Map<Address, bigint> {
  const sums = new Map<Address, bigint>();
  for (const row of rows) sums.set(who(row), (sums.get(who(row)) ?? 0n) + amount(row));
  return sums;
}

function topShare(sums: ReadonlyMap<Address, bigint>): number | null {
  const amounts = [...sums.values()];
  const total = amounts.reduce((sum, amount) => sum + amount, 0n);
  if (total === 0n) return null;
  const top = amounts.reduce((most, amount) => (amount > most ? amount : most), 0n);
  return Number((top * 10_000n) / total) / 10_000;
}
