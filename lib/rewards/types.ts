import type { Address } from "viem";
import type { ContributionRow } from "@/lib/contributions/types";
import type { SeatView } from "@/lib/curation/seats";
import type { Bench, Moment } from "@/lib/datanets/words";

/** What a sync now would find in a contribution's reward account. */
export type Rewards = {
  /** Vested and not claimed, plus bonds that come back. */
  payableWei: bigint;
  unvestedWei: bigint;
  /** It may still earn this much. */
  capLeftWei: bigint;
  /** Still held. */
  bondWei: bigint;
  /** Above the cap: goes to the other earners at the next touch. */
  excessWei: bigint;
};

export type RewardRow = {
  row: ContributionRow;
  /** Of the datanet. */
  name: string;
  /** Items that earn. */
  earning: number;
  /** 0: not retired. */
  releaseAt: number;
  rewards: Rewards;
};

export type SeatRow = { datanet: number; name: string; bench: Bench; seat: SeatView };

export type Stewardship = { datanet: number; name: string; amountWei: bigint };

export type RewardsPage = {
  now: Moment;
  /** Where everything is paid. */
  payout: Address;
  balanceWei: bigint;
  creditWei: bigint;
  /** Credit, the payable part of `rows` and the surplus of `seats`. */
  claimableWei: bigint;
  /** Cursor (contribution id); 0: this is the last page. */
  next: number;
  rows: RewardRow[];
  seats: SeatRow[];
  /** Of the latest 256 datanets. */
  stewardships: Stewardship[];
};

export type AccountPage = {
  now: Moment;
  payout: Address;
  balanceWei: bigint;
  creditWei: bigint;
  /** Id; 0: none. */
  lastContribution: number;
  seatCount: number;
  seats: SeatRow[];
  stewardships: Stewardship[];
};
