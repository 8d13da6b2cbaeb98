/**
 * Money earned over time, bit for bit as `contracts/src/libraries/Reward.sol` computes it: an
 * accumulator that splits income over any number of weights, and vesting by half-life. Amounts are gwei,
 * times are seconds.
 */
import { expWad, LN2 } from "./decay";

const WAD = 10n ** 18n;

/** Fractional bits of the accumulator. */
export const ACCUMULATOR_BITS = 52n;

/** After this many half-lives everything has vested. */
const HALF_LIVES = 64n;

/**
 * What vests of an amount in a span of time: unvested - ceil(unvested * 2^(-dt / halfLife)).
 *
 * @param unvested gwei not yet vested
 * @param dt seconds since the last vesting
 * @param halfLife seconds; 0 vests everything at once
 * @returns gwei that vest now, at most `unvested`
 */
export function vested(unvested: bigint, dt: bigint, halfLife: bigint): bigint {
  if (dt >= HALF_LIVES * halfLife) return unvested;
  const factor = expWad(-((dt * LN2) / halfLife));
  return unvested - (unvested * factor + (WAD - 1n)) / WAD;
}

/**
 * Spreads an income over the total weight and carries what does not divide:
 * increment * totalWeight + remainder' = (amount << 52) + remainder, exactly.
 *
 * @param remainder carried from the last call
 * @param amount gwei
 * @param totalWeight sum of all weights, above 0
 * @returns `increment` (gwei << 52 per unit of weight) to add to the accumulator, and the new `remainder`
 */
export function grow(
  remainder: bigint,
  amount: bigint,
  totalWeight: bigint,
): { increment: bigint; remainder: bigint } {
  const dividend = (amount << ACCUMULATOR_BITS) + remainder;
  return { increment: dividend / totalWeight, remainder: dividend % totalWeight };
}

/**
 * What a weight earned while the accumulator grew, in gwei, rounded down.
 *
 * @param deltaAccumulator growth since the earner's checkpoint; an accumulator stored modulo 2^80 needs
 *   the difference taken modulo 2^80
 */
export function owed(weight: bigint, deltaAccumulator: bigint): bigint {
  return (weight * deltaAccumulator) >> ACCUMULATOR_BITS;
}
