import type { Casting } from "@/components/ballot/casting";
import type { CasePage, CaseSeat, CaseTier } from "@/lib/cases/types";
import type { CaseState } from "@/lib/cases/words";
import { sameAddress } from "@/lib/format/address";

/** Where a juror's part in the present jury stands, and what they can do now. */
export type JurorState =
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

type Acts = Pick<CaseSeat, "committed" | "revealed" | "exposed">;

export function jurorState(state: CaseState, seat: Acts): JurorState {
  if (seat.revealed) return "revealed";
  if (seat.exposed) return "exposed";
  if (!seat.committed) return state === "commit" ? "vote" : "missed";
  if (state === "reveal") return "reveal";
  return state === "commit" ? "sealed" : "withheld";
}

/** A seat of the viewer in one of the case's juries. */
export type JurorSeat = { tier: CaseTier; seat: CaseSeat; present: boolean };

/** The viewer's seats in the juries of a case, the present jury's last. The same juror may sit in several. */
export function jurorSeats(page: CasePage, viewer: string | null): JurorSeat[] {
  if (!viewer) return [];
  return page.tiers.flatMap((tier) => {
    const seat = tier.seats.find(({ owner }) => sameAddress(owner, viewer));
    return seat ? [{ tier, seat, present: tier.tier === page.brief.tier }] : [];
  });
}

/** What a seat in a jury that has voted came to. */
export type JurorResult = "waits" | "paid" | "charged";

/**
 * The end decides: votes that agree with it are paid, all other seats lose the stake. Of a case that ended
 * undecided, every opened vote is paid.
 */
export function jurorResult(
  state: CaseState,
  seat: Pick<CaseSeat, "revealed" | "upholds">,
): JurorResult {
  if (state === "undecided") return seat.revealed ? "paid" : "charged";
  if (state !== "upheld" && state !== "dismissed") return seat.revealed ? "waits" : "charged";
  return seat.revealed && seat.upholds === (state === "upheld") ? "paid" : "charged";
}

export const castingOf = (page: CasePage, { tier, seat }: JurorSeat): Casting => ({
  box: "Cases",
  ballotId: tier.ballotId,
  voter: seat.owner,
  position: seat.position,
  items: 1,
  withheldLossWei: page.lossWei,
});

/** What the votes that agree with the end share: the fees of all juries so far, before upkeep; wei. */
export const feesWei = ({ tiers }: CasePage): bigint =>
  tiers.reduce((sum, { feeWei }) => sum + feeWei, 0n);
