/**
 * A round of the sandbox: everything about it but the visitor's own verdict. Nothing in it touches a
 * chain. Neighbours are simulated with stated error rates from a stated seed, so a round is the same for
 * everyone who plays it, and is settled by the functions that real rounds are checked against.
 */
import { compressBits, fromBits, fullBitmap } from "@/lib/curation/bitmap";
import { settle, type RoundOutcome } from "@/lib/curation/outcome";
import { DEFAULT_POLICY } from "@/lib/datanets/policy";
import { seeded, shuffled } from "./random";
import { NEIGHBOURS, verdictBy, type Rates } from "./voters";

/** Items of a round, a few more than the gold sample of the standard policy. */
export const SANDBOX_ITEMS = 20;
/** Rounds there are digits for; after the last comes the first. */
export const SANDBOX_ROUNDS = 5;
export const SANDBOX_POLICY = DEFAULT_POLICY;

export type SandboxRound = {
  /** 1 to SANDBOX_ROUNDS; with the truth it decides everything else. */
  number: number;
  truth: bigint;
  gold: bigint;
  /** Verdicts of the panelists beside the visitor. */
  neighbours: bigint[];
  /** Compact, over the gold items. */
  jury: bigint[];
};

/** @param truth bit i: item i is good */
export function sandboxRound(number: number, truth: bigint): SandboxRound {
  const { panelSize, jurySize, goldSize } = SANDBOX_POLICY;
  const random = (what: string) => seeded(`sandbox ${number} ${what}`);
  const items = Array.from({ length: SANDBOX_ITEMS }, (_, item) => item);
  const gold = fromBits(shuffled(items, random("gold")).slice(0, goldSize));
  const voter = (what: string, rates: Rates) =>
    verdictBy(rates, truth, SANDBOX_ITEMS, random(what));
  return {
    number,
    truth,
    gold,
    neighbours: Array.from({ length: panelSize - 1 }, (_, i) =>
      voter(`curator ${i}`, NEIGHBOURS.curator),
    ),
    jury: Array.from({ length: jurySize }, (_, i) =>
      compressBits(voter(`juror ${i}`, NEIGHBOURS.juror), gold),
    ),
  };
}

/** Settles the round with a verdict in the visitor's seat, which is the panel's first. */
export function play({ gold, neighbours, jury }: SandboxRound, verdict: bigint): RoundOutcome {
  return settle({
    policy: SANDBOX_POLICY,
    count: SANDBOX_ITEMS,
    gold,
    panel: [verdict, ...neighbours],
    jury,
  });
}

export type StrategyId = "you" | "truth" | "coin" | "approve" | "reject" | "opposite";

export type Strategy = {
  id: StrategyId;
  /** Signed; of "coin" the mean of COIN_TOSSES verdicts, rounded toward zero. */
  payGwei: bigint;
};

/** One verdict by coin toss may be lucky; the mean of this many is what it is worth. */
export const COIN_TOSSES = 200;

/** What the visitor's verdict and others to compare it with earn in the same seat of the same round. */
export function strategies(round: SandboxRound, own: bigint): Strategy[] {
  const all = fullBitmap(SANDBOX_ITEMS);
  const pay = (verdict: bigint) => play(round, verdict).panelPay[0]!;
  const coin = seeded(`sandbox ${round.number} coin`);
  const toss = () => fromBits([...Array(SANDBOX_ITEMS).keys()].filter(() => coin() < 0.5));
  const tossed = Array.from({ length: COIN_TOSSES }, () => pay(toss()));
  const mean = tossed.reduce((sum, amount) => sum + amount, 0n) / BigInt(COIN_TOSSES);
  return [
    { id: "you", payGwei: pay(own) },
    { id: "truth", payGwei: pay(round.truth) },
    { id: "approve", payGwei: pay(all) },
    { id: "reject", payGwei: pay(0n) },
    { id: "coin", payGwei: mean },
    { id: "opposite", payGwei: pay(all ^ round.truth) },
  ];
}
