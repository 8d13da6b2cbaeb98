import type { Tone } from "@/components/ui/Badge";
import type { ContributionRow } from "@/lib/contributions/types";
import { countBits } from "@/lib/curation/bitmap";
import type { Policy, RoundBrief } from "@/lib/datanets/types";
import type { RoundState } from "@/lib/datanets/words";
import { plural } from "@/lib/format/number";

export const hasEnded = (state: RoundState): boolean => state === "settled" || state === "refunded";

/** What became of a contribution, in a badge's words. */
export function resultOf(row: Pick<ContributionRow, "state" | "accepted" | "count" | "retired">): {
  words: string;
  tone: Tone;
} {
  if (row.state === "refunded") return { words: "Refunded", tone: "neutral" };
  if (row.state === "open") return { words: "Waiting for its round", tone: "accent" };
  if (row.state !== "settled") return { words: "Being judged", tone: "accent" };
  if (row.retired) return { words: "Retired", tone: "neutral" };
  const accepted = countBits(row.accepted);
  if (accepted === 0) return { words: "Rejected", tone: "danger" };
  return {
    words: accepted === row.count ? "Accepted" : `${accepted} of ${row.count} accepted`,
    tone: "ok",
  };
}

/** What happens next to a contribution whose round has not ended. */
export function nextSentence(
  round: Pick<RoundBrief, "state" | "number" | "count">,
  policy: Pick<Policy, "roundSize" | "panelSize" | "jurySize" | "goldSize">,
): string {
  const name = `Round ${round.number}`;
  switch (round.state) {
    case "open":
      return `${name} collects items: ${round.count} of ${plural(policy.roundSize, "item")} are in. When it is full, or its time is up, it closes and is judged.`;
    case "awaitPanel":
      return `${name} has closed. ${policy.panelSize} curators are drawn by lot to judge it.`;
    case "panelCommit":
      return `The panel judges ${plural(round.count, "item")} of round ${round.number}. Its votes are sealed.`;
    case "awaitJury":
      return `The panel has voted. ${policy.jurySize} jurors and ${policy.goldSize} gold items are drawn to check it.`;
    case "juryCommit":
      return "The jury judges the gold items, blind.";
    case "reveal":
      return "Panel and jury open their sealed votes.";
    case "awaitSettle":
      return "Voting is over. Anyone can settle the round; then accepted items begin to earn and the rest of the bonds comes back.";
    default:
      return "";
  }
}
