import { msg, phrase, type Phrase, type Text } from "@/lib/texts/text";
import type { Policy } from "./types";

// What each number of a policy means, for forms and for the datanet's page. ./policyBounds says how far
// it may go.

export type PolicyKey = keyof Policy;

export type PolicyUnit =
  "wei" | "items" | "people" | "seconds" | "bps" | "pct" | "fraction" | "count";

export type PolicyField = {
  key: PolicyKey;
  /** Name of the member in the contract's `Policy`, as Datanets_PolicyOutOfBounds reports it. */
  member: string;
  /** Stands in sentences too. */
  label: Phrase;
  unit: PolicyUnit;
  /** One sentence: what the number does. */
  help: Text;
  group: "money" | "review" | "time" | "rewards";
};

type Entry = [PolicyKey, string, PolicyUnit, Text];

const groups: Record<PolicyField["group"], Entry[]> = {
  money: [
    [
      "reviewFeeWei",
      msg("Review fee per item"),
      "wei",
      msg("Pays curators and jurors; not returned once the item was reviewed."),
    ],
    [
      "bondWei",
      msg("Bond per item"),
      "wei",
      msg("Held while the item earns. An accepted item may earn at most twice its bond."),
    ],
    [
      "forfeitBps",
      msg("Forfeit of rejected items"),
      "bps",
      msg("Part of a rejected item's bond that is burned; the rest returns."),
    ],
    [
      "curatorSeatWei",
      msg("Curator seat"),
      "wei",
      msg("What a seat on the curator bench costs; losses are taken from it."),
    ],
    [
      "jurorSeatWei",
      msg("Juror seat"),
      "wei",
      msg("What a seat on the juror bench costs; losses are taken from it."),
    ],
  ],
  review: [
    [
      "roundSize",
      msg("Items per round"),
      "items",
      msg("A round closes when it has this many items, or at its time-out."),
    ],
    ["panelSize", msg("Panel"), "people", msg("Curators drawn to judge all items of a round.")],
    [
      "goldSize",
      msg("Gold items"),
      "items",
      msg("Items of a round that the jury judges too, drawn after the panel's commits."),
    ],
    [
      "jurySize",
      msg("Jury"),
      "people",
      msg("Jurors drawn to judge the gold items blind. Odd, so that there is a majority."),
    ],
    [
      "quorumNum",
      msg("Quorum, numerator"),
      "fraction",
      msg("An item is accepted when this share of the trusted panel says it is good."),
    ],
    [
      "quorumDen",
      msg("Quorum, denominator"),
      "fraction",
      msg("The lower part of the quorum's fraction."),
    ],
    [
      "minCurators",
      msg("Curators needed for a draw"),
      "people",
      msg("No panel is drawn while fewer curator seats are active."),
    ],
    [
      "minJurors",
      msg("Jurors needed for a draw"),
      "people",
      msg("No jury is drawn while fewer juror seats are active."),
    ],
  ],
  time: [
    [
      "roundTimeout",
      msg("Round time-out"),
      "seconds",
      msg("After its first item a round closes even if it is not full."),
    ],
    [
      "panelPeriod",
      msg("Panel commits"),
      "seconds",
      msg("How long the panel has to judge and commit."),
    ],
    [
      "juryPeriod",
      msg("Jury commits"),
      "seconds",
      msg("How long the jury has to judge and commit."),
    ],
    ["revealPeriod", msg("Reveal"), "seconds", msg("How long both have to open their ballots.")],
    [
      "seatAge",
      msg("Age of a seat"),
      "seconds",
      msg("A seat must have been bought this long before a round's close to be drawn for it."),
    ],
    [
      "seatCooldown",
      msg("Cooldown of a seat"),
      "seconds",
      msg("Time between leaving a seat and withdrawing its money."),
    ],
    [
      "drawTimeout",
      msg("Draw time-out"),
      "seconds",
      msg("A round that could not be drawn for this long is undone: fees and bonds return."),
    ],
    [
      "retireDelay",
      msg("Retirement"),
      "seconds",
      msg("Time between retiring a contribution and the return of its bond."),
    ],
    [
      "policyDelay",
      msg("Notice of a change"),
      "seconds",
      msg("A changed policy waits this long before it can be put in force."),
    ],
    [
      "appointmentTerm",
      msg("Term of appointed jurors"),
      "seconds",
      msg("How long the steward's appointment of a juror lasts."),
    ],
  ],
  rewards: [
    [
      "burnPct",
      msg("Burned"),
      "pct",
      msg("Part of every payment for usage that is burned for ever."),
    ],
    [
      "stewardPct",
      msg("Stewardship"),
      "pct",
      msg("Part of every payment for usage that goes to the steward."),
    ],
    [
      "poolPct",
      msg("Curation pool"),
      "pct",
      msg("Part of every payment for usage that pays for future reviews."),
    ],
    [
      "halfLife",
      msg("Half-life of weights"),
      "seconds",
      msg("After this time an item weighs half of what a fresh one does."),
    ],
    [
      "vestingHalfLife",
      msg("Half-life of vesting"),
      "seconds",
      msg("Half of what was earned becomes payable in this time."),
    ],
    [
      "labelsBps",
      msg("Share of labels"),
      "bps",
      msg(
        "Part of an item's weight that belongs to those who label it; 0: items bring their labels.",
      ),
    ],
    [
      "fields",
      msg("Label fields"),
      "count",
      msg("Number of questions that labels answer; they share the labels' part equally."),
    ],
    [
      "refinementBps",
      msg("Share of refinements"),
      "bps",
      msg("Part of the freshness an item has lost that refining it wins back; 0: none are taken."),
    ],
  ],
};

const memberOf = (key: PolicyKey) => key.replace(/Wei$/, "");

/** Every member of a policy, in the order pages show them. */
export const policyFields: readonly PolicyField[] = Object.entries(groups).flatMap(
  ([group, entries]) =>
    entries.map(([key, label, unit, help]) => ({
      key,
      member: memberOf(key),
      label: phrase(label),
      unit,
      help,
      group: group as PolicyField["group"],
    })),
);

/** The field that the contract's Datanets_PolicyOutOfBounds(bytes32 field) means, or null. */
export function policyFieldOf(member: string): PolicyField | null {
  return policyFields.find((field) => field.member === member) ?? null;
}
