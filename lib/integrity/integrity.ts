import { reviewTerms } from "@/lib/curation/outcome";
import type { DatanetPage } from "@/lib/datanets/types";
import { gweiToWei } from "@/lib/datanets/words";
import { msg, plural, type Text } from "@/lib/texts/text";
import { juryCapture, junkReturns, junkThreshold, needFor, type Need } from "./thresholds";

/** What decides whether cheating a datanet pays, from what its page reads of the chain. */
export type Integrity = {
  /** Curators who let junk pass at a profit. */
  junk: Need;
  /** Jurors who are the majority of a jury more often than not. */
  jury: Need;
  /** Curators who take more than half of all pay, from which on the curation pool can be drained. */
  pool: Need;
  /** What comes back of an OPEN put into junk by somebody without a seat: the extraction ratio, 1 breaks even. */
  junkReturns: number;
  /** What comes back of a payment to oneself at most, 0 to 1. */
  returnable: number;
  /** What a verdict without looking costs in a full round, wei. */
  blindWei: bigint;
  /** Items of the latest settled rounds, and how many of them were rejected. */
  reviewed: number;
  rejected: number;
  /** What is near enough to say before anybody commits money; worst first. */
  concerns: Concern[];
};

export type Concern = { id: "draw" | "jury" | "junk"; title: Text; text: Text };

export function integrityOf(datanet: DatanetPage): Integrity {
  const { policy, curators, jurors, rounds } = datanet;
  const settled = rounds.filter(({ state }) => state === "settled");
  const reviewed = settled.reduce((sum, { count }) => sum + count, 0);
  const needs = {
    junk: needFor(junkThreshold(policy), curators, policy.curatorSeatWei),
    jury: juryCapture(jurors, policy.jurySize, policy.jurorSeatWei),
    pool: needFor(0.5, curators, policy.curatorSeatWei),
  };
  return {
    ...needs,
    junkReturns: junkReturns(policy, 0),
    returnable: 1 - policy.burnPct / 100,
    blindWei: gweiToWei(reviewTerms({ policy, count: policy.roundSize }).panel.phi),
    reviewed,
    rejected: settled.reduce((sum, { count, accepted }) => sum + count - accepted, 0),
    concerns: concernsOf(datanet, needs),
  };
}

/** A threshold is near when fewer seats than one panel reach it. */
function concernsOf(datanet: DatanetPage, { junk }: Pick<Integrity, "junk">): Concern[] {
  const { policy, curators, jurors, stewardRunJury } = datanet;
  const concerns: Concern[] = [];
  if (curators.active < curators.needed || jurors.active < jurors.needed)
    concerns.push({
      id: "draw",
      title: msg("Too few seats to judge"),
      text: msg(
        "A draw needs {curators} curator and {jurors} juror seats; {curatorsNow} and {jurorsNow} are there. Rounds wait, and fees and bonds go back if it stays so.",
        {
          curators: curators.needed,
          jurors: jurors.needed,
          curatorsNow: curators.active,
          jurorsNow: jurors.active,
        },
      ),
    });
  if (stewardRunJury)
    concerns.push({
      id: "jury",
      title: msg("Steward-run jury"),
      text: msg(
        "The steward appoints the jurors here until {count} have earned their seats. Who has the jury decides everything: you trust the steward's choice.",
        { count: 2 * policy.jurySize },
      ),
    });
  if (junk.newSeats < policy.panelSize)
    concerns.push({
      id: "junk",
      title: msg("Small curator bench"),
      text: plural(
        junk.newSeats,
        "{n} more seat in one hand would let junk pass at a profit.",
        "{n} more seats in one hand would let junk pass at a profit.",
      ),
    });
  return concerns;
}
