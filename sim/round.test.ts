import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "@/devnet/artifacts";
import { settle } from "@/lib/curation/outcome";
import { compressBits } from "@/lib/curation/bitmap";
import { alwaysApprove } from "./agents/careless";
import { honest } from "./agents/honest";
import { CELLS } from "./cells/index";
import { Lab } from "./lab";
import { mixed, one, payOf, SMALL, stream, termsOf } from "./scenes";
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
