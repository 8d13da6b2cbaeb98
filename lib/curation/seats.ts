import type { LensAnswer } from "@/lib/datanets/lens";
import { gweiToWei } from "@/lib/datanets/words";

/** A seat on a bench, or what having none means (`held` false, zeros, and the par one would pay). */
export type SeatView = {
  held: boolean;
  /** Bought and not leaving. */
  active: boolean;
  id: number;
  balanceWei: bigint;
  /** Worst losses of its open duties. */
  reservedWei: bigint;
  parWei: bigint;
  /** Above par and free to claim. */
  surplusWei: bigint;
  boughtAt: number;
  /** When leaving was announced; 0: not leaving. */
  leavingAt: number;
  /** 0: not leaving. */
  withdrawableAt: number;
  /** Jurors: 0 = earned. */
  appointedUntil: number;
  duties: number;
  /** Curators: rounds with a gold score and the mean of those scores (1 = 100 %). */
  goldRounds: number;
  meanGoldScore: number;
};

type RawSeat = LensAnswer<"datanet">["viewer"]["curator"];

/** Scores are stored in 1e-4. */
const SCORE_UNIT = 10_000;

export function decodeSeat(raw: RawSeat): SeatView {
  const { balance, reserved, par, surplus, goldSum, ...rest } = raw;
  return {
    ...rest,
    balanceWei: gweiToWei(balance),
    reservedWei: gweiToWei(reserved),
    parWei: gweiToWei(par),
    surplusWei: gweiToWei(surplus),
    meanGoldScore: raw.goldRounds === 0 ? 0 : goldSum / raw.goldRounds / SCORE_UNIT,
  };
}
