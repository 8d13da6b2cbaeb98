/** A cell: one attack (or the honest case), what is expected of it, and how it is measured. */
import type { Lab } from "./lab";
import { judge, type Claim, type Estimate, type Verdict } from "./stats";
import type { Threshold } from "./search";

export type Group = "honest" | "curation" | "economy" | "removed" | "naive";

/** One measured value beside what was expected of it. */
export type Finding = {
  measure: string;
  unit: string;
  value: Estimate;
  claim?: Claim;
  verdict?: Verdict;
};

export type Result = {
  findings: Finding[];
  /** The attack's threshold, where a share of something is what the attacker buys. */
  threshold?: Threshold;
  /** What the attacker's search chose, in words. */
  bestResponse?: string;
  /** Lines to draw: points (x, y with bounds). */
  series?: {
    name: string;
    x: string;
    y: string;
    points: { x: number; y: number; low?: number; high?: number }[];
  }[];
};

export type Cell = {
  name: string;
  group: Group;
  /** What the attacker does, in one sentence. */
  attack: string;
  /** The bound on paper. */
  paper: string;
  /** What is expected, written down before the run. */
  expected: string;
  run(lab: Lab): Promise<Result>;
};

export function finding(measure: string, unit: string, value: Estimate, claim?: Claim): Finding {
  return { measure, unit, value, ...(claim && { claim, verdict: judge(value, claim) }) };
}

/** A value that is counted, not sampled: its bounds are itself. */
export const exactly = (value: number, samples: number): Estimate => ({
  mean: value,
  low: value,
  high: value,
  samples,
});

/** RET as a finding: the interval between the largest share that loses and the smallest that gains. */
export function ret(threshold: Threshold, claim?: Claim): Finding {
  const samples = threshold.points.reduce((sum, point) => sum + point.samples, 0);
  const { low, high, estimate: mean } = threshold;
  return finding("RET", "share", { mean, low, high, samples }, claim);
}
