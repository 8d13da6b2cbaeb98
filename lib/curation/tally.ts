/**
 * The count of a round's votes, bit for bit as `contracts/src/libraries/Tally.sol` does it: a voter is
 * one bitmap (bit i = "yes" on item i), at most 15 voters, at most 256 items.
 */

/** Most voters the contract's four counter planes can count. */
export const MAX_VOTERS = 15;

/**
 * Items accepted by a quorum of the voters that carry weight.
 *
 * @param verdicts one bitmap per voter
 * @param weightsMask bit i set: voter i counts with weight 1, all others count nothing
 * @param quorumNum numerator of the quorum
 * @param quorumDen denominator of the quorum, above 0
 * @returns bit i set: at least ceil(quorumNum * W / quorumDen) of the W weighted voters said yes to
 *   item i; 0n when that threshold is 0
 * @throws RangeError above 15 voters
 */
export function accept(
  verdicts: readonly bigint[],
  weightsMask: bigint,
  quorumNum: bigint,
  quorumDen: bigint,
): bigint {
  assertVoters(verdicts);
  const weighted = verdicts.filter((_, i) => ((weightsMask >> BigInt(i)) & 1n) === 1n);
  const needed = (quorumNum * BigInt(weighted.length) + quorumDen - 1n) / quorumDen;
  return countAtLeast(countPlanes(weighted), needed);
}

/**
 * Items with at least `low` yes votes (`reached`), and with at least `low + 1` (`exceeded`).
 *
 * @throws RangeError above 15 voters
 */
export function atLeast(
  verdicts: readonly bigint[],
  low: bigint,
): { reached: bigint; exceeded: bigint } {
  assertVoters(verdicts);
  const planes = countPlanes(verdicts);
  return { reached: countAtLeast(planes, low), exceeded: countAtLeast(planes, low + 1n) };
}

/** plane p holds the p-th binary digit of every item's count. */
type Planes = readonly [bigint, bigint, bigint, bigint];

const ALL_ITEMS = (1n << 256n) - 1n;

function countPlanes(verdicts: readonly bigint[]): Planes {
  const planes: [bigint, bigint, bigint, bigint] = [0n, 0n, 0n, 0n];
  for (const verdict of verdicts) {
    let carry = verdict;
    for (let p = 0; p < planes.length; p++) {
      const plane = planes[p]!;
      planes[p] = plane ^ carry;
      carry &= plane;
    }
  }
  return planes;
}

function countAtLeast(planes: Planes, needed: bigint): bigint {
  if (needed <= 0n || needed > BigInt(MAX_VOTERS)) return 0n;
  let reached = ALL_ITEMS;
  for (const [p, plane] of planes.entries()) {
    reached = (needed >> BigInt(p)) & 1n ? reached & plane : reached | plane;
  }
  return reached;
}

function assertVoters(verdicts: readonly bigint[]): void {
  if (verdicts.length > MAX_VOTERS) {
    throw new RangeError(`A tally counts at most ${MAX_VOTERS} voters, not ${verdicts.length}.`);
  }
}
