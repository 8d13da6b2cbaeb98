// Verdicts, gold and accepted items are bitmaps: bit i is item i. Items and bits count from 0.

/** Bits set, ascending. */
export function bitsOf(bitmap: bigint): number[] {
  const bits: number[] = [];
  for (let i = 0, rest = bitmap; rest > 0n; i += 1, rest >>= 1n) {
    if (rest & 1n) bits.push(i);
  }
  return bits;
}

export const hasBit = (bitmap: bigint, bit: number): boolean =>
  ((bitmap >> BigInt(bit)) & 1n) === 1n;

export const withBit = (bitmap: bigint, bit: number, on: boolean): bigint =>
  on ? bitmap | (1n << BigInt(bit)) : bitmap & ~(1n << BigInt(bit));

/** All of the first `count` bits. */
export const fullBitmap = (count: number): bigint => (1n << BigInt(count)) - 1n;

export const fromBits = (bits: Iterable<number>): bigint => {
  let bitmap = 0n;
  for (const bit of bits) bitmap |= 1n << BigInt(bit);
  return bitmap;
};

export function countBits(bitmap: bigint): number {
  let count = 0;
  for (let rest = bitmap; rest > 0n; rest &= rest - 1n) count += 1;
  return count;
}

/** Bit j of `compact` moved to the j-th lowest set bit of `mask`; bits beyond the mask are dropped. */
export const expandBits = (compact: bigint, mask: bigint): bigint =>
  fromBits(bitsOf(mask).filter((_, j) => hasBit(compact, j)));

/**
 * The j-th lowest set bit of `mask` becomes bit j: how a juror's verdict over gold items is put on a
 * ballot.
 */
export const compressBits = (spread: bigint, mask: bigint): bigint =>
  fromBits(bitsOf(mask).flatMap((bit, j) => (hasBit(spread, bit) ? [j] : [])));
