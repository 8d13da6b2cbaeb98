import type { RoundPage } from "@/lib/curation/types";
import type { RoundState } from "@/lib/datanets/words";
import { plural } from "@/lib/format/number";
import { formatOpen } from "@/lib/format/open";
import { formatDuration } from "@/lib/format/time";
import { coinSymbol } from "@/lib/chain/chains";

export type PhaseId = "collect" | "panel" | "jury" | "reveal" | "settle";

export type Phase = {
  id: PhaseId;
  title: string;
  status: "done" | "now" | "later" | "skipped";
  /** What happens in it; words in braces are the glossary's. */
  what: string;
  /** What happens to whoever does nothing. */
  otherwise: string;
  /** Deadline in unix seconds while it runs, 0 when nothing ends it but somebody's action. */
  until: number;
  /** How long it lasts, for phases to come. */
  lasts: string;
};

/** States in which a phase is the one that runs. */
const RUNNING: Record<PhaseId, readonly RoundState[]> = {
  collect: ["open"],
  panel: ["awaitPanel", "panelCommit"],
  jury: ["awaitJury", "juryCommit"],
  reveal: ["reveal"],
  settle: ["awaitSettle"],
};
const ORDER = Object.keys(RUNNING) as PhaseId[];

/** Words for a state, as a badge shows them. */
export const stateWords: Record<RoundState, string> = {
  none: "Not opened",
  open: "Collecting",
  awaitPanel: "Drawing the panel",
  panelCommit: "Panel votes",
  awaitJury: "Drawing the jury",
  juryCommit: "Jury votes",
  reveal: "Reveal",
  awaitSettle: "Ready to settle",
  settled: "Settled",
  refunded: "Refunded",
};

export const stateTones: Record<RoundState, "neutral" | "accent" | "ok" | "warn"> = {
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

type Subject = Pick<RoundPage, "state" | "count" | "deadline" | "due" | "policy" | "attempt"> &
  Pick<RoundPage, "panelWorstLossWei" | "juryWorstLossWei">;

/** Rounds with fewer items than the gold sample have no panel: the jury judges every item. */
export function hasPanel(round: Pick<RoundPage, "state" | "count" | "policy">): boolean {
  return round.state === "open" || round.count >= round.policy.goldSize;
}

/** What not committing costs: a tenth of the seat. */
export const absentLossWei = (seatWei: bigint): bigint => seatWei / 10n;

const money = (wei: bigint) => `${formatOpen(wei)} ${coinSymbol}`;

/** The phases of a round in order, each with what it is and what inaction brings. */
export function phasesOf(round: Subject): Phase[] {
  const { state, policy, deadline } = round;
  const ended = state === "settled" || state === "refunded";
  const now = ORDER.findIndex((id) => RUNNING[id].includes(state));
  const panel = hasPanel(round);
  const half = (seats: number) => Math.ceil(seats / 2);
  const judged = panel ? policy.goldSize : round.count;

  const words: Record<PhaseId, Pick<Phase, "title" | "what" | "otherwise" | "lasts">> = {
    collect: {
      title: "Collecting",
      what: `{contribution|Contributions} gather until there are ${plural(policy.roundSize, "item")}.`,
      otherwise: `Not full ${formatDuration(policy.roundTimeout)} after its first item, the round closes with what it has.`,
      lasts: formatDuration(policy.roundTimeout),
    },
    panel: {
      title: "Panel votes",
      what: panel
        ? `${policy.panelSize} {curator|curators} drawn by lot, the {panel}, judge every item. Each {commit|commits}: puts a sealed fingerprint of the verdict on the chain, which nobody can read.`
        : `Fewer than ${policy.goldSize} items: there is no panel, the jury judges them all.`,
      otherwise: panel
        ? `A curator who does not commit loses ${money(absentLossWei(policy.curatorSeatWei))}. With fewer than ${half(policy.panelSize)} commits ${round.attempt === 0 ? "a fresh panel is drawn" : "fees and bonds go back to the contributors"}.`
        : "",
      lasts: formatDuration(policy.panelPeriod),
    },
    jury: {
      title: "Jury votes",
      what: `Only now are ${plural(judged, "item")} drawn as {gold}, and ${policy.jurySize} {juror|jurors} who judge them blind: nobody can see or copy what the panel said.`,
      otherwise: `A juror who does not commit loses ${money(absentLossWei(policy.jurorSeatWei))}.`,
      lasts: formatDuration(policy.juryPeriod),
    },
    reveal: {
      title: "Reveal",
      what: "Everyone who committed opens the sealed {verdict}, with its {salt}.",
      otherwise: `A verdict that stays sealed is scored as the worst possible${lossWords(round, panel)}.`,
      lasts: formatDuration(policy.revealPeriod),
    },
    settle: {
      title: "Settled",
      what: `Votes are counted. An item is accepted when ${policy.quorumNum} of ${policy.quorumDen} weighted votes, the {quorum}, say good; on gold items the jury's majority decides. Pay is booked.`,
      otherwise: "Anyone can settle, and earns a small bounty for it. Until then nothing is lost.",
      lasts: "",
    },
  };

  return ORDER.map((id, index) => ({
    id,
    ...words[id],
    status:
      id === "panel" && !panel && index !== now
        ? "skipped"
        : state === "settled" || (now >= 0 && index < now)
          ? "done"
          : index === now
            ? "now"
            : ended
              ? "skipped"
              : "later",
    // What can be moved on already waits for nobody's clock.
    until: index === now && !round.due ? deadline : 0,
  }));
}

/** What staying sealed costs, once the draws have fixed it. */
function lossWords({ panelWorstLossWei, juryWorstLossWei }: Subject, panel: boolean): string {
  const parts = [
    panel && panelWorstLossWei > 0n && `a curator ${money(panelWorstLossWei)}`,
    juryWorstLossWei > 0n && `a juror ${money(juryWorstLossWei)}`,
  ].filter(Boolean);
  return parts.length > 0 ? `: it costs ${parts.join(", ")}` : "";
}

/** One sentence about where the round stands. */
export function stateSentence(
  round: Pick<RoundPage, "state" | "count" | "due" | "policy" | "attempt" | "seedBlock">,
): string {
  const items = plural(round.count, "item");
  switch (round.state) {
    case "none":
      return "This round has not opened yet.";
    case "open":
      return round.due
        ? `${items} are in and the round can be closed.`
        : `${items} of ${round.policy.roundSize} are in. Contents stay sealed until the round closes.`;
    case "awaitPanel":
      return round.due
        ? "The panel can be drawn now."
        : "The draw of the panel waits for a block hash that nobody knows yet, or for enough seats.";
    case "panelCommit":
      return round.attempt === 0
        ? `The panel judges ${items}.`
        : `A second panel judges ${items}: too few of the first one voted.`;
    case "awaitJury":
      return round.due
        ? "The jury and the gold items can be drawn now."
        : "The draw of the jury waits for a block hash that nobody knows yet, or for enough seats.";
    case "juryCommit":
      return "The jury judges the gold items, blind.";
    case "reveal":
      return "Sealed verdicts are being opened.";
    case "awaitSettle":
      return "Voting is over. Anyone can settle the round now.";
    case "settled":
      return "This round is settled.";
    case "refunded":
      return "This round could not be decided. Fees and bonds went back to the contributors.";
  }
}

/** Bounty of the next upkeep call in wei: half a per cent of the budget a step, doubled per missed seed. */
export function bountyWei(round: Pick<RoundPage, "state" | "budgetWei" | "misses">): bigint {
  if (round.state === "open" || round.state === "none") return 0n;
  return (round.budgetWei / 200n) << BigInt(round.misses);
}

/** What `advance` would do now, as a button says it. */
export function advanceWords(state: RoundState): string {
  switch (state) {
    case "open":
      return "Close the round";
    case "awaitPanel":
      return "Draw the panel";
    case "panelCommit":
      return "End panel voting";
    case "awaitJury":
      return "Draw the jury";
    default:
      return "Settle the round";
  }
}
