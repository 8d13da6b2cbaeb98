import type { Address, Hex } from "viem";
import type { ContributionRow } from "@/lib/contributions/types";
import type { Policy } from "@/lib/datanets/types";
import type { Moment, RoundState, Stage } from "@/lib/datanets/words";
import type { Task } from "@/lib/upkeep/types";

/** One drawn seat of a round. */
export type Position = {
  /** Index on the panel or jury, as ballots name it. */
  position: number;
  /** Today's holder of the seat. */
  owner: Address;
  seat: number;
  committed: boolean;
  revealed: boolean;
  exposed: boolean;
  /** Bitmap over the round's items, 0 until revealed (jurors: gold items only). */
  verdict: bigint;
};

export type RoundPage = {
  now: Moment;
  datanet: number;
  name: string;
  datanetContent: Hex;
  number: number;
  state: RoundState;
  /** False: older than the ring of 16, only the outcome is left. */
  whole: boolean;
  /** Somebody can move it on now (upkeep). */
  due: boolean;
  /** 0 or 1: a second panel was drawn. */
  attempt: number;
  /** Items, n. */
  count: number;
  mixed: boolean;
  /** Seeds missed. */
  misses: number;
  /** Open round only, else 0. */
  openedAt: number;
  closedAt: number;
  endedAt: number;
  /** Of this state; 0: it waits for upkeep. */
  deadline: number;
  /** Block whose hash decides the draw; 0: no draw is pending. */
  seedBlock: number;
  budgetWei: bigint;
  /** The part of the budget that came from the curation pool. */
  sliceWei: bigint;
  /** On bounties. */
  spentWei: bigint;
  /** Refunded rounds. */
  refundPerItemWei: bigint;
  /** The one the round opened under. */
  policy: Policy;
  panelBallotId: bigint;
  juryBallotId: bigint;
  panel: Position[];
  jury: Position[];
  /** The viewer's own positions; null when it has none. */
  viewerPanel: number | null;
  viewerJury: number | null;
  /** Of one seat's duty in this round. */
  panelWorstLossWei: bigint;
  juryWorstLossWei: bigint;
  /** Bitmap, 0n until drawn. */
  gold: bigint;
  /** Bitmap, 0n until settled. */
  accepted: bigint;
  /** The content may be served to everyone: the round has closed. */
  contentOpen: boolean;
  /** All of them, by offset. */
  contributions: ContributionRow[];
};

/** An open duty of one of the account's seats. */
export type Duty = {
  datanet: number;
  name: string;
  round: number;
  stage: Stage;
  position: number;
  attempt: number;
  /** Items to judge: n for the panel, the gold items for the jury. */
  count: number;
  state: RoundState;
  deadline: number;
  committed: boolean;
  revealed: boolean;
  exposed: boolean;
  /** Of committing and not revealing, the worst that can happen. */
  worstLossWei: bigint;
  /** Of never committing. */
  absentLossWei: bigint;
  ballotId: bigint;
};

export type DutiesPage = {
  now: Moment;
  /** Seats the account holds, over all benches. */
  seats: number;
  /** Cursor over seats; 0: this is the last page. */
  next: number;
  duties: Duty[];
  /** Upkeep of these datanets that is due. */
  due: Task[];
};
