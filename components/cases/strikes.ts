import type { CaseBrief } from "@/lib/cases/types";
import { hasBit } from "@/lib/curation/bitmap";

/** The case that struck an item; of several the first that ended. Null among cases that did not. */
export function caseOfStrike(cases: readonly CaseBrief[], item: number): number | null {
  const strikes = cases.filter(({ state, items }) => state === "upheld" && hasBit(items, item));
  strikes.sort((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0));
  return strikes[0]?.id ?? null;
}
