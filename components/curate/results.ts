import { popcount, expand } from "@/lib/curation/score";
import type { Settlement } from "@/lib/curation/settlement";
import type { Position } from "@/lib/curation/types";
import type { SeatResult } from "./SeatsTable";

/** Share of the gold items on which a verdict over the round agrees with the jury's majority. */
export function agreement(verdict: bigint, goldVerdict: bigint, gold: bigint): number {
  const items = popcount(gold);
  if (items === 0n) return 1;
  const differ = popcount((verdict ^ goldVerdict) & gold);
  return Number(items - differ) / Number(items);
}

/** What each seat of the panel got. */
export function panelResults(panel: readonly Position[], settlement: Settlement): SeatResult[] {
  const { gold, goldVerdict, panelPayWei } = settlement;
  return panel.map((seat) => ({
    payWei: panelPayWei[seat.position] ?? 0n,
    agreement: seat.revealed && gold > 0n ? agreement(seat.verdict, goldVerdict, gold) : null,
  }));
}

/** What each seat of the jury got; its verdicts are over the gold items only. */
export function juryResults(jury: readonly Position[], settlement: Settlement): SeatResult[] {
  const { gold, goldVerdict, juryPayWei } = settlement;
  return jury.map((seat) => ({
    payWei: juryPayWei[seat.position] ?? 0n,
    agreement: seat.revealed
      ? agreement(expand(seat.verdict, gold), goldVerdict, gold)
      : null,
  }));
}
