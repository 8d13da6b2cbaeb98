/** Cases: false ones, one's own, those that catch copies, appeals to delay, and what judging them pays. */
import { hasBit } from "@/lib/curation/bitmap";
import { DEFAULT_POLICY } from "@/lib/datanets/policy";
import { targeted } from "../agents/cartel";
import { honest } from "../agents/honest";
import { exactly, finding, ret, type Cell, type Result } from "../cell";
import { tryCase, type Claim, type Ending, type Juror } from "../court";
import { cashIn, contributionId, junkScene, takeOut, toTheCap } from "../junk";
import type { Lab, Spec } from "../lab";
import { random as seeded, type Random } from "../random";
import { Round } from "../round";
import { countIn, openOfWei, stream, WIDE } from "../scenes";
import { bestResponse, threshold, type Profits } from "../search";
import { breakEven, estimate } from "../stats";
import type { World } from "../world";

const DAY = 86_400;
/** How often a juror of a case sees the truth, where a cell does not say otherwise. */
const ACCURACY = 0.95;
/** Items of a case: the most that 7, 15 and 31 jurors may judge at the cap, and one. */
const SIZES = [1, 12, 25, 51] as const;

/** A datanet with one full contribution that honest reviewers have judged. */
const JUDGED: Spec = {
  key: "judged",
  policy: DEFAULT_POLICY,
  seats: WIDE.seats!,
  async past(world) {
    const random = seeded("judged");
    await new Round(world, { ...stream(random, world, 0.85), agent: () => honest }, random).play();
  },
};
const ID = (world: World) => contributionId(world, 1);

/** The first `count` of the items that were accepted. */
async function someOf(world: World, nth: number, count: number): Promise<bigint> {
  const accepted = await world.read<bigint>("Contributions", "acceptedItems", [
    contributionId(world, nth),
  ]);
  return chunks(accepted, count)[0] ?? 0n;
}

/** A bitmap in parts of at most `size` set bits. */
function chunks(bitmap: bigint, size: number): bigint[] {
  const bits = Array.from({ length: 128 }, (_, i) => i).filter((i) => hasBit(bitmap, i));
  return Array.from({ length: Math.ceil(bits.length / size) }, (_, part) =>
    bits.slice(part * size, (part + 1) * size).reduce((sum, i) => sum | (1n << BigInt(i)), 0n),
  );
}

/** Usage, as a part of what lifts every item to its cap, then everything settled, so that nobody is tipped for it. */
async function used(world: World, owner: number, nth: number, part: number) {
  const wei = (toTheCap(world, world.policy.roundSize) * BigInt(Math.round(part * 1000))) / 1000n;
  if (wei) await world.play([world.use(world.others.consumer, wei)]);
  await takeOut(world, owner, nth);
}

/** A juror who sees whether the claim is true; an adversary's upholds it. */
const jurors =
  (random: Random, { truth, accuracy = ACCURACY, held = 0 }: JuryPlan) =>
  (): Juror =>
    random.chance(held)
      ? { adversary: true, upholds: true }
      : { adversary: false, upholds: random.chance(accuracy) === truth };

type JuryPlan = {
  /** Whether the claim is true. */
  truth: boolean;
  accuracy?: number;
  /** Share of the juror seats that are the adversary's. */
  held?: number;
};

type Tried = {
  ending: Ending;
  /** What accounts gained by the case, OPEN. */
  gained: (actors: readonly number[]) => number;
  /** Of which all seats of the adversary's jurors. */
  seats: number;
};

async function tried(world: World, random: Random, claim: Claim): Promise<Tried> {
  const before = await world.money();
  const ending = await tryCase(world, random, claim);
  const after = await world.money();
  const gained = (actors: readonly number[]) =>
    actors.reduce((sum, i) => sum + openOfWei(after.purses[i]! - before.purses[i]!), 0);
  const own = [...ending.jurors].filter(([, { adversary }]) => adversary).map(([actor]) => actor);
  return { ending, gained, seats: gained(own) };
}

// ------------------------------------------------------------------ false claims

type FalsePlan = { items: number; appeals: number };
const FALSE_PLANS: FalsePlan[] = SIZES.flatMap((items) =>
  [0, 2].map((appeals) => ({ items, appeals })),
);

/** A case against good items at their cap, one a round; its victim never appeals. */
function falseCases(
  lab: Lab,
  name: string,
  { items, appeals }: FalsePlan,
  jury: Omit<JuryPlan, "truth">,
  range: { from?: number; count: number },
) {
  const label = `${name}-${items}-${appeals}-${jury.accuracy}-${jury.held}`;
  return lab.repeat(JUDGED, label, range, async (world, random) => {
    const [victim, attacker] = world.others.free;
    await used(world, victim!, 1, 1);
    const worth = await wealthOf(world, victim!);
    const { ending, gained, seats } = await tried(world, random, {
      challenger: attacker!,
      contribution: ID(world),
      items: await someOf(world, 1, items),
      reason: "junk",
      juror: jurors(random, { truth: false, ...jury }),
      appellant: (upheld, made) => (!upheld && made < appeals ? attacker : undefined),
    });
    lab.rounds += 1;
    return {
      profit: gained([attacker!]) + seats,
      victim: (await wealthOf(world, victim!)) - worth,
      upheld: ending.upheld,
    };
  });
}

/** What an account has, counting what is vesting and bonded of its only contribution, OPEN. */
async function wealthOf(world: World, actor: number): Promise<number> {
  const { purses } = await world.money();
  return openOfWei(purses[actor]!) + (await behind(world));
}

/** Income, vested or not, and bond of the only contribution, OPEN. */
async function behind(world: World): Promise<number> {
  const [payable, unvested, , bond] = await world.read<readonly bigint[]>(
    "Contributions",
    "preview",
    [ID(world)],
  );
  return Number(payable! + unvested! + bond!) / 1e9;
}

const falseProfits =
  (lab: Lab, name: string, plan: FalsePlan, jury: Omit<JuryPlan, "truth">): Profits =>
  async (from, count) =>
    (await falseCases(lab, name, plan, jury, { from, count })).map(
      ({ profit }) => profit / plan.items,
    );

async function falseClaimant(lab: Lab): Promise<Result> {
  const findings: Result["findings"] = [];
  const chosen = [];
  for (const accuracy of [0.95, 0.8, 0.7, 0.6, 0.51]) {
    const plan = await bestResponse(
      FALSE_PLANS,
      (candidate) => falseProfits(lab, "false-pilot", candidate, { accuracy }),
      lab.samples(30, 2),
    );
    chosen.push(`${plan.items} items and ${plan.appeals} appeals at ${accuracy}`);
    const cases = await falseCases(
      lab,
      "false",
      plan,
      { accuracy },
      { count: lab.samples(400, 12) },
    );
    findings.push(
      finding(
        `profit an item, jurors right ${accuracy * 100} % of the time`,
        "OPEN",
        estimate(cases.map(({ profit }) => profit / plan.items)),
        { below: 0 },
      ),
      finding(
        `gain of the victim an item, jurors right ${accuracy * 100} % of the time`,
        "OPEN",
        estimate(cases.map(({ victim }) => victim / plan.items)),
        accuracy >= 0.8 ? { above: 0 } : undefined,
      ),
    );
  }
  const found = await threshold(
    (held) => falseProfits(lab, "false-share", { items: 12, appeals: 0 }, { held }),
    { from: 0.5, to: 0.9, step: lab.step(0.02) },
    { batch: lab.samples(80, 8), looks: 6 },
  );
  return {
    findings: [
      ...findings,
      { ...ret(found, { atLeast: 0.5 }), measure: "RET, share of the juror seats" },
    ],
    threshold: found,
    bestResponse: `${chosen.join(", ")}.`,
  };
}

// ------------------------------------------------------------------ one's own items

async function selfClaimant(lab: Lab): Promise<Result> {
  const rescue = (items: number, part: number, held: number, count: number) =>
    lab.repeat(JUDGED, `self-${items}-${part}-${held}`, { count }, async (world, random) => {
      const [owner, challenger, claimant] = world.others.free;
      await used(world, owner!, 1, part);
      const before = await behind(world);
      const { gained, seats } = await tried(world, random, {
        challenger: challenger!,
        claimant: claimant!,
        contribution: ID(world),
        items: await someOf(world, 1, items),
        reason: "copyright",
        juror: jurors(random, { truth: true, accuracy: held ? ACCURACY : 1, held }),
      });
      lab.rounds += 1;
      return (gained([challenger!, claimant!]) + seats) / (before - (await behind(world)));
    });
  const findings: Result["findings"] = [];
  for (const items of SIZES) {
    const parts: number[] = [];
    for (const part of [0, 0.02, 0.1, 1]) {
      parts.push(...(await rescue(items, part, 0, lab.samples(4, 2))));
    }
    findings.push(
      finding(
        `largest part of the forfeit that comes back, ${items} ${items === 1 ? "item" : "items"}`,
        "share",
        exactly(Math.max(...parts), parts.length),
        { atMost: 0.25 },
      ),
    );
  }
  for (const held of [0.2, 0.33]) {
    for (const items of [12, 25]) {
      findings.push(
        finding(
          `the same with ${held * 100} % of the juror seats, ${items} items`,
          "share",
          estimate(await rescue(items, 1, held, lab.samples(200, 10))),
        ),
      );
    }
  }
  return { findings };
}

// ------------------------------------------------------------------ copies

/** Copies, and how often a juror who is shown the original sees that it is one. */
const COPIES = [
  { name: "10 % edited", looks: { panel: 0.5, jury: 0.5 }, accuracy: 0.95 },
  { name: "30 % edited", looks: { panel: 0.88, jury: 0.95 }, accuracy: 0.95 },
  { name: "30 % edited", looks: { panel: 0.88, jury: 0.95 }, accuracy: 0.8 },
] as const;
/** Days after the payment at which somebody challenges: soon, and as late as the delay of leaving allows. */
const DELAYS = [7, 80] as const;
/** Items of one case that 7 jurors may judge when they are at their cap. */
const A_CASE = 12;

/** The same copies unchallenged and challenged, whose survivors are judged in cases of up to twelve; OPEN an item. */
async function copies(lab: Lab, { looks, accuracy }: (typeof COPIES)[number], days: number) {
  const plan = { junk: 0.15, good: 0.85 };
  const name = `challenged-copies-${looks.panel}-${accuracy}-${days}`;
  return lab.repeat(WIDE, name, { count: lab.samples(120, 6) }, async (world, random, before) => {
    const [, copier, challenger] = world.others.free;
    const cartel = { cartel: targeted, held: { panel: 0 }, looks };
    const round = new Round(world, junkScene(world, random, plan, cartel), random);
    const { accepted } = await round.play();
    lab.rounds += 1;
    const own = round.scene.cartelItems!;
    const { set: survived, total } = countIn(accepted, own, round.items);
    const gain = async (actor: number) =>
      openOfWei((await world.money()).purses[actor]! - before.purses[actor]!);
    const leave = () => cashIn(world, copier!, 1, 0n);
    await used(world, copier!, 1, 1);
    const fork = await world.chain.snapshot();
    await leave();
    const free = (await gain(copier!)) / total;
    await world.chain.restore(fork);
    await world.chain.wait(days * DAY);
    await used(world, copier!, 1, 0); // what has vested is out
    for (const items of chunks(accepted & own, A_CASE)) {
      await tryCase(world, random, {
        challenger: challenger!,
        contribution: contributionId(world, 1),
        items,
        reason: "duplicate",
        juror: jurors(random, { truth: true, accuracy }),
      });
    }
    await leave();
    return {
      free,
      caught: (await gain(copier!)) / total,
      challenger: survived ? (await gain(challenger!)) / survived : undefined,
    };
  });
}

async function challengedCopies(lab: Lab): Promise<Result> {
  const findings: Result["findings"] = [];
  for (const copy of COPIES) {
    for (const days of DELAYS) {
      const rounds = await copies(lab, copy, days);
      const what = `${copy.name}, jurors right ${copy.accuracy * 100} %, day ${days}`;
      const free = rounds.map((round) => round.free);
      const caught = rounds.map((round) => round.caught);
      const challengers = rounds.flatMap(({ challenger }) => challenger ?? []);
      findings.push(
        finding(`profit an item when challenged, ${what}`, "OPEN", estimate(caught), { below: 0 }),
        finding(
          `chance of a challenge that breaks even, ${what}`,
          "share",
          breakEven(free, caught),
          {
            atMost: 0.85,
          },
        ),
        finding(`profit of the challenger an item, ${what}`, "OPEN", estimate(challengers), {
          above: 0,
        }),
      );
    }
  }
  return { findings };
}

// ------------------------------------------------------------------ appeals

async function appealGriefer(lab: Lab): Promise<Result> {
  const findings: Result["findings"] = [];
  for (const truth of [false, true]) {
    const cases = await lab.repeat(
      JUDGED,
      `grief-${truth}`,
      { count: lab.samples(200, 10) },
      async (world, random) => {
        const [owner, griefer, other] = world.others.free;
        await used(world, owner!, 1, 1);
        // The claim is false and its challenger appeals, or true and a friend of the contributor does.
        const { ending, gained } = await tried(world, random, {
          challenger: truth ? other! : griefer!,
          contribution: ID(world),
          items: await someOf(world, 1, A_CASE),
          reason: "junk",
          juror: jurors(random, { truth }),
          appellant: (upheld) => (upheld === truth ? griefer : undefined),
        });
        lab.rounds += 1;
        return {
          griefer: gained([griefer!]) / A_CASE,
          other: gained([truth ? other! : owner!]) / A_CASE,
          days: ending.seconds / DAY,
        };
      },
    );
    const who = truth ? "for struck items" : "of a false claim";
    findings.push(
      finding(
        `profit of the appellant an item, ${who}`,
        "OPEN",
        estimate(cases.map(({ griefer }) => griefer)),
        { below: -20 },
      ),
      finding(
        `gain of the other side an item, ${who}`,
        "OPEN",
        estimate(cases.map(({ other }) => other)),
        { above: 0 },
      ),
      finding(`days to the end, ${who}`, "days", estimate(cases.map(({ days }) => days)), {
        atMost: 10,
      }),
    );
  }
  return { findings };
}

// ------------------------------------------------------------------ jurors

async function caseJurors(lab: Lab): Promise<Result> {
  const findings: Result["findings"] = [];
  for (const items of [1, 3, 6, 12, 25, 51]) {
    const cases = await lab.repeat(
      JUDGED,
      `jurors-${items}`,
      { count: lab.samples(300, 10) },
      async (world, random) => {
        const [owner, challenger] = world.others.free;
        await used(world, owner!, 1, 1);
        const { ending, gained } = await tried(world, random, {
          challenger: challenger!,
          contribution: ID(world),
          items: await someOf(world, 1, items),
          reason: "junk",
          juror: jurors(random, { truth: true }),
        });
        lab.rounds += 1;
        return gained([...ending.jurors.keys()]) / ending.jurors.size;
      },
    );
    findings.push(
      finding(
        `pay of an honest juror a case, ${items} ${items === 1 ? "item" : "items"}`,
        "OPEN",
        estimate(cases),
        { above: 0 },
      ),
    );
  }
  return { findings };
}

export const caseCells: Cell[] = [
  {
    name: "false-claimant",
    group: "economy",
    attack:
      "Somebody challenges good items that have earned their cap, to collect the reward or to be paid for not doing it; the victim never appeals, the claimant does if it pays.",
    paper:
      "Of an item with 6 OPEN behind it a quarter of what the fee leaves, 1.06 OPEN, against 5.75 OPEN: it takes a majority 84 % of the time.",
    expected:
      "Loses at every accuracy above one half. From .8 on the victim gains, so there is nothing to extort for. RET ≥ .5 of the juror seats (on paper .62).",
    run: falseClaimant,
  },
  {
    name: "self-claimant",
    group: "economy",
    attack:
      "Somebody whose items are about to be struck claims the copyright himself, as challenger and claimant, to rescue the money behind them.",
    paper:
      "The fees come first, then a quarter. Juror seats of his own bring a part of the fees besides: near .27 with a third of them.",
    expected: "At most a quarter of what is forfeited; with juror seats reported without a limit.",
    run: selfClaimant,
  },
  {
    name: "copycat-challenged",
    group: "economy",
    attack:
      "The copycat with edited copies, usage to the cap, where somebody challenges the survivors as duplicates with some probability.",
    paper:
      "Unchallenged +.37 and +3.57 OPEN an item; struck, survivors lose fee and bond. Break even at a chance near .25 (10 % edited) and .62 (30 %), .30 and .75 when the challenge comes after 80 days.",
    expected:
      "Copying loses when challenged, and pays only where fewer than 85 % of copies are; challenging them pays at the cap, so somebody should.",
    run: challengedCopies,
  },
  {
    name: "appeal-griefer",
    group: "economy",
    attack:
      "Who was rightly ruled against appeals in the last minute, twice, to hold the other side's money for longer.",
    paper:
      "Two appeals cost 24 B + 46 f an item, half of the deposits go to the other side; three windows of three days.",
    expected:
      "Loses more than 20 OPEN an item, the other side gains, and it is over after ten days.",
    run: appealGriefer,
  },
  {
    name: "case-jurors",
    group: "economy",
    attack: "None: jurors of true cases who are right 95 % of the time.",
    paper:
      "A fee of f an item against a part of what the case moves, 8 OPEN an item among four of seven: .2425 k − .1 k OPEN for k items.",
    expected:
      "Judging pays at every size: near .14 OPEN an item while a jury of seven sits, more above.",
    run: caseJurors,
  },
];
