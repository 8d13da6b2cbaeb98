/**
 * Seeded random numbers for tests that compare two implementations: the same seed and name always give
 * the same cases, and edges (0, 1, the bounds, empty and full bitmaps) come up far more often than by
 * chance.
 */
export interface RandomSource {
  /** Low to high, both included; each bound one time in sixteen. */
  between(low: bigint, high: bigint): bigint;
  /** 0 to high, evenly over magnitudes rather than values, so that small numbers are as common as large. */
  upTo(high: bigint): bigint;
  /** A bitmap over `items` bits of random density; sometimes empty, full or a single bit. */
  bitmap(items: bigint): bigint;
  /** 1n or -1n. */
  sign(): bigint;
  list<T>(length: bigint, make: () => T): T[];
}

export function randomSource(seed: number, name: string): RandomSource {
  let state = seed >>> 0;
  for (const character of name)
    state = Math.imul(state ^ character.charCodeAt(0), 0x9e3779b1) >>> 0;

  /** mulberry32, a 32-bit generator in the public domain (Tommy Ettinger). */
  function word(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** Evenly spread below 2^320, far above any range asked for, so that the modulo's bias is nil. */
  function wide(): bigint {
    let value = 0n;
    for (let i = 0; i < 10; i++) value = (value << 32n) | BigInt(word());
    return value;
  }

  const source: RandomSource = {
    between(low, high) {
      const edge = word() % 16;
      if (edge === 0) return low;
      if (edge === 1) return high;
      return low + (wide() % (high - low + 1n));
    },
    upTo(high) {
      const bits = source.between(0n, BigInt(high.toString(2).length));
      const value = wide() & ((1n << bits) - 1n);
      return value > high ? high : value;
    },
    bitmap(items) {
      const full = (1n << items) - 1n;
      const a = wide() & full;
      const b = wide() & full;
      switch (word() % 8) {
        case 0:
          return 0n;
        case 1:
          return full;
        case 2:
          return 1n << source.between(0n, items - 1n);
        case 3:
        case 4:
          return a | b;
        case 5:
          return a & b;
        default:
          return a;
      }
    },
    sign: () => (word() & 1 ? 1n : -1n),
    list: (length, make) => Array.from({ length: Number(length) }, make),
  };
  return source;
}
