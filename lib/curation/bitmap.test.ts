import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bitsOf,
  compressBits,
  countBits,
  expandBits,
  fromBits,
  fullBitmap,
  hasBit,
  withBit,
} from "./bitmap";

const bitmap = fc.bigInt({ min: 0n, max: (1n << 255n) - 1n });

describe("bitmaps", () => {
  it("list their bits and come back from them", () => {
    expect(bitsOf(0b10110n)).toEqual([1, 2, 4]);
    fc.assert(fc.property(bitmap, (b) => fromBits(bitsOf(b)) === b));
  });

  it("count their bits", () => {
    fc.assert(fc.property(bitmap, (b) => countBits(b) === bitsOf(b).length));
  });

  it("set and clear one bit and leave the others", () => {
    fc.assert(
      fc.property(bitmap, fc.nat(254), fc.boolean(), (b, bit, on) => {
        const changed = withBit(b, bit, on);
        expect(hasBit(changed, bit)).toBe(on);
        expect(changed | (1n << BigInt(bit))).toBe(b | (1n << BigInt(bit)));
      }),
    );
  });

  it("are full with count bits", () => {
    expect(fullBitmap(0)).toBe(0n);
    expect(countBits(fullBitmap(255))).toBe(255);
  });

  it("gather on a mask what was spread over it", () => {
    expect(expandBits(0b101n, 0b110100n)).toBe(0b100100n);
    expect(compressBits(0b100100n, 0b110100n)).toBe(0b101n);
    fc.assert(
      fc.property(bitmap, bitmap, (b, mask) => {
        expect(expandBits(compressBits(b, mask), mask)).toBe(b & mask);
      }),
    );
  });
});
