import type { RoundBrief } from "@/lib/datanets/types";
import type { RoundState } from "@/lib/datanets/words";
import type { DatanetType } from "@/lib/content/schema";
import type { Tone } from "@/components/ui/Badge";
import { msg, type Text } from "@/lib/texts/text";

export const typeWords: Record<DatanetType, Text> = {
  text: msg("Text"),
  email: msg("E-mail"),
  image: msg("Images"),
  table: msg("Tables"),
};

/** What a reader of a list needs to know of a state, in two or three words. */
export const stateWords: Record<RoundState, Text> = {
  none: msg("Not opened"),
  open: msg("Collecting items"),
  awaitPanel: msg("Panel being drawn"),
  panelCommit: msg("Panel is judging"),
  awaitJury: msg("Jury being drawn"),
  juryCommit: msg("Jury is judging"),
  reveal: msg("Votes being opened"),
  awaitSettle: msg("Ready to settle"),
  settled: msg("Settled"),
  refunded: msg("Refunded"),
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
export function outcomeOf(round: Pick<RoundBrief, "state" | "accepted" | "count">): Text | null {
  switch (round.state) {
    case "settled":
      return msg("{accepted} of {count} accepted", {
        accepted: round.accepted,
        count: round.count,
      });
    case "refunded":
      return msg("fees and bonds returned");
    default:
      return null;
  }
}
