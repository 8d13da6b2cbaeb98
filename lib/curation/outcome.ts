/**
 * How a round ends when everyone who was drawn revealed, step by step as
 * `contracts/src/Settlement.sol` settles it (_judgeGold and _judgeItems), on the same functions of
 * ./score and ./tally. Money is in gwei.
 */
import type { Policy } from "@/lib/datanets/types";
import { weiToGwei } from "@/lib/datanets/words";
import {
  against,
  expand,
  majority,
  majorityOfOthers,
  pay,
  peers,
  popcount,
  rate,
  scaleDown,
} from "./score";
import { accept } from "./tally";

/** What a round is decided from. */
export type Ballots = {
  policy: Pick<
    Policy,
    "reviewFeeWei" | "panelSize" | "jurySize" | "goldSize" | "quorumNum" | "quorumDen"
  >;
  /** Items, n; at least G, because smaller rounds have no panel. */
  count: number;
  /** For the reviewers, less what upkeep cost. Without it: the fees alone. */
  budgetGwei?: bigint;
  /** Bitmap over the items with goldSize bits. */
  gold: bigint;
  /** Over the round's items, one per panelist. */
  panel: readonly bigint[];
  /** Compact: bit j is about the j-th lowest gold item. One per juror. */
  jury: readonly bigint[];
};

export type RoundOutcome = {
  /** Bitmaps over the items. */
  accepted: bigint;
  goldVerdict: bigint;
  /** Gold held good and bad items: without both nobody is paid or charged. */
  mixed: boolean;
  /** Bit i: panelist i's votes counted. */
  weights: bigint;
  /** Both in WAD, by panelist. */
  peerScores: bigint[];
  goldScores: bigint[];
  /** Signed, by position. */
  panelPay: bigint[];
  juryPay: bigint[];
  /** Pay for a score of 1 and fee of a ballot, and what all of them together can be paid. */
  panelTerms: Terms;
  juryTerms: Terms;
};

export type Terms = { R: bigint; phi: bigint; part: bigint };

/** Fewest panelists whose gold counts for the tally; below, all who revealed count. */
const LEAST_TRUSTED = 3n;

/** R, phi and budget of both benches for a round of `count` items. */
export function reviewTerms({
  policy,
  count,
  budgetGwei,
}: Pick<Ballots, "policy" | "count" | "budgetGwei">): { panel: Terms; jury: Terms } {
  const n = BigInt(count);
  const budget = budgetGwei ?? weiToGwei(policy.reviewFeeWei) * n;
  const judged = BigInt(policy.goldSize * policy.jurySize);
  const juryPart = (budget * judged) / (judged + BigInt(policy.panelSize) * n);
  const panelPart = budget - juryPart;
  const panelRate = rate(panelPart, n, BigInt(policy.panelSize));
  const juryRate = rate(juryPart, BigInt(policy.goldSize), BigInt(policy.jurySize));
  return {
    panel: { R: panelRate, phi: panelRate / 50n, part: panelPart },
    jury: { R: juryRate, phi: (juryRate * 6n) / 100n, part: juryPart },
  };
}

/**
 * Settles a round.
 * @throws RangeError for a round without a panel, or when somebody's ballot is missing
 */
export function settle(ballots: Ballots): RoundOutcome {
  const { policy, count, gold, panel, jury } = ballots;
  const { goldSize, panelSize, jurySize } = policy;
  if (count < goldSize || popcount(gold) !== BigInt(goldSize)) {
    throw new RangeError(`A round with a panel has ${goldSize} gold items among its items.`);
  }
  if (panel.length !== panelSize || jury.length !== jurySize) {
    throw new RangeError(`This settles rounds of ${panelSize} panelists and ${jurySize} jurors.`);
  }
  const n = BigInt(count);
  const G = BigInt(goldSize);
  const terms = reviewTerms(ballots);
  const goldVerdict = expand(majority(jury, G), gold);
  const mixed = goldVerdict !== 0n && goldVerdict !== gold;

  const goldScores = panel.map((verdict) => against(verdict, goldVerdict, gold, G));
  const peerScores = peers(panel, n);
  const weights = weigh(panel, goldScores, { goldVerdict, gold, G, mixed });
  const tallied = accept(panel, weights, BigInt(policy.quorumNum), BigInt(policy.quorumDen));
  const nothing = <T>(voters: readonly T[]) => voters.map(() => 0n);

  return {
    accepted: (tallied & ~gold) | goldVerdict,
    goldVerdict,
    mixed,
    weights,
    peerScores,
    goldScores,
    panelPay: mixed
      ? payAll(
          peerScores.map((peer, i) => (peer < goldScores[i]! ? peer : goldScores[i]!)),
          terms.panel,
        )
      : nothing(panel),
    juryPay: mixed ? payAll(juryScores(jury, G), terms.jury) : nothing(jury),
    panelTerms: terms.panel,
    juryTerms: terms.jury,
  };
}

function weigh(
  panel: readonly bigint[],
  goldScores: readonly bigint[],
  { goldVerdict, gold, G, mixed }: { goldVerdict: bigint; gold: bigint; G: bigint; mixed: boolean },
): bigint {
  const enough = (G * 5n + 7n) / 8n;
  const trusted = panel.reduce((mask, verdict, i) => {
    const matches = G - popcount((verdict ^ goldVerdict) & gold);
    const good = mixed ? goldScores[i]! > 0n : matches >= enough;
    return good ? mask | (1n << BigInt(i)) : mask;
  }, 0n);
  return popcount(trusted) >= LEAST_TRUSTED ? trusted : (1n << BigInt(panel.length)) - 1n;
}

function juryScores(jury: readonly bigint[], G: bigint): bigint[] {
  const others = majorityOfOthers(jury, G);
  const all = (1n << G) - 1n;
  return jury.map((own, i) => against(own, others[i]!, all, G));
}

function payAll(scores: readonly bigint[], { R, phi, part }: Terms): bigint[] {
  return scaleDown(
    scores.map((score) => pay(score, R, phi)),
    part,
  );
}
