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
  label: string;
  unit: PolicyUnit;
  /** One sentence: what the number does. */
  help: string;
  group: "money" | "review" | "time" | "rewards";
};

type Entry = [PolicyKey, string, PolicyUnit, string];

const groups: Record<PolicyField["group"], Entry[]> = {
  money: [
    [
      "reviewFeeWei",
      "Review fee per item",
      "wei",
      "Pays curators and jurors; not returned once the item was reviewed.",
    ],
    [
      "bondWei",
      "Bond per item",
      "wei",
      "Held while the item earns. An accepted item may earn at most twice its bond.",
    ],
    [
      "forfeitBps",
      "Forfeit of rejected items",
      "bps",
      "Part of a rejected item's bond that is burned; the rest returns.",
    ],
    [
      "curatorSeatWei",
      "Curator seat",
      "wei",
      "What a seat on the curator bench costs; losses are taken from it.",
    ],
    [
      "jurorSeatWei",
      "Juror seat",
      "wei",
      "What a seat on the juror bench costs; losses are taken from it.",
    ],
  ],
  review: [
    [
      "roundSize",
      "Items per round",
      "items",
      "A round closes when it has this many items, or at its time-out.",
    ],
    ["panelSize", "Panel", "people", "Curators drawn to judge all items of a round."],
    [
      "goldSize",
      "Gold items",
      "items",
      "Items of a round that the jury judges too, drawn after the panel's commits.",
    ],
    [
      "jurySize",
      "Jury",
      "people",
      "Jurors drawn to judge the gold items blind. Odd, so that there is a majority.",
    ],
    [
      "quorumNum",
      "Quorum, numerator",
      "fraction",
      "An item is accepted when this share of the trusted panel says it is good.",
    ],
    ["quorumDen", "Quorum, denominator", "fraction", "The lower part of the quorum's fraction."],
    [
      "minCurators",
      "Curators needed for a draw",
      "people",
      "No panel is drawn while fewer curator seats are active.",
    ],
    [
      "minJurors",
      "Jurors needed for a draw",
      "people",
      "No jury is drawn while fewer juror seats are active.",
    ],
  ],
  time: [
    [
      "roundTimeout",
      "Round time-out",
      "seconds",
      "After its first item a round closes even if it is not full.",
    ],
    ["panelPeriod", "Panel commits", "seconds", "How long the panel has to judge and commit."],
    ["juryPeriod", "Jury commits", "seconds", "How long the jury has to judge and commit."],
    ["revealPeriod", "Reveal", "seconds", "How long both have to open their ballots."],
    [
      "seatAge",
      "Age of a seat",
      "seconds",
      "A seat must have been bought this long before a round's close to be drawn for it.",
    ],
    [
      "seatCooldown",
      "Cooldown of a seat",
      "seconds",
      "Time between leaving a seat and withdrawing its money.",
    ],
    [
      "drawTimeout",
      "Draw time-out",
      "seconds",
      "A round that could not be drawn for this long is undone: fees and bonds return.",
    ],
    [
      "retireDelay",
      "Retirement",
      "seconds",
      "Time between retiring a contribution and the return of its bond.",
    ],
    [
      "policyDelay",
      "Notice of a change",
      "seconds",
      "A changed policy waits this long before it can be put in force.",
    ],
    [
      "appointmentTerm",
      "Term of appointed jurors",
      "seconds",
      "How long the steward's appointment of a juror lasts.",
    ],
  ],
  rewards: [
    ["burnPct", "Burned", "pct", "Part of every payment for usage that is burned for ever."],
    [
      "stewardPct",
      "Stewardship",
      "pct",
      "Part of every payment for usage that goes to the steward.",
    ],
    [
      "poolPct",
      "Curation pool",
      "pct",
      "Part of every payment for usage that pays for future reviews.",
    ],
    [
      "halfLife",
      "Half-life of weights",
      "seconds",
      "After this time an item weighs half of what a fresh one does.",
    ],
    [
      "vestingHalfLife",
      "Half-life of vesting",
      "seconds",
      "Half of what was earned becomes payable in this time.",
    ],
    [
      "labelsBps",
      "Share of labels",
      "bps",
      "Part of an item's weight that belongs to those who label it; 0: items bring their labels.",
    ],
    [
      "fields",
      "Label fields",
      "count",
      "Number of questions that labels answer; they share the labels' part equally.",
    ],
    [
      "refinementBps",
      "Share of refinements",
      "bps",
      "Part of the freshness an item has lost that refining it wins back; 0: none are taken.",
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
      label,
      unit,
      help,
      group: group as PolicyField["group"],
    })),
);

/** The field that the contract's Datanets_PolicyOutOfBounds(bytes32 field) means, or null. */
export function policyFieldOf(member: string): PolicyField | null {
  return policyFields.find((field) => field.member === member) ?? null;
}
