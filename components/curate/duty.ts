import type { Casting } from "@/components/ballot/casting";
import type { Position, RoundPage } from "@/lib/curation/types";
import type { Stage } from "@/lib/datanets/words";
import { sameAddress } from "@/lib/format/address";
import { popcount } from "@/lib/curation/score";

/** The viewer's seat in a round. Panel and jury never share an owner, so there is at most one. */
export type Duty = {
  stage: Stage;
  seat: Position;
  ballotId: bigint;
  /** Items it judges. */
  count: number;
  /** Of committing and not revealing. */
  worstLossWei: bigint;
  /** Of never committing. */
  absentLossWei: bigint;
};

/** Where a duty stands and what its holder can do now. */
export type DutyState =
  /** The vote is open and not cast. */
  | "vote"
  /** Cast; the reveal has not begun. */
  | "sealed"
  /** Cast; can be revealed now. */
  | "reveal"
  | "revealed"
  /** Somebody showed it before its time: cancelled. */
  | "exposed"
  /** Never cast, and it is too late. */
  | "missed"
  /** Cast, never revealed, and it is too late. */
  | "withheld";

export function dutyOf(round: RoundPage, viewer: string | null): Duty | null {
  if (!viewer) return null;
  const mine = ({ owner }: Position) => sameAddress(owner, viewer);
  const panel = round.panel.find(mine);
  if (panel) {
    return {
      stage: "panel",
      seat: panel,
      ballotId: round.panelBallotId,
      count: round.count,
      worstLossWei: round.panelWorstLossWei,
      absentLossWei: round.policy.curatorSeatWei / 10n,
    };
  }
  const jury = round.jury.find(mine);
  if (!jury) return null;
  return {
    stage: "jury",
    seat: jury,
    ballotId: round.juryBallotId,
    count: Number(popcount(round.gold)),
    worstLossWei: round.juryWorstLossWei,
    absentLossWei: round.policy.jurorSeatWei / 10n,
  };
}

/** The ballot of a duty. */
export const castingOf = ({ ballotId, seat, count, worstLossWei }: Duty): Casting => ({
  box: "Curation",
  ballotId,
  voter: seat.owner,
  position: seat.position,
  items: count,
  withheldLossWei: worstLossWei,
});

export function dutyState(round: Pick<RoundPage, "state">, { stage, seat }: Duty): DutyState {
  if (seat.revealed) return "revealed";
  if (seat.exposed) return "exposed";
  const voting = stage === "panel" ? "panelCommit" : "juryCommit";
  if (!seat.committed) return round.state === voting ? "vote" : "missed";
  if (round.state === "reveal") return "reveal";
  return round.state === "awaitSettle" ? "withheld" : "sealed";
}
