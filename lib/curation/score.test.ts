import { describe, expect, it } from "vitest";
import { randomSource } from "./random-cases";
import {
  against,
  compress,
  expand,
  majority,
  majorityOfOthers,
  pair,
  pay,
  peers,
  popcount,
  rate,
  scaleDown,
  worst,
} from "./score";

const random = randomSource(1, "score");
const WAD = 10n ** 18n;

describe("popcount", () => {
  it("counts the bits of any width", () => {
    expect(popcount(0n)).toBe(0n);
    expect(popcount((1n << 256n) - 1n)).toBe(256n);
    for (let i = 0; i < 200; i++) {
      const bits = random.bitmap(256n);
      expect(popcount(bits)).toBe(BigInt(bits.toString(2).replaceAll("0", "").length));
    }
  });
});

describe("a constant ballot", () => {
  it("scores exactly 0 against anybody, so that it pays exactly minus phi", () => {
    for (let i = 0; i < 200; i++) {
      const N = random.between(2n, 255n);
      const everything = (1n << N) - 1n;
      expect(pair(everything, random.bitmap(N), N)).toBe(0n);
      expect(pair(0n, random.bitmap(N), N)).toBe(0n);
      const [constant] = peers([everything, random.bitmap(N), random.bitmap(N)], N);
      expect(pay(constant!, 1_000_000n, 20_000n)).toBe(-20_000n);
    }
  });
});

describe("peers", () => {
  it("reaches N / (2 (N - 1)) for two copies of an even split, and its negative for opposites", () => {
    expect(peers([0xffffn, 0xffffn], 32n)).toEqual([516129032258064516n, 516129032258064516n]);
    expect(peers([0xffffn, 0xffff0000n], 32n)).toEqual([
      -516129032258064517n,
      -516129032258064517n,
    ]);
  });
});

describe("against", () => {
  it("looks at the gold items only", () => {
    const mask = 0b1111_0000n;
    const jury = 0b0011_0000n;
    expect(against(0b0011_1010n, jury, mask, 4n)).toBe((2n * WAD * 4n) / 12n);
    expect(against(0b0011_0101n, jury, mask, 4n)).toBe((2n * WAD * 4n) / 12n);
  });
});

describe("majorities", () => {
  it("needs more than half; a tie counts as no", () => {
    expect(majority([0b11n, 0b01n], 4n)).toBe(0b01n);
    expect(majority([], 4n)).toBe(0n);
    expect(majorityOfOthers([0b1n, 0b1n, 0b0n], 4n)).toEqual([0n, 0n, 1n]);
  });
});

describe("expand and compress", () => {
  it("undo each other on the mask", () => {
    expect(expand(0b101n, 0b1011_0010n)).toBe(0b0010_0010n);
    expect(compress(0b0010_0010n, 0b1011_0010n)).toBe(0b101n);
    for (let i = 0; i < 200; i++) {
      const mask = random.bitmap(255n);
      const spread = random.bitmap(255n);
      expect(expand(compress(spread, mask), mask)).toBe(spread & mask);
    }
  });
});

describe("money", () => {
  it("computes the rate of the default policy", () => {
    expect(rate(32_000_000_000n, 128n, 7n)).toBe(36285714285n);
  });

  it("rounds pay down, also below zero", () => {
    expect(pay(WAD / 2n, 101n, 2n)).toBe(48n);
    expect(pay(-WAD / 2n, 101n, 2n)).toBe(-53n);
  });

  it("reserves exactly what the worst ballot loses", () => {
    const score = against(0xff00n, 0x00ffn, 0xffffn, 16n);
    expect(pay(score, 15_000_000_000n, 7n)).toBe(-worst(15_000_000_000n, 7n, 16n));
  });

  it("scales positive pays into the budget and leaves losses", () => {
    expect(scaleDown([60n, -5n, 41n], 50n)).toEqual([29n, -5n, 20n]);
    expect(scaleDown([60n, -5n, 41n], 101n)).toEqual([60n, -5n, 41n]);
  });
});
