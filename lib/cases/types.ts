import type { Address, Hex } from "viem";
import type { ContributionRow } from "@/lib/contributions/types";
import type { Policy } from "@/lib/datanets/types";
import type { Moment } from "@/lib/datanets/words";
import type { CaseReason, CaseState } from "./words";

/** A case as lists show it. Times are unix seconds. */
export type CaseBrief = {
  id: number;
  datanet: number;
  contribution: number;
  /** Bitmap of the challenged items, over the contribution's own. */
  items: bigint;
  reason: CaseReason;
  state: CaseState;
  /** `advance` would do something now. */
  due: boolean;
  /** Of the present or last jury: 0 (7 seats), 1 (15) or 2 (31). */
  tier: number;
  /** What the latest ruling says; null before the first. */
  ruling: "upheld" | "dismissed" | null;
  filedAt: number;
  /** Of this state; null: it waits for upkeep or has ended. */
  deadline: number | null;
  /** Null: it has not. */
  endedAt: number | null;
  challenger: Address;
  /** sha2-256 digest of the evidence's root CID. */
  evidence: Hex;
};

export type CaseSeat = {
  position: number;
  /** Today's. */
  owner: Address;
  seat: number;
  committed: boolean;
  revealed: boolean;
  exposed: boolean;
  /** Once revealed. */
  upholds: boolean;
};

/** One jury, what was paid for it and by whom. */
export type CaseTier = {
  tier: number;
  /** The challenger, or who appealed. */
  payer: Address;
  depositWei: bigint;
  feeWei: bigint;
  ruling: "upheld" | "dismissed" | null;
  ballotId: bigint;
  /** By position; empty before the draw. */
  seats: CaseSeat[];
};

export type CasePage = {
  now: Moment;
  /** Of the datanet. */
  name: string;
  datanetContent: Hex;
  brief: CaseBrief;
  /** The contribution it is about. */
  row: ContributionRow;
  /** Bitmap of the contribution's items that still hold a bond. */
  held: bigint;
  /** Shares the reward; null: nobody. */
  claimant: Address | null;
  /** Most of 128 MinHash slots that posted signatures agree in; null: none posted. */
  equalSlots: number | null;
  /** Block whose hash decides the draw; null: no draw is pending. */
  seedBlock: number | null;
  /** A draw that lacks jurors is tried until then, unix seconds; null: no draw is pending. */
  retryUntil: number | null;
  /** From the first to the present one. */
  tiers: CaseTier[];
  /** The viewer's position in the present jury, or null. */
  viewer: number | null;
  /** What a juror loses by voting against the end, or not at all. */
  lossWei: bigint;
  /** What an appeal takes; null: there is nothing to appeal now. */
  appeal: { depositWei: bigint; feeWei: bigint } | null;
  /** That fixes seats, fees and periods. */
  policy: Policy;
};

export type CasesPage = {
  now: Moment;
  /** Cursor of the next page; 0: this is the last. */
  next: number;
  /** Newest first. */
  cases: CaseBrief[];
};

/** A seat's part in the present jury of an open case. */
export type CaseDuty = {
  brief: CaseBrief;
  /** Of the datanet. */
  name: string;
  position: number;
  committed: boolean;
  revealed: boolean;
  exposed: boolean;
  lossWei: bigint;
  ballotId: bigint;
};

/** What filing takes. */
export type CaseQuote = { tier: number; depositWei: bigint; feeWei: bigint };
