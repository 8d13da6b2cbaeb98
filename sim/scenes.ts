/** Scenes that cells share, and how a played round is turned into numbers. */
import { hasBit } from "@/lib/curation/bitmap";
import { reviewTerms } from "@/lib/curation/outcome";
import { DEFAULT_POLICY, SMALL_POLICY } from "@/lib/datanets/policy";
import type { Stage } from "@/lib/datanets/words";
import type { Agent } from "./agents/agent";
import { honest } from "./agents/honest";
import type { Played, Spec } from "./lab";
import type { Random } from "./random";
import type { Round, Scene } from "./round";
import type { Drawn } from "./search";
import type { World } from "./world";

export const DEFAULT: Spec = { key: "default", policy: DEFAULT_POLICY };
export const SMALL: Spec = { key: "small", policy: SMALL_POLICY };
/** What the small preset was until it missed its acceptance. */
export const SMALL_BEFORE: Spec = {
  key: "small-before",
  policy: { ...SMALL_POLICY, quorumNum: 4, quorumDen: 5, goldSize: 12 },
};
/** Half of the way from there to the small preset: its quorum, as much gold as before. */
export const SMALL_LESS_GOLD: Spec = {
  key: "small-less-gold",
  policy: { ...SMALL_POLICY, goldSize: 12 },
};
/** Benches that outlast what seats lose over many rounds: a seat below par is not drawn. */
export const WIDE: Spec = {
  key: "wide",
  policy: DEFAULT_POLICY,
  seats: { curator: 60, juror: 60 },
};
/** Shares of good items in the stream: of mixed quality, and as usual datanets are. */
export const STREAMS = [0.6, 0.85] as const;

const GWEI_PER_OPEN = 1e9;
const WEI_PER_OPEN = 1e18;
export const openOf = (gwei: bigint): number => Number(gwei) / GWEI_PER_OPEN;
export const openOfWei = (wei: bigint): number => Number(wei) / WEI_PER_OPEN;

/** A full round of one honest contributor, a share of it good. */
export function stream(
  random: Random,
  world: World,
  good: number,
): Pick<Scene, "batches" | "truth"> {
  const items = world.policy.roundSize;
  return { batches: [{ actor: world.others.free[0]!, items }], truth: random.bits(items, good) };
}

/**
 * Everyone honest but an adversary with a share of the curators and a share of the jurors: each drawn seat is the
 * adversary's with that chance, as on a bench of any size.
 */
export function shares(
  random: Random,
  adversary: Agent,
  { panel, jury = 0 }: { panel: number; jury?: number },
): Scene["agent"] {
  return (stage: Stage) => (random.chance(stage === "panel" ? panel : jury) ? adversary : honest);
}

/** One seat of the panel (or jury) is the attacker's, all others are honest. */
export const one =
  (attacker: Agent, of: Stage = "panel"): Scene["agent"] =>
  (stage, position) =>
    stage === of && position === 0 ? attacker : honest;

/** R and φ of both benches in the played round, gwei. */
export function termsOf({ world, outcome, round }: Played) {
  const budgetGwei = outcome.budget - outcome.spent;
  return reviewTerms({ policy: world.policy, count: round.items, budgetGwei });
}

/** Pay of every voter by stage and position, gwei, read from the seats. */
export function payOf({ round, before, after }: Played, stage: Stage): bigint[] {
  const [was, is] =
    stage === "panel" ? [before.curator, after.curator] : [before.juror, after.juror];
  return round.voters[stage].map(({ actor }) => is[actor]! - was[actor]!);
}

/** Sum of the pay of all seats with an agent of this name, gwei. */
export function payTo(played: Played, name: string): bigint {
  let sum = 0n;
  for (const stage of ["panel", "jury"] as const) {
    const pays = payOf(played, stage);
    played.round.voters[stage].forEach(({ agent }, i) => {
      if (agent.name === name) sum += pays[i]!;
    });
  }
  return sum;
}

/** How many seats of each stage were drawn for agents with this name. */
export function drawnBy({ voters }: Round, name: string): Drawn {
  const of = (stage: Stage) => voters[stage].filter(({ agent }) => agent.name === name).length;
  return { panel: of("panel"), jury: of("jury") };
}

/** Seats of panel and jury. */
export const sizes = ({ policy }: Spec): { size: Drawn } => ({
  size: { panel: policy.panelSize, jury: policy.jurySize },
});

/** True when gold holds good and bad items by the jury's word: else nobody is paid or charged. */
export function mixed({ outcome: { gold, accepted } }: Played): boolean {
  const verdict = accepted & gold;
  return verdict !== 0n && verdict !== gold;
}

/** How many of the items in `of` are set in `bitmap`. */
export function countIn(bitmap: bigint, of: bigint, items: number): { set: number; total: number } {
  let [set, total] = [0, 0];
  for (let i = 0; i < items; i += 1) {
    if (!hasBit(of, i)) continue;
    total += 1;
    if (hasBit(bitmap, i)) set += 1;
  }
  return { set, total };
}
