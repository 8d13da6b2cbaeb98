/** What contributing `count` items moves, in wei. */
export type Costs = {
  /** Review fees: not returned once the items are reviewed. */
  feeWei: bigint;
  /** Bonds: held, and returned as far as the items are good. */
  bondWei: bigint;
  totalWei: bigint;
  /** What is burned of the bonds if every item is rejected. */
  atRiskWei: bigint;
  /** The most that all items together may earn in their life: twice their bonds. */
  capWei: bigint;
};

/** @param forfeitBps the part of a rejected item's bond that is burned, in basis points */
export function costsOf(
  count: number,
  terms: { feeWei: bigint; bondWei: bigint; forfeitBps: number },
): Costs {
  const items = BigInt(count);
  const feeWei = items * terms.feeWei;
  const bondWei = items * terms.bondWei;
  return {
    feeWei,
    bondWei,
    totalWei: feeWei + bondWei,
    atRiskWei: (bondWei * BigInt(terms.forfeitBps)) / 10_000n,
    capWei: 2n * bondWei,
  };
}
