/** Junk from contribution to the last OPEN it can bring, played on the contracts. */
import { fullBitmap } from "@/lib/curation/bitmap";
import type { Stage } from "@/lib/datanets/words";
import { CURATOR, JUROR, type Agent } from "./agents/agent";
import { Reverted } from "./chain";
import type { Lab, Spec } from "./lab";
import { countIn, drawnBy, openOf, openOfWei, payTo, shares, sizes } from "./scenes";
import { controlled, type Drawn, type Profits } from "./search";
import type { Random } from "./random";
import { looked, Round, type Scene } from "./round";
import type { World } from "./world";

const DAY = 86_400;

/** How much of the round is the attacker's junk, and how much of the rest is good. */
export type JunkPlan = { junk: number; good: number };

/** Id of the nth contribution (from 1) of the world's datanet. */
export const contributionId = (world: World, nth: number): bigint =>
  (world.datanet << 24n) | BigInt(nth);

/** Usage that lifts so many items to their cap, wei: three quarters of eight bonds an item are more than two bonds. */
export const toTheCap = (world: World, items: number): bigint =>
  8n * world.policy.bondWei * BigInt(items);

/**
 * Lets usage lift every accepted item of the datanet to its cap, and brings a contribution's whole money home:
 * income, what vests, and the bond.
 * @param usageWei of one paid use by an outsider; 0 for none
 */
export async function cashIn(
  world: World,
  owner: number,
  nth: number,
  usageWei: bigint,
): Promise<void> {
  const id = contributionId(world, nth);
  const { keeper, consumer } = world.others;
  const standing = await accountOf(world, id);
  if (standing.earns) {
    const uses = usageWei ? [world.use(consumer, usageWei)] : [];
    if (uses.length > 0 && !standing.retired) await world.play(uses);
    const [, , capLeft] = await world.read<readonly bigint[]>("Contributions", "preview", [id]);
    // Whoever touches what is at its cap retires it.
    if (capLeft === 0n) await world.play([world.move(keeper, "Contributions", "touch", [id])]);
    else if (!standing.retired)
      await world.play([world.move(owner, "Contributions", "retire", [id])]);
    await world.chain.wait(world.policy.retireDelay + DAY);
  }
  await takeOut(world, owner, nth);
}

/** Takes out all that a contribution has for its owner now, if there is anything. */
export async function takeOut(world: World, owner: number, nth: number): Promise<void> {
  const args = [world.actors[owner], [contributionId(world, nth)], []];
  try {
    await world.play([world.move(world.others.keeper, "Contributions", "claim", args)]);
  } catch (error) {
    if (!(error instanceof Reverted && error.message.startsWith("Treasury_NothingToClaim"))) {
      throw error;
    }
  }
}

/** CONTRIBUTION_RETIRED in IContributions.sol. */
const RETIRED = 8;

async function accountOf(world: World, id: bigint) {
  const { earning } = await world.read<{ earning: number }>("Contributions", "account", [id]);
  const { flags } = await world.read<{ flags: number }>("Contributions", "contribution", [id]);
  return { earns: earning > 0, retired: (flags & RETIRED) !== 0 };
}

/** How many seats of the panel are the cartel's decides most of what becomes of its junk. */
const panelSteps = ({ panel }: Drawn) => [1, 2, 3, 4, 5].map((seats) => (panel >= seats ? 1 : 0));

/**
 * Profit a round of a junk cartel, OPEN: what its contributor's purse gained, and of its seats' pay the part that
 * its own fees are of the round's (the rest it would have had without the junk).
 */
export function junkProfit(
  lab: Lab,
  spec: Spec,
  name: string,
  plan: JunkPlan,
  cartel: Agent,
  held: { panel: number; jury?: number },
  usage = 1,
): Profits {
  return controlled(
    (from, count) =>
      playJunk(
        lab,
        spec,
        `${name}-${plan.junk}-${plan.good}-${held.panel}-${held.jury}`,
        { from, count },
        plan,
        { cartel, held, usage },
      ),
    panelSteps,
    { ...sizes(spec), held },
    lab.samples(150, 8),
  );
}

export async function playJunk(
  lab: Lab,
  spec: Spec,
  name: string,
  range: { from?: number; count: number },
  { junk, good }: JunkPlan,
  {
    cartel,
    held,
    looks = { panel: CURATOR.falsePositive, jury: JUROR.falsePositive },
    usage = 1,
  }: {
    cartel: Agent;
    held: { panel: number; jury?: number };
    /** How likely the attacker's items look good to the honest: as bad items do, or as a copy does. */
    looks?: Record<Stage, number>;
    /** Usage afterwards, as a multiple of what lifts every item to its cap. */
    usage?: number;
  },
) {
  return lab.repeat(spec, name, range, async (world, random, before) => {
    const round = new Round(
      world,
      junkScene(world, random, { junk, good }, { cartel, held, looks }),
      random,
    );
    const outcome = await round.play();
    lab.rounds += 1;
    const own = round.scene.cartelItems!;
    const voted = await world.money();
    const seats = openOf(payTo({ round, world, before, after: voted, outcome }, cartel.name));
    const most = toTheCap(world, round.items);
    const [, attacker] = world.others.free;
    await cashIn(world, attacker!, 1, (BigInt(Math.round(usage * 1000)) * most) / 1000n);
    const after = await world.money();
    const purse = openOfWei(after.purses[attacker!]! - before.purses[attacker!]!);
    const { set, total } = countIn(outcome.accepted, own, round.items);
    return {
      profit: purse + (seats * total) / round.items,
      drawn: drawnBy(round, cartel.name),
      purse,
      seats,
      survived: set,
      junk: total,
    };
  });
}

export function junkScene(
  world: World,
  random: Random,
  { junk, good }: JunkPlan,
  {
    cartel,
    held,
    looks,
  }: { cartel: Agent; held: { panel: number; jury?: number }; looks: Record<Stage, number> },
): Scene {
  const items = world.policy.roundSize;
  const own = Math.max(1, Math.round(items * junk));
  const [crowd, attacker] = world.others.free;
  const batches = [{ actor: attacker!, items: own }];
  if (own < items) batches.push({ actor: crowd!, items: items - own });
  const truth = random.bits(items - own, good) << BigInt(own);
  const rest = fullBitmap(items) & ~fullBitmap(own);
  const eyes = { panel: CURATOR, jury: JUROR };
  return {
    batches,
    truth,
    look: (stage, _, rng) =>
      (looked(truth, items, eyes[stage], rng) & rest) | rng.bits(own, looks[stage]),
    cartelItems: (1n << BigInt(own)) - 1n,
    agent: shares(random, cartel, held),
  };
}
