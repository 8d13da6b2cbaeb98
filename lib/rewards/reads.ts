import type { Address, PublicClient } from "viem";
import { decodeRow } from "@/lib/contributions/decode";
import { decodeSeat } from "@/lib/curation/seats";
import { decodeMoment } from "@/lib/datanets/decode";
import { readLens, type LensAnswer } from "@/lib/datanets/lens";
import { BENCHES, gweiToWei, word } from "@/lib/datanets/words";
import { decodeRewards } from "./amounts";
import type { AccountPage, RewardsPage, SeatRow, Stewardship } from "./types";

function decodeSeatRow(raw: LensAnswer<"rewards">["seats"][number]): SeatRow {
  return { ...raw, bench: word(BENCHES, raw.bench), seat: decodeSeat(raw.seat) };
}

function decodeStewardship(raw: LensAnswer<"rewards">["stewardships"][number]): Stewardship {
  return { datanet: raw.datanet, name: raw.name, amountWei: gweiToWei(raw.amount) };
}

/**
 * What an account has earned.
 * @param cursor `next` of the page before (a contribution's id); 0 or nothing: its latest
 * @param limit contributions, at most 64
 */
export async function readRewards(
  client: PublicClient,
  { account, cursor = 0, limit = 32 }: { account: Address; cursor?: number; limit?: number },
): Promise<RewardsPage> {
  const raw = await readLens(client, "rewards", [account, BigInt(cursor), BigInt(limit)]);
  return {
    now: decodeMoment(raw.now_),
    payout: raw.payout,
    balanceWei: raw.balanceWei,
    creditWei: gweiToWei(raw.credit),
    claimableWei: gweiToWei(raw.claimable),
    next: raw.next,
    rows: raw.rows.map(({ row, name, earning, releaseAt, rewards }) => ({
      row: decodeRow(row),
      name,
      earning,
      releaseAt,
      rewards: decodeRewards(rewards),
    })),
    seats: raw.seats.map(decodeSeatRow),
    stewardships: raw.stewardships.map(decodeStewardship),
  };
}

/** Balance, seats and payout address of an account. */
export async function readAccount(
  client: PublicClient,
  { account }: { account: Address },
): Promise<AccountPage> {
  const raw = await readLens(client, "account", [account]);
  return {
    now: decodeMoment(raw.now_),
    payout: raw.payout,
    balanceWei: raw.balanceWei,
    creditWei: gweiToWei(raw.credit),
    lastContribution: raw.lastContribution,
    seatCount: raw.seatCount,
    seats: raw.seats.map(decodeSeatRow),
    stewardships: raw.stewardships.map(decodeStewardship),
  };
}
