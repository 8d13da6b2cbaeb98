/** Random numbers that a seed repeats (splitmix64's mixing over sfc32's state; good for simulations only). */
export type Random = {
  /** Uniform in [0, 1). */
  next(): number;
  chance(probability: number): boolean;
  /** Uniform integer in [0, below). */
  below(below: number): number;
  /** A bitmap whose first `count` bits are set with the probability, each on its own. */
  bits(count: number, probability: number): bigint;
  /** 256 random bits. */
  word(): bigint;
  shuffled<T>(values: readonly T[]): T[];
};

/** FNV-1a, to turn the name of a seed into the state of the generator. */
function hash(text: string, offset: number): number {
  let h = offset >>> 0;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 16777619) >>> 0;
  return h;
}

/** @param seed anything that names the stream; equal seeds give equal streams */
export function random(seed: string): Random {
  let [a, b, c, d] = [1, 2, 3, 4].map((i) => hash(`${seed}#${i}`, 2166136261 + i)) as [
    number,
    number,
    number,
    number,
  ];
  const next32 = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 20; i += 1) next32();
  const next = () => (next32() >>> 5) / 2 ** 27;
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    bits: (count, probability) => {
      let bitmap = 0n;
      for (let i = 0; i < count; i += 1) if (next() < probability) bitmap |= 1n << BigInt(i);
      return bitmap;
    },
    word: () => {
      let word = 0n;
      for (let i = 0; i < 8; i += 1) word = (word << 32n) | BigInt(next32());
      return word;
    },
    shuffled: (values) => {
      const list = [...values];
      for (let i = list.length - 1; i > 0; i -= 1) {
        const j = below(i + 1);
        [list[i], list[j]] = [list[j]!, list[i]!];
      }
      return list;
    },
  };
}

/** The chance of exactly `hits` in `trials`, each on its own with the probability. */
export function binomial(trials: number, probability: number, hits: number): number {
  let ways = 1;
  for (let i = 1; i <= hits; i += 1) ways *= (trials - hits + i) / i;
  return ways * probability ** hits * (1 - probability) ** (trials - hits);
}
