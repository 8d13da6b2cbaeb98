import type { Tone } from "@/components/ui/Badge";
import type { ContributionRow } from "@/lib/contributions/types";
import { countBits } from "@/lib/curation/bitmap";
import type { Policy, RoundBrief } from "@/lib/datanets/types";
import type { RoundState } from "@/lib/datanets/words";
import { msg, plural, type Text } from "@/lib/texts/text";

export const hasEnded = (state: RoundState): boolean => state === "settled" || state === "refunded";

/** What became of a contribution, in a badge's words. */
export function resultOf(row: Pick<ContributionRow, "state" | "accepted" | "count" | "retired">): {
  words: Text;
  tone: Tone;
} {
  if (row.state === "refunded") return { words: msg("Refunded"), tone: "neutral" };
  if (row.state === "open") return { words: msg("Waiting for its round"), tone: "accent" };
  if (row.state !== "settled") return { words: msg("Being judged"), tone: "accent" };
  if (row.retired) return { words: msg("Retired"), tone: "neutral" };
  const accepted = countBits(row.accepted);
  if (accepted === 0) return { words: msg("Rejected"), tone: "danger" };
  return {
    words:
      accepted === row.count
        ? msg("Accepted")
        : msg("{accepted} of {count} accepted", { accepted, count: row.count }),
    tone: "ok",
  };
}

/** What happens next to a contribution whose round has not ended. */
export function nextSentence(
  round: Pick<RoundBrief, "state" | "number" | "count">,
  policy: Pick<Policy, "roundSize" | "panelSize" | "jurySize" | "goldSize">,
): Text {
  switch (round.state) {
    case "open":
      return msg(
        "Round {round} collects items: {count} of {items} are in. When it is full, or its time is up, it closes and is judged.",
        {
          round: round.number,
          count: round.count,
          items: plural(policy.roundSize, "{n} item", "{n} items"),
        },
      );
    case "awaitPanel":
      return msg("Round {round} has closed. {seats} curators are drawn by lot to judge it.", {
        round: round.number,
        seats: policy.panelSize,
      });
    case "panelCommit":
      return msg("The panel judges {items} of round {round}. Its votes are sealed.", {
        items: plural(round.count, "{n} item", "{n} items"),
        round: round.number,
      });
    case "awaitJury":
      return msg(
        "The panel has voted. {seats} jurors and {gold} gold items are drawn to check it.",
        { seats: policy.jurySize, gold: policy.goldSize },
      );
    case "juryCommit":
      return msg("The jury judges the gold items, blind.");
    case "reveal":
      return msg("Panel and jury open their sealed votes.");
    case "awaitSettle":
      return msg(
        "Voting is over. Anyone can settle the round; then accepted items begin to earn and the rest of the bonds comes back.",
      );
    default:
      return "";
  }
}
