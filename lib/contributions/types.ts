import type { Address, Hex } from "viem";
import type { Policy, RoundBrief } from "@/lib/datanets/types";
import type { Kind, Moment, RoundState } from "@/lib/datanets/words";
import type { Rewards } from "@/lib/rewards/types";

/** One contribution as lists show it. */
export type ContributionRow = {
  /** (datanet << 24) | sequence, below 2^48. */
  id: number;
  datanet: number;
  /** Number within its datanet, from 1. */
  sequence: number;
  contributor: Address;
  kind: Kind;
  round: number;
  /** Of its round. */
  state: RoundState;
  /** Of its first item within the round. */
  offset: number;
  count: number;
  /** Labels and refinements: the contribution they are about; null for data. */
  parent: number | null;
  /** Bitmap of the parent's items; item j of this contribution is about the j-th set bit. */
  targets: bigint;
  /** Labels: index of the field in the datanet's schema. */
  field: number;
  /** sha2-256 digest of the root CID. */
  content: Hex;
  itemsRoot: Hex;
  /** Bitmap over its own items, 0n until its round has settled. */
  accepted: bigint;
  /** Bitmap of the accepted items that a case has struck: they earn nothing and are served no more. */
  struck: bigint;
  /** Cases about it that have not ended; its account is held meanwhile. */
  openCases: number;
  retired: boolean;
  released: boolean;
};

export type ContributionsPage = {
  now: Moment;
  /** Sequence of the datanet's latest contribution. */
  latest: number;
  /** Cursor (sequence) of the next page; 0: this is the last. */
  next: number;
  rows: ContributionRow[];
};

export type ContributionPage = {
  now: Moment;
  /** Of the datanet. */
  name: string;
  datanetContent: Hex;
  row: ContributionRow;
  round: RoundBrief;
  /** Of its round. */
  policy: Policy;
  /** Items that earn. */
  earning: number;
  /** In the accumulator's scale now; 0n until it earns. Its share of income is earning * itemWeight / earningWeight. */
  itemWeight: bigint;
  /** Of the whole datanet. */
  earningWeight: bigint;
  /** 0: not retired. */
  releaseAt: number;
  /** Bond added by topUp. */
  toppedUpWei: bigint;
  rewards: Rewards;
  /** Per field of the schema, bitmap of its items that have accepted labels. */
  labelled: bigint[];
  /** Bitmap of its items with a live refinement. */
  refined: bigint;
};

/** Accepted data that can be labelled. */
export type LabelTarget = {
  id: number;
  contributor: Address;
  content: Hex;
  count: number;
  accepted: bigint;
  labelled: bigint[];
};

export type LabelTargetsPage = {
  now: Moment;
  name: string;
  datanetContent: Hex;
  fields: number;
  labelsBps: number;
  /** An item, if it were contributed now. */
  reviewFeeWei: bigint;
  bondWei: bigint;
  /** Cursor (sequence); 0: this is the last page. A page can be empty and still have a next one. */
  next: number;
  targets: LabelTarget[];
};
