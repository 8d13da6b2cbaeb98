import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "@/devnet/artifacts";
import { settle } from "@/lib/curation/outcome";
import { compressBits } from "@/lib/curation/bitmap";
import { alwaysApprove } from "./agents/careless";
import { honest } from "./agents/honest";
import { CELLS } from "./cells/index";
import { tryCase } from "./court";
import { contributionId } from "./junk";
import { Lab } from "./lab";
import { Round } from "./round";
import { mixed, one, openOfWei, payOf, SMALL, stream, termsOf } from "./scenes";
import { VARIANTS } from "./variants";

describe("a round on the contracts", () => {
  let lab: Lab;
  beforeAll(() => {
    lab = new Lab("test", 1, 1);
  });
  afterAll(() => lab.stop());

  it("pays and decides as lib/curation says, and a constant exactly -φ", async () => {
    const rounds = await lab.sample(
      SMALL,
      "tiny",
      { count: 3 },
      (random, world) => ({ ...stream(random, world, 0.6), agent: one(alwaysApprove) }),
      (played) => {
        const { round, outcome, world } = played;
        const verdicts = (stage: "panel" | "jury") =>
          round.voters[stage].map(({ verdict }) => verdict!);
        const expected = settle({
          policy: world.policy,
          count: round.items,
          budgetGwei: outcome.budget - outcome.spent,
          gold: outcome.gold,
          panel: verdicts("panel"),
          jury: verdicts("jury").map((verdict) => compressBits(verdict, outcome.gold)),
        });
        return { played, expected };
      },
    );
    for (const { played, expected } of rounds) {
      expect(played.outcome.accepted).toBe(expected.accepted);
      expect(payOf(played, "panel")).toEqual(expected.panelPay);
      expect(payOf(played, "jury")).toEqual(expected.juryPay);
      expect(mixed(played)).toBe(true);
      expect(payOf(played, "panel")[0]).toBe(-termsOf(played).panel.phi);
    }
    expect(rounds[0]!.played.outcome.gold).not.toBe(rounds[1]!.played.outcome.gold);
  });

  it("repeats itself from the same seed", async () => {
    const play = (name: string) =>
      lab.sample(
        SMALL,
        name,
        { count: 1 },
        (random, world) => ({ ...stream(random, world, 0.6), agent: () => honest }),
        ({ outcome }) => [outcome.gold, outcome.accepted],
      );
    const first = await play("same");
    expect(await play("same")).toEqual(first);
    expect(await play("other")).not.toEqual(first);
  });
});

describe("a case on the contracts", () => {
  let lab: Lab;
  beforeAll(() => {
    lab = new Lab("test", 1, 1);
  });
  afterAll(() => lab.stop());

  // Per item: deposits of 4, 8 and 16 OPEN, fees of a quarter for 7, 15 and 31 jurors; half of the deposits cross over.
  it.each([
    { appeals: 0, challenger: -5.75, victim: 2 },
    { appeals: 2, challenger: -41.25, victim: 14 },
  ])("takes what a false claim with $appeals appeals costs", async ({ appeals, ...expected }) => {
    const spec = { ...SMALL, key: "court", seats: { curator: 9, juror: 40 } };
    const count = { count: 1 };
    const [found] = await lab.repeat(spec, `court ${appeals}`, count, async (world, random) => {
      const [victim, challenger] = world.others.free;
      const scene = { ...stream(random, world, 1), agent: () => honest };
      const { accepted } = await new Round(world, scene, random).play();
      // What the round itself returns is not the case's.
      const claim = [world.actors[victim!], [contributionId(world, 1)], []];
      await world.play([world.move(world.others.keeper, "Contributions", "claim", claim)]);
      const before = await world.money();
      const ending = await tryCase(world, random, {
        challenger: challenger!,
        contribution: contributionId(world, 1),
        items: accepted & -accepted,
        reason: "junk",
        juror: () => ({ adversary: false, upholds: false }),
        appellant: (_, made) => (made < appeals ? challenger : undefined),
      });
      const { purses } = await world.money();
      const gained = (actor: number) => openOfWei(purses[actor]! - before.purses[actor]!);
      return { ending, challenger: gained(challenger!), victim: gained(victim!) };
    });
    expect(found).toMatchObject({ ...expected, ending: { upheld: false, appeals } });
  });
});

describe("variants", () => {
  it.each(Object.entries(VARIANTS))("the patch of %s finds its places", (_, patch) => {
    for (const { file, find, put } of patch) {
      const source = readFileSync(join(ROOT, "contracts", "src", file), "utf8");
      expect(source.split(find)).toHaveLength(2);
      expect(put).not.toBe(find);
    }
  });
});

it("cells have names of their own", () => {
  expect(new Set(CELLS.map(({ name }) => name)).size).toBe(CELLS.length);
});
