/** Attacks on usage, rewards and time: washing, leaving early, coming late, refining what is fresh. */
import { countBits } from "@/lib/curation/bitmap";
import { WEI_PER_OPEN } from "@/lib/format/open";
import { honest } from "../agents/honest";
import { exactly, finding, type Cell } from "../cell";
import { cashIn, contributionId, toTheCap } from "../junk";
import type { Lab, Spec } from "../lab";
import { DEFAULT, openOf, openOfWei, stream, WIDE } from "../scenes";
import { Round, type Scene } from "../round";
import { estimate } from "../stats";
import type { Money, World } from "../world";
import type { Random } from "../random";

const DAY = 86_400;
const total = (money: Money) => money.purses.reduce((sum, wei) => sum + wei, 0n);

async function played(
  lab: Lab,
  world: World,
  random: Random,
  scene: Partial<Scene>,
): Promise<Round> {
  const round = new Round(
    world,
    { ...stream(random, world, 0.85), agent: () => honest, ...scene },
    random,
  );
  await round.play();
  lab.rounds += 1;
  return round;
}

const acceptedOf = (world: World, nth: number) =>
  world.read<bigint>("Contributions", "acceptedItems", [contributionId(world, nth)]);

const balanceOf = async (world: World, address: string) =>
  BigInt((await world.chain.rpc("eth_getBalance", [address, "latest"])) as string);

/** Gains of washing, OPEN by OPEN, counting all there is in purses or owed by the contracts: what is missing burned. */
export const washGain = (lab: Lab, spec: Spec, volume: number) =>
  lab.repeat(spec, `wash-${volume}`, { count: lab.samples(10, 2) }, async (world, random) => {
    await played(lab, world, random, {});
    const held = async () =>
      total(await world.money()) + (await balanceOf(world, world.at.Treasury));
    const before = await held();
    await world.play([world.use(world.others.consumer, BigInt(volume) * WEI_PER_OPEN)]);
    return openOfWei((await held()) - before) / volume;
  });

/** What part of its bond and income a contributor who retires at half its cap has out after 1, 89 and 91 days. */
export const partOut = (lab: Lab, spec: Spec) =>
  lab.repeat(spec, "exit", { count: lab.samples(20, 3) }, async (world, random) => {
    const [owner] = world.others.free;
    await played(lab, world, random, {});
    const id = contributionId(world, 1);
    const good = countBits(await acceptedOf(world, 1));
    const bond = openOfWei(world.policy.bondWei) * good;
    // Two bonds an item of contributors' part are the cap; one is half of it.
    const usage = (world.policy.bondWei * BigInt(good) * 100n) / 75n;
    await world.play([
      world.move(world.others.keeper, "Contributions", "claim", [world.actors[owner!], [id], []]),
    ]);
    const before = (await world.money()).purses[owner!]!;
    await world.play([
      world.use(world.others.consumer, usage),
      world.move(owner!, "Contributions", "retire", [id]),
    ]);
    const out = async (wait: number) => {
      await world.chain.wait(wait);
      const fork = await world.chain.snapshot();
      await world.play([
        world.move(world.others.keeper, "Contributions", "claim", [world.actors[owner!], [id], []]),
      ]);
      const purse = (await world.money()).purses[owner!]!;
      await world.chain.restore(fork);
      // Both parts are one bond an item.
      return openOfWei(purse - before) / (2 * bond);
    };
    return { day: await out(DAY), late: await out(88 * DAY), after: await out(2 * DAY) };
  });

export const moneyCells: Cell[] = [
  {
    name: "wash-consumer",
    group: "economy",
    attack:
      "Somebody who owns every item, seat, the stewardship and the keeper pays for usage of his own datanet.",
    paper: "payable(P) ≤ (1 − burn)·P: a tenth of every OPEN is gone, whoever owns the rest.",
    expected:
      "Loses at least a tenth at every volume from 1 to 100,000 OPEN, even counting all that the contracts still owe.",
    async run(lab) {
      const findings = [];
      for (const volume of [1, 100, 10_000, 100_000]) {
        const gains = await washGain(lab, DEFAULT, volume);
        findings.push(
          finding(
            `gain by OPEN washed, counting all that is still owed, ${volume} OPEN`,
            "OPEN",
            exactly(Math.max(...gains), gains.length),
            { atMost: -0.0999 },
          ),
        );
      }
      return { findings };
    },
  },
  {
    name: "exit-scammer",
    group: "economy",
    attack:
      "A contributor whose items were accepted and used to half their cap retires at once, to be gone before a case.",
    paper: "Income vests with a half-life of 180 days and the bond stays 90 days after retiring.",
    expected:
      "A day later at most 1 % of bond and income are out, after 89 days at most 15 %, and only income.",
    async run(lab) {
      const rounds = await partOut(lab, DEFAULT);
      const most = (pick: (round: (typeof rounds)[number]) => number) =>
        exactly(Math.max(...rounds.map(pick)), rounds.length);
      return {
        findings: [
          finding(
            "part of bond and income that is out after a day",
            "share",
            most(({ day }) => day),
            {
              atMost: 0.01,
            },
          ),
          finding(
            "after 89 days",
            "share",
            most(({ late }) => late),
            { atMost: 0.15 },
          ),
          finding(
            "after 91 days",
            "share",
            most(({ after }) => after),
          ),
        ],
      };
    },
  },
  {
    name: "reward-sniper",
    group: "economy",
    attack: "Somebody who knows of a large payment contributes just before it.",
    paper:
      "Income is shared by the weights there are when it is paid; an item weighs nothing before it is accepted.",
    expected:
      "Nothing of a payment made before the acceptance, and no more than the others' items of one made after it.",
    async run(lab) {
      const rounds = await lab.repeat(
        WIDE,
        "sniper",
        { count: lab.samples(20, 3) },
        async (world, random) => {
          const [crowd, sniper] = world.others.free;
          await played(lab, world, random, {});
          const round = new Round(
            world,
            {
              batches: [{ actor: sniper!, items: world.policy.roundSize }],
              truth: random.bits(world.policy.roundSize, 0.85),
              agent: () => honest,
            },
            random,
          );
          await round.open();
          await world.play([world.use(world.others.consumer, 100n * WEI_PER_OPEN)]);
          await round.panelVotes();
          await round.juryVotes();
          round.openVotes();
          await round.settle();
          lab.rounds += 1;
          const income = async (nth: number) => {
            const [payable, unvested] = await world.read<readonly bigint[]>(
              "Contributions",
              "preview",
              [contributionId(world, nth)],
            );
            return payable! + unvested!;
          };
          for (const [nth, actor] of [
            [1, crowd],
            [2, sniper],
          ] as const) {
            const id = contributionId(world, nth);
            await world.play([
              world.move(world.others.keeper, "Contributions", "claim", [
                world.actors[actor!],
                [id],
                [],
              ]),
            ]);
          }
          const before = openOf(await income(2));
          const others = await income(1);
          await world.play([world.use(world.others.consumer, 100n * WEI_PER_OPEN)]);
          const mine = openOf(await income(2)) / countBits(await acceptedOf(world, 2));
          const theirs = openOf((await income(1)) - others) / countBits(await acceptedOf(world, 1));
          return { before, ratio: mine / theirs };
        },
      );
      return {
        findings: [
          finding(
            "income from a payment made before the acceptance",
            "OPEN",
            exactly(Math.max(...rounds.map(({ before }) => before)), rounds.length),
            { atMost: 0 },
          ),
          finding(
            "income of an item by that of an older one (a few days), afterwards",
            "×",
            estimate(rounds.map(({ ratio }) => ratio)),
            { atMost: 1.05 },
          ),
        ],
      };
    },
  },
  {
    name: "trivial-refiner",
    group: "economy",
    attack:
      "Somebody refines items that have just been accepted, changing nothing that matters, and reviewers let it pass.",
    paper: "A refinement earns the freshness that was lost, times ρ: of fresh data nothing.",
    expected: "Loses the fees: under heavy usage less than a tenth of what a new item would bring.",
    async run(lab) {
      const profits = await lab.repeat(
        WIDE,
        "refiner",
        { count: lab.samples(40, 3) },
        async (world, random) => {
          const [crowd, refiner] = world.others.free;
          await played(lab, world, random, {});
          const targets = await acceptedOf(world, 1);
          const items = countBits(targets);
          const rest = world.policy.roundSize - items;
          const before = (await world.money()).purses[refiner!]!;
          await played(lab, world, random, {
            batches: [
              {
                actor: refiner!,
                items,
                of: { kind: "refinement", parent: contributionId(world, 1), targets },
              },
              { actor: crowd!, items: rest },
            ],
            truth: ((1n << BigInt(items)) - 1n) | (random.bits(rest, 0.2) << BigInt(items)),
          });
          // What lifts data to its cap: three quarters of three bonds an item.
          await cashIn(world, refiner!, 2, 3n * world.policy.bondWei * BigInt(items));
          return openOfWei((await world.money()).purses[refiner!]! - before) / items;
        },
      );
      return {
        findings: [finding("profit an item", "OPEN", estimate(profits), { below: 0 })],
      };
    },
  },
  {
    name: "label-drifter",
    group: "economy",
    attack:
      "A labeller works honestly in one round, then sends careless labels that are all wrong, trusting in his record.",
    paper: "A contribution is judged by its round alone; a record of contributing buys nothing.",
    expected: "The drifted labels lose as junk does.",
    async run(lab) {
      const profits = await lab.repeat(
        WIDE,
        "drifter",
        { count: lab.samples(40, 3) },
        async (world, random) => {
          const [crowd, labeller] = world.others.free;
          await played(lab, world, random, {});
          const accepted = await acceptedOf(world, 1);
          const bits = Array.from({ length: world.policy.roundSize }, (_, i) => i).filter(
            (i) => (accepted >> BigInt(i)) & 1n,
          );
          const half = Math.floor(bits.length / 2);
          const mask = (part: number[]) => part.reduce((sum, i) => sum | (1n << BigInt(i)), 0n);
          const label = async (part: number[], good: number) => {
            const targets = mask(part);
            const rest = world.policy.roundSize - part.length;
            await played(lab, world, random, {
              batches: [
                {
                  actor: labeller!,
                  items: part.length,
                  of: { kind: "labels", parent: contributionId(world, 1), targets },
                },
                { actor: crowd!, items: rest },
              ],
              truth:
                random.bits(part.length, good) | (random.bits(rest, 0.85) << BigInt(part.length)),
            });
          };
          await label(bits.slice(0, half), 1);
          const before = (await world.money()).purses[labeller!]!;
          const drifted = bits.slice(half);
          await label(drifted, 0);
          // The data of round 2 is contribution 3, the drifted labels are contribution 4.
          await cashIn(world, labeller!, 4, toTheCap(world, world.policy.roundSize));
          return openOfWei((await world.money()).purses[labeller!]! - before) / drifted.length;
        },
      );
      return {
        findings: [
          finding("profit an item of the drifted labels", "OPEN", estimate(profits), { below: 0 }),
        ],
      };
    },
  },
];
