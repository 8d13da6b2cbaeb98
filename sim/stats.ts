/** Means with one-sided 99 % bounds, and whether a claim about them is decided. */

/** One-sided 99 % quantile of the normal distribution. */
const Z99 = 2.3263;
/** The same at 99.95 %, for values that are looked at up to twenty times while they are sampled. */
export const Z9995 = 3.2905;

export type Estimate = {
  mean: number;
  /** One-sided bounds: each holds with 99 %. Equal to the mean when every sample is the same. */
  low: number;
  high: number;
  samples: number;
};

/** @throws RangeError without samples */
export function estimate(values: readonly number[], z = Z99): Estimate {
  const { length } = values;
  if (length === 0) throw new RangeError("Nothing was sampled.");
  const mean = values.reduce((sum, value) => sum + value, 0) / length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (length - 1 || 1);
  const half = z * Math.sqrt(variance / length);
  return { mean, low: mean - half, high: mean + half, samples: length };
}

/** A share of events, by Wilson's interval: it stays honest near 0 and 1. */
export function proportion(hits: number, trials: number, z = Z99): Estimate {
  if (trials === 0) throw new RangeError("Nothing was tried.");
  const p = hits / trials;
  const base = 1 + z ** 2 / trials;
  const centre = (p + z ** 2 / (2 * trials)) / base;
  const half = (z / base) * Math.sqrt((p * (1 - p)) / trials + z ** 2 / (4 * trials ** 2));
  return {
    mean: p,
    low: Math.max(0, centre - half),
    high: Math.min(1, centre + half),
    samples: trials,
  };
}

/** Pulls what hardly varies in the rows, or varies together, towards no effect. */
const RIDGE = 1;

/** Coefficients with which the rows, less their means, explain the values best. */
export function leastSquares(
  rows: readonly (readonly number[])[],
  values: readonly number[],
): number[] {
  const width = rows[0]?.length ?? 0;
  const mean = (list: readonly number[]) => list.reduce((sum, v) => sum + v, 0) / list.length;
  const centre = Array.from({ length: width }, (_, i) => mean(rows.map((row) => row[i]!)));
  const middle = mean(values);
  // Normal equations, one row each with its right side at the end.
  const system = Array.from({ length: width }, (_, i) =>
    Array.from({ length: width + 1 }, (_, j) =>
      rows.reduce(
        (sum, row, r) => {
          const other = j < width ? row[j]! - centre[j]! : values[r]! - middle;
          return sum + (row[i]! - centre[i]!) * other;
        },
        i === j ? RIDGE : 0,
      ),
    ),
  );
  for (let i = 0; i < width; i += 1) {
    // Positive definite, so the diagonal needs no exchange of rows.
    for (let k = 0; k < width; k += 1) {
      if (k === i) continue;
      const factor = system[k]![i]! / system[i]![i]!;
      for (let j = i; j <= width; j += 1) system[k]![j]! -= factor * system[i]![j]!;
    }
  }
  return system.map((row, i) => row[width]! / row[i]!);
}

/**
 * The chance p at which (1 − p)·free + p·caught is 0 on average, its bounds where the mean's bounds are 0.
 * @param caught by round, as `free`; lower on average
 */
export function breakEven(free: readonly number[], caught: readonly number[]): Estimate {
  const at = (chance: number) =>
    estimate(free.map((value, i) => (1 - chance) * value + chance * caught[i]!));
  const root = (side: "low" | "mean" | "high") => {
    let [from, to] = [0, 1];
    for (let i = 0; i < 40; i += 1) {
      const middle = (from + to) / 2;
      if (at(middle)[side] > 0) from = middle;
      else to = middle;
    }
    return to;
  };
  return { mean: root("mean"), low: root("low"), high: root("high"), samples: free.length };
}

/** What was expected of a value before it was measured. */
export type Claim =
  { atMost: number } | { atLeast: number } | { below: number } | { above: number };
export type Verdict = "holds" | "misses" | "undecided";

/** Decided only when the 99 % bound on the right side is beyond the limit. */
export function judge({ low, high }: Estimate, claim: Claim): Verdict {
  if ("atMost" in claim)
    return high <= claim.atMost ? "holds" : low > claim.atMost ? "misses" : "undecided";
  if ("atLeast" in claim)
    return low >= claim.atLeast ? "holds" : high < claim.atLeast ? "misses" : "undecided";
  if ("below" in claim)
    return high < claim.below ? "holds" : low >= claim.below ? "misses" : "undecided";
  return low > claim.above ? "holds" : high <= claim.above ? "misses" : "undecided";
}
