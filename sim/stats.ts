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
