import { popcount } from "@/lib/curation/score";
import type { Settlement } from "@/lib/curation/settlement";
import type { Position } from "@/lib/curation/types";

/** What one seat got out of a settled round. */
export type SeatResult = {
  /** Signed. */
  payWei: bigint;
  /** Share of the gold items on which it agreed with the jury's majority; null without a reveal or gold. */
  agreement: number | null;
};

/** @param paysWei of the seats, by position */
export function seatResults(
  positions: readonly Position[],
  paysWei: readonly bigint[],
  { gold, goldVerdict }: Pick<Settlement, "gold" | "goldVerdict">,
): SeatResult[] {
  const items = popcount(gold);
  return positions.map(({ position, revealed, verdict }) => {
    const differ = popcount((verdict ^ goldVerdict) & gold);
    return {
      payWei: paysWei[position] ?? 0n,
      agreement: revealed && items > 0n ? Number(items - differ) / Number(items) : null,
    };
  });
}
