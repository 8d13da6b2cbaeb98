/** Votes that are shown too late, never, or too early: the same round is ended twice, with and without. */
import { sharedCoin } from "../agents/cartel";
import { alwaysApprove, inverted } from "../agents/careless";
import { honest } from "../agents/honest";
import { exactly, finding, type Cell } from "../cell";
import type { Lab } from "../lab";
import { Round } from "../round";
import { DEFAULT, openOf, openOfWei, stream } from "../scenes";
import type { Money } from "../world";

const AGENTS = [honest, sharedCoin, inverted, alwaysApprove];

/**
 * gwei that the first `group` panelists and jurors have more by withholding than by opening, for each round:
 * the same votes and draws, settled both ways.
 */
function advantage(lab: Lab, group: { panel: number; jury: number }) {
  const count = lab.samples(120, 12);
  return lab.repeat(
    DEFAULT,
    `withhold-${group.panel}-${group.jury}`,
    { count },
    async (world, random) => {
      // One agent for the whole group: of bad votes above all one would like to be rid.
      const agent = AGENTS[random.below(AGENTS.length)]!;
      const withholding = { now: false };
      const member = {
        ...agent,
        get withholds() {
          return withholding.now;
        },
      };
      const round = new Round(
        world,
        {
          ...stream(random, world, 0.6),
          agent: (stage, position) => (position < group[stage] ? member : honest),
        },
        random,
      );
      await round.open();
      await round.panelVotes();
      await round.juryVotes();
      await round.flush();
      const mine = (money: Money) =>
        round.voters.panel
          .slice(0, group.panel)
          .reduce((sum, { actor }) => sum + money.curator[actor]!, 0n) +
        round.voters.jury
          .slice(0, group.jury)
          .reduce((sum, { actor }) => sum + money.juror[actor]!, 0n);
      const fork = await world.chain.snapshot();
      round.openVotes();
      await round.settle();
      const opened = mine(await world.money());
      await world.chain.restore(fork);
      for (const stage of ["panel", "jury"] as const) {
        round.voters[stage].forEach((voter) => (voter.opened = false));
      }
      withholding.now = true;
      round.openVotes();
      await round.settle();
      lab.rounds += 2;
      return mine(await world.money()) - opened;
    },
  );
}

export const withholdingCells: Cell[] = [
  {
    name: "withholding",
    group: "curation",
    attack:
      "Panelists or jurors see the others' votes opened and then do not open their own: to be rid of a bad score, to pick their moment, or to kill the round.",
    paper: "Withholding costs the worst possible score and never less than a tenth of the seat.",
    expected:
      "Never better than opening, in no single round, alone or in a group, even one large enough to kill the round.",
    async run(lab) {
      const groups = [
        { panel: 1, jury: 0 },
        { panel: 3, jury: 0 },
        { panel: 4, jury: 0 },
        { panel: 7, jury: 0 },
        { panel: 0, jury: 1 },
        { panel: 0, jury: 8 },
      ];
      const findings = [];
      for (const group of groups) {
        const gains = (await advantage(lab, group)).map(openOf);
        const who =
          group.panel > 0 ? `${group.panel} of 7 panelists` : `${group.jury} of 15 jurors`;
        findings.push(
          finding(
            `best gain of any round by withholding, ${who}`,
            "OPEN",
            exactly(Math.max(...gains), gains.length),
            {
              atMost: 0,
            },
          ),
        );
      }
      return { findings };
    },
  },
  {
    name: "salt-leaker",
    group: "curation",
    attack:
      "A panelist tells somebody its vote and salt; that one shows it while the jury still votes.",
    paper:
      "An exposed ballot is cancelled and pays what withholding costs; who exposes gains nothing.",
    expected:
      "The leaker always loses at least a tenth of its seat; the exposer's purse does not change.",
    async run(lab) {
      const count = lab.samples(120, 12);
      const rounds = await lab.repeat(DEFAULT, "leak", { count }, async (world, random, before) => {
        const round = new Round(
          world,
          { ...stream(random, world, 0.6), agent: () => honest },
          random,
        );
        await round.open();
        await round.panelVotes();
        const leaker = round.voters.panel[0]!;
        const exposer = world.others.free[1]!;
        await world.play([round.exposure(exposer, 0)]);
        leaker.vote = null;
        await round.juryVotes();
        round.openVotes();
        await round.settle();
        lab.rounds += 1;
        const after = await world.money();
        return {
          leaker: openOf(after.curator[leaker.actor]! - before.curator[leaker.actor]!),
          exposer: openOfWei(after.purses[exposer]! - before.purses[exposer]!),
        };
      });
      return {
        findings: [
          finding(
            "best pay of a leaker",
            "OPEN",
            exactly(Math.max(...rounds.map(({ leaker }) => leaker)), count),
            {
              atMost: -6.4,
            },
          ),
          finding(
            "best gain of an exposer",
            "OPEN",
            exactly(Math.max(...rounds.map(({ exposer }) => exposer)), count),
            {
              atMost: 0,
            },
          ),
        ],
      };
    },
  },
  {
    name: "re-roller",
    group: "curation",
    attack:
      "Whoever dislikes a draw does not trigger it and hopes that its seed's window passes, for another draw.",
    paper:
      "Anyone may draw from the fifth block on, is paid for it; with EIP-2935 the window is 8,191 blocks, and missing it doubles the pay.",
    expected:
      "With one other keeper awake there is no second draw: the seed still draws 300 blocks later, for anybody, for pay.",
    async run(lab) {
      const runs = await lab.repeat(
        DEFAULT,
        "re-roll",
        { count: 2 },
        async (world, random, before) => {
          const { steward, keeper, free } = world.others;
          const { batches } = stream(random, world, 0.6);
          const { reviewFeeWei, bondWei } = world.policy;
          const items = BigInt(batches[0]!.items);
          const word = `0x${random.word().toString(16).padStart(64, "0")}`;
          const args = [world.datanet, 0, 0n, 0n, 0, word, word, items];
          const value = items * (reviewFeeWei + bondWei);
          await world.play(
            [
              world.move(free[0]!, "Contributions", "contribute", args, value),
              world.move(keeper, "Curation", "advance", [world.datanet, 1n]),
            ],
            5,
          );
          const draw = (actor: number) =>
            world.move(actor, "Curation", "advance", [world.datanet, 1n]);
          const fork = await world.chain.snapshot();
          await world.play([draw(steward)]);
          const prompt = await world.money();
          await world.chain.restore(fork);
          await world.chain.mine(300);
          await world.play([draw(steward)]);
          const late = await world.money();
          const paid = (money: Money) =>
            openOfWei(money.purses[steward]! - before.purses[steward]!);
          return { prompt: paid(prompt), late: paid(late) };
        },
      );
      const { prompt, late } = runs[0]!;
      return {
        findings: [
          finding("pay of a stranger who draws at the first block", "OPEN", exactly(prompt, 1), {
            above: 0,
          }),
          finding("pay of a draw 300 blocks later, from the same seed", "OPEN", exactly(late, 1), {
            atLeast: prompt,
          }),
        ],
      };
    },
  },
];
