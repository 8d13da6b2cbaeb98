/** Best responses and break-even points of attackers, from noisy samples. */
import { binomial } from "./random";
import { estimate, leastSquares, Z9995, type Estimate } from "./stats";

/** Profits of independent rounds; `from` numbers the first, so that no round is used twice. */
export type Profits = (from: number, count: number) => Promise<number[]>;

/** Seats drawn for the adversary. */
export type Drawn = { panel: number; jury: number };

/**
 * The same profits with less noise (control variates): how many seats a draw gives the adversary is luck, and the mean of
 * any function of it is known, since each seat is his with the same chance. What that luck explains is taken off again.
 * The coefficients come from rounds of their own: for those after them they are constants, so each profit keeps its
 * mean and stays independent of the others.
 * @param of functions of what was drawn
 * @param fit rounds for the coefficients
 */
export function controlled(
  play: (from: number, count: number) => Promise<{ profit: number; drawn: Drawn }[]>,
  of: (drawn: Drawn) => number[],
  { size, held }: { size: Drawn; held: { panel: number; jury?: number } },
  fit: number,
): Profits {
  const means = of({ panel: 0, jury: 0 }).map(() => 0);
  for (let panel = 0; panel <= size.panel; panel += 1) {
    for (let jury = 0; jury <= size.jury; jury += 1) {
      const chance =
        binomial(size.panel, held.panel, panel) * binomial(size.jury, held.jury ?? 0, jury);
      of({ panel, jury }).forEach((value, i) => (means[i]! += chance * value));
    }
  }
  const luck = (drawn: Drawn) => of(drawn).map((value, i) => value - means[i]!);
  let coefficients: Promise<number[]> | undefined;
  return async (from, count) => {
    coefficients ??= play(-fit, fit).then((rounds) =>
      leastSquares(
        rounds.map(({ drawn }) => luck(drawn)),
        rounds.map(({ profit }) => profit),
      ),
    );
    const weights = await coefficients;
    const rounds = await play(from, count);
    return rounds.map(({ profit, drawn }) =>
      luck(drawn).reduce((left, value, i) => left - weights[i]! * value, profit),
    );
  };
}

/** Looks at one point until the sign of its mean is decided; twenty looks at 99.95 % are together 99 %. */
export async function sign(
  profits: Profits,
  { batch, looks }: { batch: number; looks: number },
): Promise<{ sign: -1 | 0 | 1; at: Estimate }> {
  const all: number[] = [];
  for (let look = 0; ; look += 1) {
    all.push(...(await profits(all.length, batch)));
    const at = estimate(all, Z9995);
    if (at.high <= 0) return { sign: -1, at };
    if (at.low > 0) return { sign: 1, at };
    if (look + 1 >= looks) return { sign: 0, at };
  }
}

/** How many times as many looks the ends of a search get: claims are made there. */
const END_PATIENCE = 3;

/** The threshold of an attack: at `low` it still does not pay, at `high` it does, each with 99 %. */
export type Threshold = {
  low: number;
  high: number;
  /** Where the line between the points crosses zero. */
  estimate: number;
  points: { share: number; mean: number; low: number; high: number; samples: number }[];
};

/**
 * The share at which an attack starts to pay, by bisection. A share whose sign stays undecided narrows the
 * search of the estimate, never the interval that is reported.
 * @param profits of an adversary with this share
 * @param range shares between which to look; the ends are tried first and longest, so a claimed bound belongs at one
 * @param step how close the bisection goes
 */
export async function threshold(
  profits: (share: number) => Profits,
  range: { from: number; to: number; step: number },
  sampling: { batch: number; looks: number },
): Promise<Threshold> {
  const points: Threshold["points"] = [];
  const look = async (share: number, patience = 1) => {
    const looks = sampling.looks * patience;
    const result = await sign(profits(share), { ...sampling, looks });
    const { mean, low, high, samples } = result.at;
    points.push({ share, mean, low, high, samples });
    return result.sign === 0 ? (mean > 0 ? 1 : -1) : result.sign;
  };
  let [low, high] = [range.from, range.to];
  if ((await look(low, END_PATIENCE)) > 0) high = low;
  else if ((await look(high, END_PATIENCE)) < 0) low = high;
  while (high - low > range.step) {
    const middle = (low + high) / 2;
    if ((await look(middle)) > 0) high = middle;
    else low = middle;
  }
  points.sort((a, b) => a.share - b.share);
  const losing = points.filter((point) => point.high <= 0).map(({ share }) => share);
  const winning = points.filter((point) => point.low > 0).map(({ share }) => share);
  return {
    low: losing.length > 0 ? Math.max(...losing) : 0,
    high: winning.length > 0 ? Math.min(...winning) : 1,
    estimate: crossing(points),
    points,
  };
}

/** Where the profit of the points, joined by lines, first goes from loss to gain. 0 if all gain, 1 if none. */
export function crossing(points: readonly { share: number; mean: number }[]): number {
  for (let i = 0; i < points.length; i += 1) {
    const [before, here] = [points[i - 1], points[i]!];
    if (here.mean <= 0) continue;
    if (!before) return 0;
    return before.share + ((here.share - before.share) * -before.mean) / (here.mean - before.mean);
  }
  return 1;
}

/** The parameter that profits the attacker most in a pilot of `count` rounds each. */
export async function bestResponse<T>(
  candidates: readonly T[],
  profits: (candidate: T) => Profits,
  count: number,
): Promise<T> {
  let best: { candidate: T; mean: number } | undefined;
  for (const candidate of candidates) {
    const { mean } = estimate(await profits(candidate)(0, count));
    if (!best || mean > best.mean) best = { candidate, mean };
  }
  if (!best) throw new RangeError("There is nothing to choose from.");
  return best.candidate;
}
