import type { CaseReason, CaseState } from "@/lib/cases/words";
import type { CaseBrief } from "@/lib/cases/types";
import { countBits } from "@/lib/curation/bitmap";
import { msg, plural, type Text } from "@/lib/texts/text";

/** What a case says is wrong, as a title. */
export const reasonWords: Record<CaseReason, Text> = {
  junk: msg("Junk"),
  duplicate: msg("Duplicate"),
  mislabelled: msg("Mislabelled"),
  synthetic: msg("Synthetic"),
  personalData: msg("Personal data"),
  copyright: msg("Copyright"),
};

/** The same in one line, for whoever chooses it or judges by it. */
export const reasonLines: Record<CaseReason, Text> = {
  junk: msg("Empty, broken, off topic, or against the guidelines in another way."),
  duplicate: msg("A copy of another item, exact or lightly edited."),
  mislabelled: msg("The label or the improvement that it carries is wrong."),
  synthetic: msg("Made by a machine where the guidelines ask for the real thing."),
  personalData: msg("Tells something about a person who has not agreed to it."),
  copyright: msg("Belongs to somebody who has not allowed its use."),
};

/** What may follow for whom it is about, where the claim is somebody's own. */
export const hasClaimant = (reason: CaseReason): boolean =>
  reason === "personalData" || reason === "copyright";

/** Words for a state, as a badge shows them. */
export const caseStateWords: Record<CaseState, Text> = {
  none: msg("No case"),
  awaitJury: msg("Drawing the jury"),
  commit: msg("Jury votes"),
  reveal: msg("Reveal"),
  awaitTally: msg("Ready to count"),
  ruled: msg("Can be appealed"),
  awaitEnd: msg("Ready to end"),
  upheld: msg("Upheld"),
  dismissed: msg("Dismissed"),
  undecided: msg("Undecided"),
};

export const caseStateTones: Record<CaseState, "neutral" | "accent" | "ok" | "warn" | "danger"> = {
  none: "neutral",
  awaitJury: "warn",
  commit: "accent",
  reveal: "accent",
  awaitTally: "warn",
  ruled: "accent",
  awaitEnd: "warn",
  upheld: "danger",
  dismissed: "ok",
  undecided: "neutral",
};

/** The case has ended, by a ruling or without one. */
export const caseHasEnded = (state: CaseState): boolean =>
  state === "upheld" || state === "dismissed" || state === "undecided";

/** One sentence about where the case stands. */
export function caseSentence(brief: Pick<CaseBrief, "state" | "due" | "ruling" | "items">): Text {
  const { state, due, ruling } = brief;
  const items = countBits(brief.items);
  switch (state) {
    case "none":
      return msg("There is no such case.");
    case "awaitJury":
      return due
        ? msg("The jury can be drawn now.")
        : msg(
            "The draw of the jury waits for a block hash that nobody knows yet, or for enough seats.",
          );
    case "commit":
      return msg("The jury votes, sealed: nobody can see or copy what others say.");
    case "reveal":
      return msg("Sealed votes are being opened.");
    case "awaitTally":
      return msg("Voting is over. Anyone can have the votes counted now.");
    case "ruled":
      return ruling === "upheld"
        ? msg("The jury upheld the case. Until the window closes anyone can ask a larger jury.")
        : msg("The jury dismissed the case. Until the window closes anyone can ask a larger jury.");
    case "awaitEnd":
      return msg("Nobody appealed in time. Anyone can end the case as it was ruled.");
    case "upheld":
      return plural(
        items,
        "{n} item was struck: it earns nothing more and is no longer served.",
        "{n} items were struck: they earn nothing more and are no longer served.",
      );
    case "dismissed":
      return plural(items, "The item stands.", "The {n} items stand.");
    case "undecided":
      return msg("No jury spoke. Nothing changed, and the deposit went back.");
  }
}

/** What `advance` would do now, as a button says it. */
export function caseAdvanceWords(state: CaseState): Text {
  switch (state) {
    case "awaitJury":
      return msg("Draw the jury");
    case "ruled":
    case "awaitEnd":
      return msg("End the case");
    default:
      return msg("Count the votes");
  }
}
