/** Contributors who would be paid for what is worth nothing, or not theirs. */
import { targeted } from "../agents/cartel";
import { honest } from "../agents/honest";
import { finding, type Cell, type Result } from "../cell";
import { cashIn, playJunk, toTheCap, type JunkPlan } from "../junk";
import { Round } from "../round";
import type { Lab, Spec } from "../lab";
import { countIn, DEFAULT, openOfWei, shares, SMALL, WIDE } from "../scenes";
import { estimate, proportion } from "../stats";

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
/** OPEN an item costs to contribute: fee and bond. */
const STAKE = 2.25;
const PLANS: JunkPlan[] = [
  { junk: 0.05, good: 0.85 },
  { junk: 0.3, good: 0.6 },
  { junk: 1, good: 0.6 },
];

/** Copies: how likely they look good to a curator and to a juror who does not know the original by heart. */
const COPIES = [
  { name: "exact copy", looks: { panel: 0.15, jury: 0.05 } },
  { name: "10 % edited", looks: { panel: 0.5, jury: 0.5 } },
  { name: "30 % edited", looks: { panel: 0.88, jury: 0.95 } },
];

async function sybils(lab: Lab, spec: Spec): Promise<Result> {
  const findings: Result["findings"] = [];
  for (const plan of PLANS) {
    const rounds = await playJunk(
      lab,
      spec,
      `sybil-${spec.key}-${plan.junk}`,
      { count: lab.samples(150, 12) },
      plan,
      { cartel: targeted, held: { panel: 0 } },
    );
    const items = sum(rounds.map(({ junk }) => junk));
    const part = `${plan.junk * 100} % of the round`;
    findings.push(
      finding(
        `profit an item, ${part}`,
        "OPEN",
        estimate(rounds.map(({ purse, junk }) => purse / junk)),
        { below: spec === DEFAULT ? -0.7 : -0.6 },
      ),
      finding(
        `junk that survives, ${part}`,
        "share",
        proportion(sum(rounds.map((r) => r.survived)), items),
      ),
    );
  }
  return { findings };
}

export const junkCells: Cell[] = [
  {
    name: "sybil-junk",
    group: "economy",
    attack:
      "Many accounts without seats contribute junk, as a part of a round or all of it; usage lifts what survives to its cap.",
    paper:
      "At q = 0 the inequality of the targeted cartel holds with room: f + (1−α)ψB > αV with α near .001.",
    expected: "Loses .7 OPEN an item or more, whatever its part of the round.",
    run: (lab) => sybils(lab, DEFAULT),
  },
  {
    name: "sybil-junk-small",
    group: "economy",
    attack: "The same under the small preset.",
    paper: "α near .001 again: 4 of 5 approve a bad item with .0022, and half are gold.",
    expected: "Loses .6 OPEN an item or more, whatever its part of the round.",
    run: (lab) => sybils(lab, SMALL),
  },
  {
    name: "junk-by-share",
    group: "economy",
    attack:
      "The targeted cartel at growing shares of the curators: how much of its junk survives, and what an OPEN put in brings.",
    paper: "α = (1 − G/T)·P(Bin(m, q + .15(1−q)) ≥ 5).",
    expected:
      "Survival follows α; the extraction ratio (profit by OPEN put in) stays below 0 up to q = .3.",
    async run(lab) {
      const findings: Result["findings"] = [];
      const points = [];
      const plan = { junk: 0.15, good: 0.85 };
      for (const q of [0, 0.1, 0.2, 0.3, 0.4]) {
        const rounds = await playJunk(
          lab,
          DEFAULT,
          `by-share-${q}`,
          { count: lab.samples(200, 12) },
          plan,
          {
            cartel: targeted,
            held: { panel: q },
          },
        );
        const survival = estimate(rounds.map(({ survived, junk }) => survived / junk));
        const ratio = estimate(rounds.map(({ profit, junk }) => profit / (junk * STAKE)));
        points.push({ x: q, y: survival.mean, low: survival.low, high: survival.high });
        findings.push(
          finding(`junk that survives, q ${q}`, "share", survival),
          finding(
            `extraction ratio, q ${q}`,
            "OPEN by OPEN",
            ratio,
            q <= 0.3 ? { below: 0 } : undefined,
          ),
        );
      }
      return {
        findings,
        series: [{ name: "survival of junk", x: "share of curators", y: "share", points }],
      };
    },
  },
  {
    name: "copycat",
    group: "economy",
    attack:
      "Somebody contributes copies of accepted items: exact, a tenth edited, a third edited; usage lifts what survives to its cap.",
    paper:
      "A copy that reviewers recognise is junk. One they cannot tell from new work passes: redundant but valid items only dilute, and cases are what answers them.",
    expected:
      "Exact copies lose. Edited ones, without cases, earn where usage is heavy: a stated limit, reported without one.",
    async run(lab) {
      const findings: Result["findings"] = [];
      for (const { name, looks } of COPIES) {
        for (const usage of [1, 0.02]) {
          const rounds = await playJunk(
            lab,
            DEFAULT,
            `copy-${name}-${usage}`,
            { count: lab.samples(100, 12) },
            { junk: 0.15, good: 0.85 },
            { cartel: targeted, held: { panel: 0 }, looks, usage },
          );
          const profit = estimate(rounds.map(({ purse, junk }) => purse / junk));
          const how = usage === 1 ? "usage to the cap" : "a fiftieth of that usage";
          findings.push(
            finding(
              `profit an item, ${name}, ${how}`,
              "OPEN",
              profit,
              name === "exact copy" ? { below: 0 } : undefined,
            ),
          );
          if (usage !== 1) continue;
          const items = sum(rounds.map(({ junk }) => junk));
          findings.push(
            finding(
              `survival, ${name}`,
              "share",
              proportion(sum(rounds.map((r) => r.survived)), items),
            ),
          );
        }
      }
      return { findings };
    },
  },
  {
    name: "root-squatter",
    group: "economy",
    attack:
      "Somebody sees a contribution before it is included and sends its digest and root first, as his own.",
    paper:
      "Nothing is first come, first served: a root binds its contributor's address, and the same content may be contributed twice.",
    expected:
      "The author's items are accepted like any others (≥ .93); the squatter's, seen to be copies, lose.",
    async run(lab) {
      const rounds = await lab.repeat(
        DEFAULT,
        "squat",
        { count: lab.samples(150, 12) },
        async (world, random, before) => {
          const [author, squatter] = world.others.free;
          const half = world.policy.roundSize / 2;
          const content = random.word();
          const own = random.bits(half, 0.85);
          const round = new Round(
            world,
            {
              batches: [
                { actor: squatter!, items: half, content },
                { actor: author!, items: half, content },
              ],
              truth: own << BigInt(half),
              agent: () => honest,
            },
            random,
          );
          const outcome = await round.play();
          lab.rounds += 1;
          await cashIn(world, squatter!, 1, toTheCap(world, round.items));
          const after = await world.money();
          const { set, total } = countIn(outcome.accepted, round.scene.truth, round.items);
          return {
            author: set / total,
            squatter: openOfWei(after.purses[squatter!]! - before.purses[squatter!]!) / half,
          };
        },
      );
      return {
        findings: [
          finding(
            "the author's good items accepted",
            "share",
            estimate(rounds.map(({ author }) => author)),
            {
              atLeast: 0.93,
            },
          ),
          finding(
            "profit of the squatter an item",
            "OPEN",
            estimate(rounds.map(({ squatter }) => squatter)),
            {
              below: 0,
            },
          ),
        ],
      };
    },
  },
  {
    name: "accuracy-over-time",
    group: "economy",
    attack:
      "A targeted cartel holds 20 % of the curators for twelve rounds on end, with junk as 15 % of each.",
    paper: "Decisions depend on the round alone: nothing an attacker does builds up.",
    expected: "At least 97 % of what is accepted is good, in the first round as in the last.",
    async run(lab) {
      const LENGTH = 12;
      const runs = await lab.repeat(
        WIDE,
        "time",
        { count: lab.samples(60, 6) },
        async (world, random) => {
          const [crowd, attacker] = world.others.free;
          const items = world.policy.roundSize;
          const own = Math.round(items * 0.15);
          const right: number[] = [];
          for (let i = 0; i < LENGTH; i += 1) {
            const truth = random.bits(items - own, 0.85) << BigInt(own);
            const round = new Round(
              world,
              {
                batches: [
                  { actor: attacker!, items: own },
                  { actor: crowd!, items: items - own },
                ],
                truth,
                cartelItems: (1n << BigInt(own)) - 1n,
                agent: shares(random, targeted, { panel: 0.2 }),
              },
              random,
            );
            const { accepted } = await round.play();
            lab.rounds += 1;
            const { set, total } = countIn(truth, accepted, items);
            right.push(set / total);
          }
          return right;
        },
      );
      const at = (i: number) => estimate(runs.map((run) => run[i]!));
      const points = Array.from({ length: LENGTH }, (_, i) => {
        const { mean, low, high } = at(i);
        return { x: i + 1, y: mean, low, high };
      });
      return {
        findings: [
          finding("accepted items that are good, first round", "share", at(0), { atLeast: 0.97 }),
          finding("accepted items that are good, last round", "share", at(LENGTH - 1), {
            atLeast: 0.97,
          }),
        ],
        series: [{ name: "accepted items that are good", x: "round", y: "share", points }],
      };
    },
  },
];
