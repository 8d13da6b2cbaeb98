import type { ContributionRow } from "@/lib/contributions/types";
import { countBits } from "@/lib/curation/bitmap";

/** What cases have done to some contributions, by their rows alone. */
export type CaseRecord = {
  /** Cases that have not ended. */
  open: number;
  /** Items that were accepted, and those of them that a case has struck since. */
  accepted: number;
  struck: number;
};

export function caseRecord(
  rows: readonly Pick<ContributionRow, "openCases" | "accepted" | "struck">[],
): CaseRecord {
  const sum = (of: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + of(row), 0);
  return {
    open: sum(({ openCases }) => openCases),
    accepted: sum(({ accepted }) => countBits(accepted)),
    struck: sum(({ accepted, struck }) => countBits(accepted & struck)),
  };
}
