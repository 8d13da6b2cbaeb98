import { execFileSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { countBits, fullBitmap } from "@/lib/curation/bitmap";
import { roundNumber, sandboxDigits, truthOf } from "./digits";
import { play, SANDBOX_ITEMS, SANDBOX_ROUNDS, sandboxRound, strategies } from "./round";

const numbers = Array.from({ length: SANDBOX_ROUNDS }, (_, i) => i + 1);
const load = async (number: number) => sandboxRound(number, truthOf(await sandboxDigits(number)));

describe.each(numbers)("round %i of the sandbox", (number) => {
  it("is the same every time, and holds good and bad items among gold and elsewhere", async () => {
    const round = await load(number);
    expect(round).toEqual(await load(number));
    const good = countBits(round.truth);
    expect(good).toBeGreaterThan(SANDBOX_ITEMS / 2);
    expect(good).toBeLessThan(SANDBOX_ITEMS);
    expect(play(round, round.truth).mixed).toBe(true);
  });

  it("pays looking, charges laziness the fee, and punishes contradiction", async () => {
    const round = await load(number);
    const pays = Object.fromEntries(
      strategies(round, round.truth).map(({ id, payGwei }) => [id, payGwei]),
    );
    const { phi } = play(round, round.truth).panelTerms;
    expect(pays.you).toBe(pays.truth);
    expect(pays.truth).toBeGreaterThan(0n);
    expect(pays.approve).toBe(-phi);
    expect(pays.reject).toBe(-phi);
    expect(pays.coin).toBeLessThan(0n);
    expect(pays.opposite).toBeLessThan(-phi);
  });

  it("ends with the right items accepted when the visitor judges right", async () => {
    const round = await load(number);
    const { accepted } = play(round, round.truth);
    // Neighbours err, so a good item may miss the quorum; a wrong label does not get in.
    expect(accepted & ~round.truth).toBe(0n);
    expect(accepted & ~fullBitmap(SANDBOX_ITEMS)).toBe(0n);
    expect(countBits(accepted ^ round.truth)).toBeLessThanOrEqual(2);
  });
});

it("rounds go on from the first after the last", () => {
  expect([0, 1, SANDBOX_ROUNDS, SANDBOX_ROUNDS + 1].map(roundNumber)).toEqual([
    SANDBOX_ROUNDS,
    1,
    SANDBOX_ROUNDS,
    1,
  ]);
});

it("the digits are those of the package mnist", () => {
  const script = path.resolve("scripts/sandbox-digits.ts");
  const run = () => execFileSync(process.execPath, ["--import", "tsx", script, "--check"]);
  expect(run).not.toThrow();
});
