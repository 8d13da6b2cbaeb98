import type { Address } from "viem";

/** A ballot that one voter casts: what sealing it and opening it again take. */
export type Casting = {
  /** The contract that takes it. */
  box: "Curation" | "Cases";
  ballotId: bigint;
  voter: Address;
  position: number;
  /** Bits of its verdict: a panelist's items, a juror's gold items, or the one of a case. */
  items: number;
  /** What the seat loses if it commits and never reveals. */
  withheldLossWei: bigint;
};
