/** The curation pool, and who would like to have it. */
import { insider } from "../agents/cartel";
import { ret, type Cell, type Result } from "../cell";
import { contributionId } from "../junk";
import type { Lab, Spec } from "../lab";
import { Round } from "../round";
import { openOf, openOfWei, payTo, DEFAULT, shares } from "../scenes";
import { bestResponse, threshold, type Profits } from "../search";

const DAY = 86_400;

/** Profit a round, OPEN, of a cartel that fills a whole round itself and knows what it made. */
function drainProfits(lab: Lab, spec: Spec, good: number, q: number): Profits {
  return (from, count) =>
    lab.repeat(spec, `drain-${good}-${q}`, { from, count }, async (world, random, before) => {
      const items = world.policy.roundSize;
      const [, attacker] = world.others.free;
      const truth = random.bits(items, good);
      const round = new Round(
        world,
        {
          batches: [{ actor: attacker!, items }],
          truth,
          cartelItems: truth,
          agent: shares(random, insider, { panel: q, jury: q }),
        },
        random,
      );
      const outcome = await round.play();
      lab.rounds += 1;
      const seats = openOf(
        payTo({ round, world, before, after: await world.money(), outcome }, insider.name),
      );
      const id = contributionId(world, 1);
      if (outcome.accepted !== 0n) {
        await world.play([world.move(attacker!, "Contributions", "retire", [id])]);
        await world.chain.wait(world.policy.retireDelay + DAY);
      }
      const claim = [world.actors[attacker!], [id], []];
      await world.play([world.move(world.others.keeper, "Contributions", "claim", claim)]);
      const after = await world.money();
      return seats + openOfWei(after.purses[attacker!]! - before.purses[attacker!]!);
    });
}

export async function drainThreshold(lab: Lab, spec: Spec, atLeast?: number): Promise<Result> {
  const good = await bestResponse(
    [0.6, 0.8, 0.9, 0.95],
    (candidate) => drainProfits(lab, spec, candidate, 0.5),
    lab.samples(40, 4),
  );
  const found = await threshold(
    (q) => drainProfits(lab, spec, good, q),
    { from: 0.4, to: 0.9, step: lab.step(0.02) },
    { batch: lab.samples(60, 8), looks: 6 },
  );
  return {
    findings: [ret(found, atLeast === undefined ? undefined : { atLeast })],
    threshold: found,
    bestResponse: `rounds of which ${good * 100} % are good items.`,
  };
}

export const poolCells: Cell[] = [
  {
    name: "pool-drainer",
    group: "curation",
    attack:
      "A cartel fills whole rounds itself, knows which of its items are good, and votes so with its share of both benches, to be paid the pool's slice.",
    paper: "The slice is at most the fees, so more than half of all pay is needed.",
    expected:
      "RET ≥ .40 (perfect votes earn more than a fair share of the pay, rejected items cost ψB).",
    run: (lab) => drainThreshold(lab, DEFAULT, 0.4),
  },
];
