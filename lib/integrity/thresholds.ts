/**
 * What an attacker would need against a datanet at the present size of its benches: the bounds of the
 * mechanism on paper, with the datanet's own policy put in. Each bound says what it assumes; what was
 * measured against the contracts is in docs/simulation.md.
 */
import type { BenchSize, Policy } from "@/lib/datanets/types";
import { weiToGwei } from "@/lib/datanets/words";
import { binomialAtLeast, hypergeometricAtLeast } from "./chance";

/** How often an honest curator approves a bad item: the mechanism's assumption. */
export const HONEST_SLIP = 0.15;
/** Pay that a share q of the curators takes back from its own review fees, as a multiple of q. */
const RECOVERED = 1.35;
/** The precision to which a threshold is searched. */
const STEP = 1e-4;

type Terms = Pick<
  Policy,
  | "reviewFeeWei"
  | "bondWei"
  | "roundSize"
  | "panelSize"
  | "goldSize"
  | "jurySize"
  | "quorumNum"
  | "quorumDen"
  | "forfeitBps"
>;

/** What a share of the seats takes: seats to buy beside today's, or of today's to win over. */
export type Need = {
  /** Share of the bench from which the attack pays, 0 to 1. */
  share: number;
  /** New seats that make up that share beside all of today's. */
  newSeats: number;
  /** Of today's seats, how many would have to collude. */
  ofToday: number;
  /** Stake of the new seats, wei. */
  stakeWei: bigint;
};

/** alpha: the chance that a junk item passes when a share `q` of the curators approves it. */
export function junkPasses(terms: Terms, q: number): number {
  const { panelSize: m, quorumNum, quorumDen, goldSize, roundSize } = terms;
  const yes = Math.ceil((quorumNum / quorumDen) * m - 1e-9);
  const unseen = 1 - goldSize / roundSize;
  return unseen * binomialAtLeast(m, q + (1 - q) * HONEST_SLIP, yes);
}

/**
 * What an attacker with a share `q` of the curators earns by a junk item, in OPEN: what it may yield at
 * most if it passes, less the fee that does not come back and the part of the bond that burns.
 * Source: MECHANISM 6, `f (1 - 2 s(q)) + (1 - alpha) psi B > alpha V`, V = 2B, s = 1.35 q.
 */
export function junkProfit(terms: Terms, q: number): number {
  const fee = Number(weiToGwei(terms.reviewFeeWei)) / 1e9;
  const bond = Number(weiToGwei(terms.bondWei)) / 1e9;
  const passes = junkPasses(terms, q);
  const lost = (1 - passes) * (terms.forfeitBps / 10_000) * bond;
  return passes * 2 * bond - fee * (1 - 2 * Math.min(RECOVERED * q, 0.5)) - lost;
}

/** What comes back of an OPEN that somebody with a share `q` of the curators puts into junk: 1 breaks even. */
export function junkReturns(terms: Terms, q: number): number {
  const put = Number(weiToGwei(terms.reviewFeeWei + terms.bondWei)) / 1e9;
  return 1 + junkProfit(terms, q) / put;
}

/** The share of curators from which junk pays, 0 to 1. */
export function junkThreshold(terms: Terms): number {
  let [safe, broken] = [0, 1];
  if (junkProfit(terms, 0) > 0) return 0;
  while (broken - safe > STEP) {
    const q = (safe + broken) / 2;
    if (junkProfit(terms, q) > 0) broken = q;
    else safe = q;
  }
  return safe;
}

/** What a share of a bench means in seats and money. Without the seats a draw needs, no round is judged. */
export function needFor(share: number, { active, needed }: BenchSize, seatWei: bigint): Need {
  const beside = Math.ceil((share * active) / (1 - share) - 1e-9);
  const newSeats = Math.max(1, beside, needed - active);
  return {
    share,
    newSeats,
    ofToday: Math.max(1, Math.ceil(share * active - 1e-9)),
    stakeWei: BigInt(newSeats) * seatWei,
  };
}

/**
 * Seats that give an attacker the majority of a jury more often than not: it then decides gold, and with
 * it pay and weights. The draw takes J seats of the bench without return.
 */
export function juryCapture(
  { active, needed }: BenchSize,
  jurySize: number,
  seatWei: bigint,
): Need {
  const majority = Math.floor(jurySize / 2) + 1;
  const captured = (total: number, marked: number) =>
    hypergeometricAtLeast(total, marked, Math.min(jurySize, total), majority) >= 0.5;
  let newSeats = Math.max(1, needed - active);
  while (!captured(active + newSeats, newSeats)) newSeats += 1;
  let ofToday = 1;
  while (ofToday < active && !captured(active, ofToday)) ofToday += 1;
  return {
    share: newSeats / (active + newSeats),
    newSeats,
    ofToday,
    stakeWei: BigInt(newSeats) * seatWei,
  };
}
