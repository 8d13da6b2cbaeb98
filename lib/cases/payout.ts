import type { Address } from "viem";
import { sameAddress } from "@/lib/format/address";
import type { CasePage, CaseTier } from "./types";
import type { CaseEnd } from "./history";

/** What one party paid in and got back, and what it won on top. */
export type PartyPayout = {
  address: Address;
  role: "challenger" | "contributor" | "claimant" | "appellant";
  /** Deposits and fees. */
  paidWei: bigint;
  /** Of these, what came back. */
  backWei: bigint;
  /** Reward, or half of the deposits of whoever was wrong. */
  wonWei: bigint;
};

/** Who got what as a case ended. Sums as CaseEnds.sol computes them, to the gwei. */
export type Payout = {
  parties: PartyPayout[];
  forfeitedWei: bigint;
  burnedWei: bigint;
  /** Jurors who voted as the case ended, who share all fees, less what upkeep was paid. */
  jurorsPaid: number;
  /** Jurors who voted otherwise or were silent: each lost the stake of the case. */
  jurorsCharged: number;
  feesWei: bigint;
};

type Ended = Pick<CasePage, "brief" | "row" | "claimant" | "tiers">;

const GWEI = 10n ** 9n;
/** To whole gwei, rounded down, as the contracts divide. */
const ofGwei = (wei: bigint) => (wei / GWEI) * GWEI;

/**
 * What an upheld or dismissed case paid.
 * @returns null for a case without a ruling: there everybody's deposit went back, see `tiers`
 */
export function payoutOf({ brief, row, claimant, tiers }: Ended, end: CaseEnd): Payout | null {
  if (brief.state !== "upheld" && brief.state !== "dismissed") return null;
  const { state } = brief;
  const upheld = state === "upheld";
  const right = tiers.map((tier, index) => wasRight(tiers, index, state) && tier);
  const wrong = tiers.filter((_, index) => !right[index]);
  const winners = right.filter((tier): tier is CaseTier => tier !== false);
  const lostWei = sum(wrong, ({ depositWei }) => depositWei);
  const feesWei = sum(winners, ({ feeWei }) => feeWei);
  const halfWei = ofGwei(lostWei / 2n);
  const spare = end.forfeitedWei + lostWei - halfWei;
  const sourcesWei = feesWei < spare ? feesWei : spare;

  const parties: PartyPayout[] = [];
  const party = (address: Address, role: PartyPayout["role"]): PartyPayout => {
    const known = parties.find((p) => sameAddress(p.address, address));
    if (known) return known;
    const fresh = { address, role, paidWei: 0n, backWei: 0n, wonWei: 0n };
    parties.push(fresh);
    return fresh;
  };
  party(brief.challenger, "challenger");
  party(row.contributor, "contributor");
  for (const [index, tier] of tiers.entries()) {
    const payer = party(tier.payer, "appellant");
    payer.paidWei += tier.depositWei + tier.feeWei;
    if (!right[index]) continue;
    const refund = feesWei === 0n ? 0n : ofGwei((sourcesWei * tier.feeWei) / feesWei);
    payer.backWei += tier.depositWei + refund;
  }
  const shared =
    claimant === null || sameAddress(claimant, brief.challenger) ? 0n : ofGwei(end.rewardWei / 2n);
  if (claimant !== null && shared > 0n) party(claimant, "claimant").wonWei += shared;
  const winner = party(
    upheld ? brief.challenger : row.contributor,
    upheld ? "challenger" : "contributor",
  );
  winner.wonWei += halfWei + end.rewardWei - shared;

  const seats = tiers.flatMap((tier) => tier.seats);
  const paid = seats.filter(({ revealed, upholds }) => revealed && upholds === upheld).length;
  return {
    parties: parties.filter(({ paidWei, wonWei }) => paidWei + wonWei > 0n),
    forfeitedWei: end.forfeitedWei,
    burnedWei: end.burnedWei,
    jurorsPaid: paid,
    jurorsCharged: seats.length - paid,
    feesWei: sum(tiers, ({ feeWei }) => feeWei),
  };
}

/** The challenger was right if the end upholds; who appealed, if it differs from the ruling appealed against. */
function wasRight(tiers: readonly CaseTier[], index: number, end: "upheld" | "dismissed") {
  return index === 0 ? end === "upheld" : tiers[index - 1]!.ruling !== end;
}

const sum = <T>(list: readonly T[], of: (entry: T) => bigint) =>
  list.reduce((total, entry) => total + of(entry), 0n);
