/**
 * Weights that halve every half-life without ever being rewritten, bit for bit as
 * `contracts/src/libraries/Decay.sol` computes them: an item accepted at time t is stored as w * 2^E(t),
 * with E growing by 1 (10^18) every half-life. Stored weights are 24-bit floats,
 * `exponent << 18 | mantissa`, value = mantissa << exponent.
 */

const WAD = 10n ** 18n;

/** ln 2 in WAD, rounded down. */
export const LN2 = 693147180559945309n;
/** Weight of a whole item (10,000 basis points) at E = 0. */
export const UNIT = 1n << 20n;

const MANTISSA_BITS = 18n;
const MANTISSA_MASK = (1n << MANTISSA_BITS) - 1n;
const MAX_EXPONENT = 63n;
const LARGEST_FLOAT = 0xffffffn;

/**
 * e^x, x and result in WAD; results below 1/2 are 0.
 *
 * A line by line port of `FixedPointMathLib.expWad` of Solady 0.1.26 (MIT, after Remco Bloemen's method,
 * https://xn--2-umb.com/22/exp-ln): range reduction to x' = x - k ln 2 in 2^96 fixed point, then a (6, 7)
 * term rational approximation. `>>` on a bigint floors as the EVM's `sar` does, `/` truncates as `sdiv`
 * does, and every value is wrapped to a signed 256-bit word.
 *
 * @throws RangeError when x >= 135.305999368893231589, where the contract reverts with `ExpOverflow()`
 */
export function expWad(xWad: bigint): bigint {
  if (xWad <= -41446531673892822313n) return 0n;
  if (xWad >= 135305999368893231589n) {
    throw new RangeError(`e^x does not fit 256 bits for x = ${xWad} / 10^18.`);
  }
  let x = int256(xWad << 78n) / 5n ** 18n;
  const k = int256(int256(x << 96n) / 54916777467707473351141471128n + (1n << 95n)) >> 96n;
  x = int256(x - k * 54916777467707473351141471128n);

  let y = int256(x + 1346386616545796478920950773328n);
  y = int256((int256(y * x) >> 96n) + 57155421227552351082224309758442n);
  let p = int256(y + x - 94201549194550492254356042504812n);
  p = int256((int256(p * y) >> 96n) + 28719021644029726153956944680412240n);
  p = int256(p * x + (4385272521454847904659076985693276n << 96n));

  let q = int256(x - 2855989394907223263936484059900n);
  q = int256((int256(q * x) >> 96n) + 50020603652535783019961831881945n);
  q = int256((int256(q * x) >> 96n) - 533845033583426703283633433725380n);
  q = int256((int256(q * x) >> 96n) + 3604857256930695427073651918091429n);
  q = int256((int256(q * x) >> 96n) - 14423608567350463180887372962807573n);
  q = int256((int256(q * x) >> 96n) + 26449188498355588339934803723976023n);

  const r = int256(p / q);
  const scaled = BigInt.asUintN(256, r * 3822833074963236453042738258902158003155416615667n);
  return int256(scaled >> (195n - k));
}

/** 2^x, x and result in WAD, 0 <= x < 64 * 10^18. */
export function exp2(xWad: bigint): bigint {
  return expWad((xWad * LN2) / WAD);
}

/**
 * The running exponent E in WAD at time t, rounded down.
 *
 * @param e0 E in WAD at time t0
 * @param t0 seconds
 * @param t seconds, t >= t0
 * @param halfLifeSeconds above 0
 */
export function exponent(e0: bigint, t0: bigint, t: bigint, halfLifeSeconds: bigint): bigint {
  return e0 + ((t - t0) * WAD) / halfLifeSeconds;
}

/**
 * Stored weight of one item that enters at exponent E: floor(bps * 2^20 * 2^E / 10000) as a packed float.
 *
 * @param itemWeightBps basis points, at most 10,000
 * @param exponentWad E in WAD, below 60 * 10^18
 */
export function weight(itemWeightBps: bigint, exponentWad: bigint): bigint {
  return pack((itemWeightBps * UNIT * exp2(exponentWad)) / (10_000n * WAD));
}

/**
 * Packs a number into a 24-bit float, rounding down by less than one part in 2^17; what is above the
 * largest float becomes the largest.
 */
export function pack(value: bigint): bigint {
  if (value <= MANTISSA_MASK) return value;
  const shift = BigInt(value.toString(2).length) - MANTISSA_BITS;
  if (shift > MAX_EXPONENT) return LARGEST_FLOAT;
  return (shift << MANTISSA_BITS) | (value >> shift);
}

/** The value of a packed float, below 2^81. */
export function unpack(floatWeight: bigint): bigint {
  return (floatWeight & MANTISSA_MASK) << (floatWeight >> MANTISSA_BITS);
}

function int256(word: bigint): bigint {
  return BigInt.asIntN(256, word);
}
