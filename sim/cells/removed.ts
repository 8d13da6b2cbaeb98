/** One defence removed at a time: what the same attack does with it and without it. */
import { DEFAULT_POLICY } from "@/lib/datanets/policy";
import { guesser } from "../agents/careless";
import { targeted } from "../agents/cartel";
import { copier } from "../agents/copier";
import { exactly, finding, ret, type Cell, type Finding } from "../cell";
import { junkProfit } from "../junk";
import type { Lab, Spec } from "../lab";
import { Round } from "../round";
import { DEFAULT, one, openOf, payOf, stream } from "../scenes";
import { threshold } from "../search";
import { estimate } from "../stats";
import { variantCode, type Variant } from "../variants";
import { coinProfits } from "./cartels";
import { partOut, washGain } from "./money";
import { drainThreshold } from "./pool";

const without = async (name: Variant): Promise<Spec> => ({
  key: `without ${name}`,
  policy: DEFAULT_POLICY,
  code: await variantCode(name),
});

const SEARCH = (lab: Lab) => ({ batch: lab.samples(80, 8), looks: 6 });

/** The attack with the defence, where it is expected to lose, and without, where it should gain. */
async function compare(
  lab: Lab,
  name: Variant,
  measure: string,
  unit: string,
  play: (spec: Spec) => Promise<number[]>,
): Promise<Finding[]> {
  const kept = await play(DEFAULT);
  const bare = await play(await without(name));
  return [
    finding(`${measure}, with the defence`, unit, estimate(kept), { below: 0 }),
    finding(`${measure}, without`, unit, estimate(bare), { above: 0 }),
  ];
}

/** Pay of one panelist who tosses coins, OPEN. */
const guess = (lab: Lab, spec: Spec) =>
  lab.sample(
    spec,
    "removed-guess",
    { count: lab.samples(500) },
    (random, world) => ({ ...stream(random, world, 0.6), agent: one(guesser(0.2)) }),
    (played) => openOf(payOf(played, "panel")[0]!),
  );

/** A coin cartel of curators with an independent jury: with the defence at half of the seats, without it from where. */
async function coinCells(lab: Lab, name: Variant, most: number) {
  const bare = await without(name);
  const profits = (spec: Spec, panel: number) =>
    coinProfits(lab, spec, `removed-${spec.key}`, { bias: 0.5, good: 0.6 }, { panel });
  const found = await threshold(
    (panel) => profits(bare, panel),
    { from: 0.1, to: 0.9, step: lab.step(0.02) },
    SEARCH(lab),
  );
  return {
    findings: [
      finding(
        "profit a round with half of the curators, with the defence",
        "OPEN",
        estimate(await profits(DEFAULT, 0.5)(0, lab.samples(2000))),
        { below: 0 },
      ),
      { ...ret(found, { atMost: most }), measure: "RET, without (with: none)" },
    ],
    threshold: found,
  };
}

/** Pay of a panelist who guesses, sees everybody else's opened votes, and opens only if that pays more. */
const opportunist = (lab: Lab, spec: Spec) =>
  lab.repeat(
    spec,
    "opportunist",
    { count: lab.samples(300, 20) },
    async (world, random, before) => {
      const hold = { now: false };
      const agent = {
        ...guesser(0.5),
        get withholds() {
          return hold.now;
        },
      };
      const round = new Round(world, { ...stream(random, world, 0.6), agent: one(agent) }, random);
      await round.open();
      await round.panelVotes();
      await round.juryVotes();
      await round.flush();
      const { actor } = round.voters.panel[0]!;
      const pays: number[] = [];
      for (const now of [false, true]) {
        hold.now = now;
        const fork = await world.chain.snapshot();
        for (const voters of Object.values(round.voters))
          voters.forEach((voter) => (voter.opened = false));
        round.openVotes();
        await round.settle();
        pays.push(openOf((await world.money()).curator[actor]! - before.curator[actor]!));
        await world.chain.restore(fork);
      }
      lab.rounds += 2;
      return Math.max(...pays);
    },
  );

/** The part of a panel that an attacker holds who buys as many seats as there are, once he has seen the round's items. */
async function lateSeats(lab: Lab, spec: Spec) {
  return lab.repeat(spec, "late-seats", { count: lab.samples(60, 5) }, async (world, random) => {
    const [crowd, ...buyers] = world.others.free;
    const items = BigInt(world.policy.roundSize / 2);
    const word = () => `0x${random.word().toString(16).padStart(64, "0")}`;
    const value = items * (world.policy.reviewFeeWei + world.policy.bondWei);
    const contribute = () =>
      world.move(
        crowd!,
        "Contributions",
        "contribute",
        [world.datanet, 0, 0n, 0n, 0, word(), word(), items],
        value,
      );
    const advance = () =>
      world.move(world.others.keeper, "Curation", "advance", [world.datanet, 1n]);
    await world.play([contribute(), ...buyers.flatMap((buyer) => world.buySeat(buyer, "curator"))]);
    await world.chain.wait(3600);
    await world.play([contribute(), advance()], 6);
    await world.play([advance()]);
    const { panel } = await world.read<{ panel: number[] }>("Curation", "round", [
      world.datanet,
      1n,
    ]);
    return panel.filter((seat) => seat >= world.seats.curator.length).length / panel.length;
  });
}

const copying = (lab: Lab, spec: Spec, opensFirst: boolean) =>
  lab.sample(
    spec,
    "removed-copier",
    { count: lab.samples(200) },
    (random, world) => ({
      ...stream(random, world, 0.6),
      agent: one(copier, "jury"),
      jurorsRead: true,
      panelOpensFirst: opensFirst,
    }),
    (played) => openOf(payOf(played, "jury")[0]!),
  );

const cell = (
  name: string,
  attack: string,
  paper: string,
  expected: string,
  run: Cell["run"],
): Cell => ({
  name: `without-${name}`,
  group: "removed",
  attack,
  paper,
  expected,
  run,
});

export const removedCells: Cell[] = [
  cell(
    "gold",
    "Shared coin with an independent jury; panels are paid and weighed by their peers alone.",
    "Peer agreement cannot tell a cartel from experts.",
    "A threshold of at most .5 instead of none.",
    (lab) => coinCells(lab, "gold", 0.5),
  ),
  cell(
    "minimum",
    "Shared coin with an independent jury; pay is the mean of peer and gold score instead of the lower.",
    "Half of a cartel's perfect agreement is paid.",
    "A threshold of at most .7 instead of none.",
    (lab) => coinCells(lab, "minimum", 0.7),
  ),
  cell(
    "blind-jury",
    "A juror copies the majority of the panel; panels may open their votes while the jury still commits.",
    "Copying is free and agrees with the truth as often as seven curators do.",
    "Loses with the defence, gains without looking at anything without it.",
    async (lab) => ({
      findings: [
        finding(
          "pay of a copier, with the defence",
          "OPEN",
          estimate(await copying(lab, DEFAULT, false)),
          { below: 0 },
        ),
        finding(
          "pay of a copier, without",
          "OPEN",
          estimate(await copying(lab, await without("blindJury"), true)),
          {
            above: 0,
          },
        ),
      ],
    }),
  ),
  cell(
    "losses",
    "A curator guesses; losses are clipped at 0.",
    "A gamble without a downside has a positive mean: RET 0.",
    "Loses with the defence, gains without.",
    async (lab) => ({
      findings: await compare(lab, "losses", "pay of a guesser", "OPEN", (spec) =>
        guess(lab, spec),
      ),
    }),
  ),
  cell(
    "no-show-penalty",
    "A curator guesses, sees the others' votes, and opens only when that pays more; not opening costs nothing.",
    "The better of a gamble and 0 has a positive mean: RET 0.",
    "Loses with the defence, gains without.",
    async (lab) => ({
      findings: await compare(lab, "noShowPenalty", "pay of an opportunist", "OPEN", (spec) =>
        opportunist(lab, spec),
      ),
    }),
  ),
  cell(
    "burn",
    "Somebody who owns everything washes usage; nothing burns.",
    "Without a burn a wash costs nothing: any reward for volume would pay it.",
    "A tenth is lost with the defence, nothing without.",
    async (lab) => {
      const kept = await washGain(lab, DEFAULT, 100);
      const bare = await washGain(lab, await without("burn"), 100);
      return {
        findings: [
          finding(
            "gain by OPEN washed, with the defence",
            "OPEN",
            exactly(Math.max(...kept), kept.length),
            {
              atMost: -0.0999,
            },
          ),
          finding("gain by OPEN washed, without", "OPEN", exactly(Math.max(...bare), bare.length), {
            atLeast: 0,
          }),
        ],
      };
    },
  ),
  cell(
    "cap",
    "The targeted junk cartel where an item may earn 100 bonds, and usage is as heavy.",
    "αV grows fifty times: the inequality fails at a small q.",
    "RET falls from above .33 to below .25.",
    async (lab) => {
      const plan = { junk: 0.15, good: 0.85 };
      const profits = (spec: Spec, panel: number, usage: number) =>
        junkProfit(lab, spec, `removed-cap-${spec.key}`, plan, targeted, { panel }, usage);
      const bare = await without("cap");
      const found = await threshold(
        (q) => profits(bare, q, 50),
        { from: 0.02, to: 0.4, step: lab.step(0.02) },
        SEARCH(lab),
      );
      return {
        findings: [
          finding(
            "profit a round at q .25, with the defence",
            "OPEN",
            estimate(await profits(DEFAULT, 0.25, 50)(0, lab.samples(300))),
            { below: 0 },
          ),
          { ...ret(found, { atMost: 0.25 }), measure: "RET, without (with: cell `targeted`)" },
        ],
        threshold: found,
      };
    },
  ),
  cell(
    "vesting",
    "A contributor leaves the day after its items earned; income vests at once (a policy only the local chain allows).",
    "What has left cannot be forfeited.",
    "At most 1 % is out with the defence, half (all income, no bond) without.",
    async (lab) => {
      const policy = { ...DEFAULT_POLICY, vestingHalfLife: 1 };
      const kept = await partOut(lab, DEFAULT);
      const bare = await partOut(lab, { key: "without vesting", policy });
      return {
        findings: [
          finding(
            "part of bond and income out after a day, with",
            "share",
            estimate(kept.map(({ day }) => day)),
            {
              atMost: 0.01,
            },
          ),
          finding(
            "part of bond and income out after a day, without",
            "share",
            estimate(bare.map(({ day }) => day)),
            {
              atLeast: 0.49,
            },
          ),
        ],
      };
    },
  ),
  cell(
    "bounded-slice",
    "The pool drainer; the pool fills the budget to what seats can bear, whatever the fees.",
    "More pay for the same fees: the share of it that breaks even falls.",
    "RET falls to .6 or less (on paper .72 with the defence, .49 without).",
    async (lab) => {
      const bare = await drainThreshold(lab, await without("boundedSlice"));
      return {
        ...bare,
        findings: [
          finding("RET, without (with: cell `pool-drainer`)", "share", bare.findings[0]!.value, {
            atMost: 0.6,
          }),
        ],
      };
    },
  ),
  cell(
    "seat-age",
    "Somebody sees a round's items and buys as many seats as there are before it closes (a policy only the local chain allows).",
    "A seat older than the longest round was bought before its first item.",
    "None of the panel with the defence, about half without.",
    async (lab) => {
      const free = 1 + DEFAULT_POLICY.minCurators;
      const kept = await lateSeats(lab, { ...DEFAULT, key: "late", free });
      const policy = { ...DEFAULT_POLICY, seatAge: 1 };
      const bare = await lateSeats(lab, { key: "without seat age", policy, free });
      return {
        findings: [
          finding("part of the panel that was bought late, with", "share", estimate(kept), {
            atMost: 0,
          }),
          finding("part of the panel that was bought late, without", "share", estimate(bare), {
            atLeast: 0.4,
          }),
        ],
      };
    },
  ),
];
