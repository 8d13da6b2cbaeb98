import type { RoundPage } from "@/lib/curation/types";
import type { RoundState } from "@/lib/datanets/words";
import { formatOpen } from "@/lib/format/open";
import { formatDuration } from "@/lib/format/time";
import { msg, plural, type Text } from "@/lib/texts/text";
import { coinSymbol } from "@/lib/chain/chains";

export type PhaseId = "collect" | "panel" | "jury" | "reveal" | "settle";

export type Phase = {
  id: string;
  title: Text;
  status: "done" | "now" | "later" | "skipped";
  /** What happens in it; words in braces are the glossary's. */
  what: Text;
  /** What happens to whoever does nothing. */
  otherwise: Text;
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
      title: msg("Collecting"),
      what: plural(
        policy.roundSize,
        "{contribution|Contributions} gather until there is {n} item.",
        "{contribution|Contributions} gather until there are {n} items.",
      ),
      otherwise: msg("Not full {time} after its first item, the round closes with what it has.", {
        time: formatDuration(policy.roundTimeout),
      }),
      lasts: formatDuration(policy.roundTimeout),
    },
    panel: {
      title: msg("Panel votes"),
      what: panel
        ? msg(
            "{seats} {curator|curators} drawn by lot, the {panel}, judge every item. Each {commit|commits}: puts a sealed fingerprint of the verdict on the chain, which nobody can read.",
            { seats: policy.panelSize },
          )
        : msg("Fewer than {sample} items: there is no panel, the jury judges them all.", {
            sample: policy.goldSize,
          }),
      otherwise: panel
        ? msg(
            round.attempt === 0
              ? "A curator who does not commit loses {amount}. With fewer than {half} commits a fresh panel is drawn."
              : "A curator who does not commit loses {amount}. With fewer than {half} commits fees and bonds go back to the contributors.",
            { amount: money(absentLossWei(policy.curatorSeatWei)), half: half(policy.panelSize) },
          )
        : "",
      lasts: formatDuration(policy.panelPeriod),
    },
    jury: {
      title: msg("Jury votes"),
      what: plural(
        judged,
        "Only now is {n} item drawn as {gold}, and {seats} {juror|jurors} who judge it blind: nobody can see or copy what the panel said.",
        "Only now are {n} items drawn as {gold}, and {seats} {juror|jurors} who judge them blind: nobody can see or copy what the panel said.",
        { seats: policy.jurySize },
      ),
      otherwise: msg("A juror who does not commit loses {amount}.", {
        amount: money(absentLossWei(policy.jurorSeatWei)),
      }),
      lasts: formatDuration(policy.juryPeriod),
    },
    reveal: {
      title: msg("Reveal"),
      what: msg("Everyone who committed opens the sealed {verdict}, with its {salt}."),
      otherwise: sealedSentence(round, panel),
      lasts: formatDuration(policy.revealPeriod),
    },
    settle: {
      title: msg("Settled"),
      what: msg(
        "Votes are counted. An item is accepted when {quorumNum} of {quorumDen} weighted votes, the {quorum}, say good; on gold items the jury's majority decides. Pay is booked.",
        { quorumNum: policy.quorumNum, quorumDen: policy.quorumDen },
      ),
      otherwise: msg(
        "Anyone can settle, and earns a small bounty for it. Until then nothing is lost.",
      ),
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
function sealedSentence({ panelWorstLossWei, juryWorstLossWei }: Subject, panel: boolean): Text {
  const curator = panel && panelWorstLossWei > 0n && money(panelWorstLossWei);
  const juror = juryWorstLossWei > 0n && money(juryWorstLossWei);
  if (curator && juror)
    return msg(
      "A verdict that stays sealed is scored as the worst possible: it costs a curator {curator}, a juror {juror}.",
      { curator, juror },
    );
  if (curator)
    return msg(
      "A verdict that stays sealed is scored as the worst possible: it costs a curator {curator}.",
      { curator },
    );
  if (juror)
    return msg(
      "A verdict that stays sealed is scored as the worst possible: it costs a juror {juror}.",
      { juror },
    );
  return msg("A verdict that stays sealed is scored as the worst possible.");
}

/** One sentence about where the round stands. */
export function stateSentence(
  round: Pick<RoundPage, "state" | "count" | "due" | "policy" | "attempt" | "seedBlock">,
): Text {
  const { count } = round;
  switch (round.state) {
    case "none":
      return msg("This round has not opened yet.");
    case "open":
      return round.due
        ? plural(
            count,
            "{n} item is in and the round can be closed.",
            "{n} items are in and the round can be closed.",
          )
        : plural(
            count,
            "{n} item of {size} is in. Contents stay sealed until the round closes.",
            "{n} items of {size} are in. Contents stay sealed until the round closes.",
            { size: round.policy.roundSize },
          );
    case "awaitPanel":
      return round.due
        ? msg("The panel can be drawn now.")
        : msg(
            "The draw of the panel waits for a block hash that nobody knows yet, or for enough seats.",
          );
    case "panelCommit":
      return round.attempt === 0
        ? plural(count, "The panel judges {n} item.", "The panel judges {n} items.")
        : plural(
            count,
            "A second panel judges {n} item: too few of the first one voted.",
            "A second panel judges {n} items: too few of the first one voted.",
          );
    case "awaitJury":
      return round.due
        ? msg("The jury and the gold items can be drawn now.")
        : msg(
            "The draw of the jury waits for a block hash that nobody knows yet, or for enough seats.",
          );
    case "juryCommit":
      return msg("The jury judges the gold items, blind.");
    case "reveal":
      return msg("Sealed verdicts are being opened.");
    case "awaitSettle":
      return msg("Voting is over. Anyone can settle the round now.");
    case "settled":
      return msg("This round is settled.");
    case "refunded":
      return msg("This round could not be decided. Fees and bonds went back to the contributors.");
  }
}

/** Bounty of the next upkeep call in wei: half a per cent of the budget a step, doubled per missed seed. */
export function bountyWei(round: Pick<RoundPage, "state" | "budgetWei" | "misses">): bigint {
  if (round.state === "open" || round.state === "none") return 0n;
  return (round.budgetWei / 200n) << BigInt(round.misses);
}

/** What `advance` would do now, as a button says it. */
export function advanceWords(state: RoundState): Text {
  switch (state) {
    case "open":
      return msg("Close the round");
    case "awaitPanel":
      return msg("Draw the panel");
    case "panelCommit":
      return msg("End panel voting");
    case "awaitJury":
      return msg("Draw the jury");
    default:
      return msg("Settle the round");
  }
}
