import type { Address, Hex } from "viem";
import type { SeatView } from "@/lib/curation/seats";
import type { Moment, RoundState } from "./words";

/**
 * Every number a steward may choose. Members are named as in the contract's `Policy`; money is in wei
 * (whole gwei) and says so in its name. Shares in basis points (bps) or per cent (pct), periods in
 * seconds. What each means in words: `policyFields` in ./policy.
 */
export type Policy = {
  /** f, per item, not returned once reviewed. */
  reviewFeeWei: bigint;
  /** B, per item; an accepted item may earn at most 2B. */
  bondWei: bigint;
  curatorSeatWei: bigint;
  jurorSeatWei: bigint;
  /** T, a round closes at this many items. */
  roundSize: number;
  /** m */
  panelSize: number;
  /** G */
  goldSize: number;
  /** J */
  jurySize: number;
  quorumNum: number;
  quorumDen: number;
  /** psi, the part of a rejected item's bond that is burned. */
  forfeitBps: number;
  roundTimeout: number;
  panelPeriod: number;
  juryPeriod: number;
  revealPeriod: number;
  seatAge: number;
  seatCooldown: number;
  drawTimeout: number;
  retireDelay: number;
  halfLife: number;
  vestingHalfLife: number;
  appointmentTerm: number;
  policyDelay: number;
  minCurators: number;
  minJurors: number;
  labelsBps: number;
  refinementBps: number;
  /** Label fields in the schema. */
  fields: number;
  burnPct: number;
  stewardPct: number;
  poolPct: number;
};

export type BenchSize = {
  /** Seats that are bought and not leaving. */
  active: number;
  total: number;
  /** Active seats that a draw needs. */
  needed: number;
};

/** What a datanet is searched by. */
export type DatanetName = {
  id: number;
  name: string;
  /** sha2-256 digest of the description's root CID. */
  content: Hex;
  steward: Address;
};

export type DatanetSummary = {
  id: number;
  name: string;
  /** sha2-256 digest of the description's root CID. */
  content: Hex;
  steward: Address;
  createdAt: number;
  /** A unit of usage. */
  priceWei: bigint;
  /** Curation pool. */
  poolWei: bigint;
  /** By usage, ever: the measure of popularity. */
  burnedWei: bigint;
  /** An item. */
  reviewFeeWei: bigint;
  /** An item. */
  bondWei: bigint;
  roundSize: number;
  panelSize: number;
  goldSize: number;
  jurySize: number;
  /** Ever. */
  contributions: number;
  /** 0: no round is open. */
  openRound: number;
  openItems: number;
  closedRounds: number;
  /** Items of the settled ones among the latest 16 rounds, and how many of them were accepted. */
  reviewedRecent: number;
  acceptedRecent: number;
  curators: BenchSize;
  jurors: BenchSize;
  /** Closed rounds that wait for upkeep, collect commits, collect reveals. */
  awaiting: number;
  committing: number;
  revealing: number;
};

export type ExplorePage = {
  now: Moment;
  /** Datanets that exist. */
  total: number;
  /** Cursor of the next page; 0: this is the last. */
  next: number;
  datanets: DatanetSummary[];
};

export type RoundBrief = {
  number: number;
  state: RoundState;
  /** Somebody can move it on now (upkeep). */
  due: boolean;
  attempt: number;
  count: number;
  /** Items, once settled. */
  accepted: number;
  /** Sequences of its first and last contribution. */
  first: number;
  last: number;
  /** Open round only, else 0. */
  openedAt: number;
  closedAt: number;
  /** Of this state; 0: it waits for upkeep. */
  deadline: number;
  budgetWei: bigint;
};

/** The asking account's place in a datanet. */
export type Viewer = {
  balanceWei: bigint;
  creditWei: bigint;
  curator: SeatView;
  juror: SeatView;
  /** Appointed by the steward, or earned here. */
  mayBuyJuror: boolean;
  /** 0: never appointed. */
  appointedUntil: number;
};

export type DatanetPage = {
  now: Moment;
  id: number;
  name: string;
  content: Hex;
  steward: Address;
  createdAt: number;
  priceWei: bigint;
  poolWei: bigint;
  /** Owed to the steward. */
  stewardshipWei: bigint;
  burnedWei: bigint;
  /** Of the policy in force. */
  version: number;
  policy: Policy;
  /** A change that waits; null when there is none. */
  pending: { policy: Policy; readyAt: number } | null;
  /** An item, if it were contributed now: the open round keeps the policy it opened under. */
  nextReviewFeeWei: bigint;
  nextBondWei: bigint;
  contributions: number;
  closedRounds: number;
  /** Newest first, the open one included; at most 17. */
  rounds: RoundBrief[];
  curators: BenchSize;
  jurors: BenchSize;
  earnedJurors: number;
  /** Fewer than 2J jurors have earned their seat: the page says "steward-run jury". */
  stewardRunJury: boolean;
  /** Sum of all earning weights; shares of it are shares of the contributors' income. */
  earningWeight: bigint;
  /** Of one data item accepted now, same scale. */
  freshItemWeight: bigint;
  viewer: Viewer;
};
