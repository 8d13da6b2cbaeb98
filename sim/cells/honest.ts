/** The honest case: what review pays, and what it gets right. */
import { against, peers } from "@/lib/curation/score";
import { honest } from "../agents/honest";
import { exactly, finding, type Cell, type Result } from "../cell";
import type { Lab, Played, Spec } from "../lab";
import {
  countIn,
  DEFAULT,
  mixed,
  openOf,
  payOf,
  SMALL,
  SMALL_BEFORE,
  SMALL_LESS_GOLD,
  stream,
  STREAMS,
  termsOf,
} from "../scenes";
import { estimate, proportion } from "../stats";

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const SHARES = [0.1, 0.3, 0.5, 0.6, 0.7, 0.85, 0.95, 0.99] as const;

/** Mean of min(peer, gold) - 0.02 over the panel, in R: pay before the scaling down to the budget. */
function unscaled(played: Played): number {
  const { round, outcome, world } = played;
  const verdicts = round.voters.panel.map(({ verdict }) => verdict!);
  const G = BigInt(world.policy.goldSize);
  const goldVerdict = outcome.accepted & outcome.gold;
  const peer = peers(verdicts, BigInt(round.items));
  const scores = verdicts.map((verdict, i) => {
    const gold = against(verdict, goldVerdict, outcome.gold, G);
    return Number(peer[i]! < gold ? peer[i]! : gold) / 1e18;
  });
  return sum(scores) / scores.length - 0.02;
}

async function pay(lab: Lab, spec: Spec): Promise<Result> {
  const findings: Result["findings"] = [];
  for (const good of STREAMS) {
    const rounds = await lab.sample(
      spec,
      `honest-pay-${spec.key}-${good}`,
      { count: lab.samples(800) },
      (random, world) => ({ ...stream(random, world, good), agent: () => honest }),
      (played) => {
        const R = Number(termsOf(played).panel.R);
        const panel = payOf(played, "panel");
        const jury = payOf(played, "jury");
        const terms = termsOf(played);
        return {
          raw: mixed(played) ? unscaled(played) : 0,
          paid: sum(panel.map(Number)) / panel.length / R,
          panel: panel.map(openOf),
          jury: jury.map(openOf),
          jurorR: sum(jury.map(Number)) / jury.length / Number(terms.jury.R),
        };
      },
    );
    const at = `π ${good}`;
    const paper = good === 0.6 ? 0.226 : 0.094;
    const raw = estimate(rounds.map(({ raw }) => raw));
    // The paper's figures are those of the default policy.
    const near = spec === DEFAULT;
    findings.push(
      finding(
        `curator, before scaling, ${at}`,
        "R",
        raw,
        near ? { atLeast: paper - 0.01 } : undefined,
      ),
      finding(`curator, as paid, ${at}`, "R", estimate(rounds.map(({ paid }) => paid)), {
        above: 0,
      }),
      finding(
        `curator a round, ${at}`,
        "OPEN",
        estimate(rounds.map(({ panel }) => sum(panel) / panel.length)),
        {
          above: 0,
        },
      ),
      finding(
        `juror a round, ${at}`,
        "OPEN",
        estimate(rounds.map(({ jury }) => sum(jury) / jury.length)),
        {
          above: 0,
        },
      ),
    );
    for (const bench of ["panel", "jury"] as const) {
      const pays = rounds.flatMap((round) => round[bench]);
      const name = bench === "panel" ? "curator" : "juror";
      findings.push(
        finding(
          `${name}: chance of a negative round, ${at}`,
          "share",
          proportion(pays.filter((value) => value < 0).length, pays.length),
        ),
      );
    }
  }
  return { findings };
}

/** @param patience times as many rounds, where one decides less items */
async function acceptance(lab: Lab, spec: Spec, patience = 1): Promise<Result> {
  const findings: Result["findings"] = [];
  const accepted: { x: number; y: number; low: number; high: number }[] = [];
  const correct: typeof accepted = [];
  for (const good of SHARES) {
    const gasBefore = await lab.gas(spec);
    const rounds = await lab.sample(
      spec,
      `honest-acceptance-${spec.key}-${good}`,
      { count: lab.samples(patience * (good < 0.2 ? 400 : 200), 12) },
      (random, world) => ({ ...stream(random, world, good), agent: () => honest }),
      ({ round, outcome }) => {
        const all = (1n << BigInt(round.items)) - 1n;
        const { truth } = round.scene;
        return {
          good: countIn(outcome.accepted, truth, round.items),
          bad: countIn(outcome.accepted, all & ~truth, round.items),
        };
      },
    );
    const gas = (await lab.gas(spec)) - gasBefore;
    const total = (of: "good" | "bad", what: "set" | "total") =>
      sum(rounds.map((round) => round[of][what]));
    // Votes of one round share its panel, so the round is what is sampled.
    const shares = rounds
      .filter((round) => round.good.total > 0)
      .map(({ good: g }) => g.set / g.total);
    const share = estimate(shares);
    const right = estimate(
      rounds.map((round) => {
        const kept = round.good.set + round.bad.set;
        return kept === 0 ? 1 : round.good.set / kept;
      }),
    );
    accepted.push({ x: good, y: share.mean, low: share.low, high: share.high });
    correct.push({ x: good, y: right.mean, low: right.low, high: right.high });
    findings.push(
      finding(`good items accepted, π ${good}`, "share", share, { atLeast: 0.93 }),
      finding(
        `bad items accepted, π ${good}`,
        "share",
        proportion(total("bad", "set"), total("bad", "total")),
      ),
      finding(`accepted items that are good, π ${good}`, "share", right),
      finding(
        `gas per accepted item, all transactions through relays, π ${good}`,
        "gas",
        exactly(
          Math.round(Number(gas) / (total("good", "set") + total("bad", "set"))),
          rounds.length,
        ),
      ),
    );
  }
  return {
    findings,
    series: [
      {
        name: `good items accepted, ${spec.key}`,
        x: "share of good items",
        y: "share",
        points: accepted,
      },
      {
        name: `accepted items that are good, ${spec.key}`,
        x: "share of good items",
        y: "share",
        points: correct,
      },
    ],
  };
}

const cell = (spec: Spec, name: string, rest: Omit<Cell, "name" | "group">): Cell => ({
  name: spec === DEFAULT ? name : `${name}-${spec.key}`,
  group: "honest",
  ...rest,
});

export const honestCells: Cell[] = [
  ...[DEFAULT, SMALL].map((spec) =>
    cell(spec, "honest-pay", {
      attack: "None: everybody votes what he sees.",
      paper: "+.226 R at π .6 and +.094 R at π .85, before scaling (default policy)",
      expected: "Within .01 R of the paper at the default policy; every mean above 0.",
      run: (lab) => pay(lab, spec),
    }),
  ),
  cell(DEFAULT, "honest-acceptance", {
    attack: "None: everybody votes what he sees, at shares of good items from .1 to .99.",
    paper: "94-96 % of good items are accepted at every π",
    expected: "At least 93 % of good items accepted at every π.",
    run: (lab) => acceptance(lab, DEFAULT),
  }),
  cell(SMALL, "honest-acceptance", {
    attack: "None: the small preset, which asks 3/4 of five curators and has 16 gold of 32 items.",
    paper:
      "94.0 % of good items at the worst π, by the settlement's functions played 2,500 times: the jury decides half of a round, and 3 of 4 curators are enough where one has no weight.",
    expected: "At least 93 % of good items accepted at every π.",
    run: (lab) => acceptance(lab, SMALL, 6),
  }),
  cell(SMALL_BEFORE, "honest-acceptance", {
    attack: "None: the small preset as it was, with quorum 4/5 and 12 gold of 32 items.",
    paper:
      "4 of 5 curators approve 89 % of good items that are not gold; with 12 gold of 32 that is 93 %, less what lost weights cost.",
    expected: "Misses 93 % at most π, as it did when it was first played.",
    run: (lab) => acceptance(lab, SMALL_BEFORE),
  }),
  cell(SMALL_LESS_GOLD, "honest-acceptance", {
    attack: "None: the small preset with 12 gold of 32 items.",
    paper: "92.6 to 93.7 % by the settlement's functions, played 300 times.",
    expected: "Better than before at the ends of π; below .93 at some.",
    run: (lab) => acceptance(lab, SMALL_LESS_GOLD),
  }),
];
