import type { RoundBrief } from "@/lib/datanets/types";
import type { RoundState } from "@/lib/datanets/words";
import type { DatanetType } from "@/lib/content/schema";
import type { Tone } from "@/components/ui/Badge";

export const typeWords: Record<DatanetType, string> = {
  text: "Text",
  email: "E-mail",
  image: "Images",
  table: "Tables",
};

/** What a reader of a list needs to know of a state, in two or three words. */
export const stateWords: Record<RoundState, string> = {
  none: "Not opened",
  open: "Collecting items",
  awaitPanel: "Panel being drawn",
  panelCommit: "Panel is judging",
  awaitJury: "Jury being drawn",
  juryCommit: "Jury is judging",
  reveal: "Votes being opened",
  awaitSettle: "Ready to settle",
  settled: "Settled",
  refunded: "Refunded",
};

export const stateTones: Record<RoundState, Tone> = {
  none: "neutral",
  open: "accent",
  awaitPanel: "warn",
  panelCommit: "accent",
  awaitJury: "warn",
  juryCommit: "accent",
  reveal: "accent",
  awaitSettle: "warn",
  settled: "ok",
  refunded: "neutral",
};

/** What a round came to, for the last column of lists. */
export function outcomeOf(round: Pick<RoundBrief, "state" | "accepted" | "count">): string {
  switch (round.state) {
    case "settled":
      return `${round.accepted} of ${round.count} accepted`;
    case "refunded":
      return "fees and bonds returned";
    default:
      return "";
  }
}
