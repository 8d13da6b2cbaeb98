import { describe, expect, it } from "vitest";
import { binomial, random } from "./random";
import { bestResponse, controlled, crossing, sign, threshold } from "./search";
import { breakEven, estimate, judge, leastSquares, proportion } from "./stats";

describe("estimate", () => {
  it("puts one-sided 99 % bounds around a mean", () => {
    const { mean, low, high } = estimate([1, 2, 3, 4]);
    // s = 1.29099, s / sqrt(4) = 0.645497, times 2.3263
    expect(mean).toBe(2.5);
    expect(high - mean).toBeCloseTo(1.5016, 4);
    expect(mean - low).toBeCloseTo(1.5016, 4);
  });

  it("covers the true mean in about 99 of 100 samples on each side", () => {
    const rng = random("coverage");
    let above = 0;
    for (let i = 0; i < 2000; i += 1) {
      if (estimate(Array.from({ length: 50 }, () => rng.next())).low > 0.5) above += 1;
    }
    expect(above / 2000).toBeLessThan(0.02);
    expect(above).toBeGreaterThan(0);
  });

  it("refuses to speak of nothing", () => {
    expect(() => estimate([])).toThrow(RangeError);
    expect(() => proportion(0, 0)).toThrow(RangeError);
  });
});

describe("proportion", () => {
  it("leaves room above 0 when nothing was hit, and below 1 when everything was", () => {
    expect(proportion(0, 100)).toMatchObject({ mean: 0, low: 0 });
    expect(proportion(0, 100).high).toBeCloseTo(0.0513, 3);
    expect(proportion(100, 100).low).toBeCloseTo(0.9487, 3);
  });
});

describe("judge", () => {
  const value = { mean: 0.5, low: 0.4, high: 0.6, samples: 10 };
  it.each([
    [{ atMost: 0.6 }, "holds"],
    [{ atMost: 0.55 }, "undecided"],
    [{ atMost: 0.3 }, "misses"],
    [{ atLeast: 0.4 }, "holds"],
    [{ atLeast: 0.7 }, "misses"],
    [{ below: 0.6 }, "undecided"],
    [{ below: 0.4 }, "misses"],
    [{ above: 0.3 }, "holds"],
    [{ above: 0.6 }, "misses"],
  ] as const)("%o: %s", (claim, verdict) => expect(judge(value, claim)).toBe(verdict));
});

/** Profits with noise around share - threshold. */
const noisy = (breakEven: number) => (share: number) => async (from: number, count: number) => {
  const rng = random(`${share}/${from}`);
  return Array.from({ length: count }, () => share - breakEven + (rng.next() - 0.5) / 5);
};

describe("threshold", () => {
  it("brackets the share at which an attack starts to pay", async () => {
    const found = await threshold(
      noisy(0.37),
      { from: 0.1, to: 0.9, step: 0.01 },
      { batch: 100, looks: 6 },
    );
    expect(found.low).toBeLessThanOrEqual(0.37);
    expect(found.high).toBeGreaterThanOrEqual(0.37);
    expect(found.high - found.low).toBeLessThan(0.1);
    expect(found.estimate).toBeCloseTo(0.37, 1);
  });

  it("says 0 when the smallest share gains, and 1 when none does", async () => {
    const range = { from: 0.1, to: 0.9, step: 0.1 };
    const sampling = { batch: 50, looks: 4 };
    expect(await threshold(noisy(0), range, sampling)).toMatchObject({
      low: 0,
      high: 0.1,
      estimate: 0,
    });
    expect(await threshold(noisy(2), range, sampling)).toMatchObject({
      low: 0.9,
      high: 1,
      estimate: 1,
    });
  });
});

describe("sign", () => {
  it("stays undecided when the looks run out", async () => {
    const rng = random("tie");
    const profits = async (_: number, count: number) =>
      Array.from({ length: count }, () => rng.next() - 0.5);
    expect((await sign(profits, { batch: 20, looks: 2 })).sign).toBe(0);
  });
});

it("crossing joins the points by lines", () => {
  const points = [
    { share: 0.2, mean: -1 },
    { share: 0.4, mean: 1 },
  ];
  expect(crossing(points)).toBeCloseTo(0.3, 12);
});

it("bestResponse takes what profits most", async () => {
  const best = await bestResponse(
    [1, 3, 2],
    (value) => async (_, count) => Array<number>(count).fill(value),
    5,
  );
  expect(best).toBe(3);
});

it("random repeats a seed and no other", () => {
  const draw = (seed: string) => random(seed).word();
  expect(draw("a")).toBe(draw("a"));
  expect(draw("a")).not.toBe(draw("b"));
});

describe("leastSquares", () => {
  it("finds a plane, and no effect of what never varies", () => {
    const rows = Array.from({ length: 400 }, (_, i) => [i % 20, Math.floor(i / 20), 7]);
    const [a, b, c] = leastSquares(
      rows,
      rows.map(([x, y]) => 3 * x! - 2 * y! + 5),
    );
    expect(a).toBeCloseTo(3, 3);
    expect(b).toBeCloseTo(-2, 3);
    expect(c).toBe(0);
  });
});

describe("controlled", () => {
  // Profit is ten a seat of the panel, squared, and noise; the mean of k² for Bin(7, .3) is 2.1² + 1.47.
  const mean = 10 * (2.1 ** 2 + 7 * 0.3 * 0.7);
  const play = async (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => {
      const rng = random(`controlled ${from + i}`);
      const panel = Array.from({ length: 7 }, () => rng.chance(0.3)).filter(Boolean).length;
      return { profit: 10 * panel ** 2 + rng.next() - 0.5, drawn: { panel, jury: 0 } };
    });
  const profits = () =>
    controlled(
      play,
      ({ panel, jury }) => [panel, panel ** 2, jury],
      { size: { panel: 7, jury: 15 }, held: { panel: 0.3 } },
      100,
    );

  it("keeps the mean and takes the luck of the draw away", async () => {
    const plain = estimate((await play(0, 400)).map(({ profit }) => profit));
    const values = estimate(await profits()(0, 400));
    expect(values.low).toBeLessThan(mean);
    expect(values.high).toBeGreaterThan(mean);
    expect(values.high - values.low).toBeLessThan((plain.high - plain.low) / 20);
  });

  it("gives a round the same value whatever is asked for with it", async () => {
    const [, , third] = await profits()(0, 3);
    expect((await profits()(2, 1))[0]).toBe(third);
  });
});

it("binomial chances add up to 1", () => {
  const chances = Array.from({ length: 16 }, (_, hits) => binomial(15, 0.3, hits));
  expect(chances.reduce((sum, chance) => sum + chance)).toBeCloseTo(1, 12);
  expect(chances[0]).toBeCloseTo(0.7 ** 15, 12);
  expect(binomial(15, 0, 0)).toBe(1);
});

describe("breakEven", () => {
  it("is where gains and losses weigh the same, with bounds around it", () => {
    const rng = random("break even");
    const free = Array.from({ length: 400 }, () => 1 + rng.next() - 0.5);
    const caught = free.map((value) => value - 4);
    const { mean, low, high } = breakEven(free, caught);
    expect(mean).toBeCloseTo(0.25, 1);
    expect(low).toBeLessThan(mean);
    expect(high).toBeGreaterThan(mean);
    expect(breakEven([-1, -2], [-3, -4]).mean).toBeCloseTo(0, 9);
    expect(breakEven([1, 2], [1, 2]).mean).toBeCloseTo(1, 9);
  });
});
