import { vestedAfter } from "./estimate";

/** Income that vests: what can be claimed of it now, the rest, and how fast the rest becomes payable. */
export type Vesting = {
  payableWei: bigint;
  unvestedWei: bigint;
  /** Seconds; 0: at once. */
  halfLife: number;
};

export type VestingPoint = {
  /** From now. */
  seconds: number;
  payableWei: bigint;
};

/** Half-lives of the slowest after which less than a sixteenth is missing. */
const HALF_LIVES = 4;

/**
 * What could be claimed in all at equally distant times from now, if nothing is added or claimed and
 * everything vests from now on. The last point is four half-lives of the slowest away.
 * @param points at least 2
 */
export function vestingCurve(parts: readonly Vesting[], points = 25): VestingPoint[] {
  const horizon = HALF_LIVES * Math.max(0, ...parts.map(({ halfLife }) => halfLife));
  return Array.from({ length: points }, (_, index) => {
    const seconds = Math.round((horizon * index) / (points - 1));
    const payableWei = parts.reduce(
      (sum, part) => sum + part.payableWei + vestedAfter(part.unvestedWei, seconds, part.halfLife),
      0n,
    );
    return { seconds, payableWei };
  });
}
