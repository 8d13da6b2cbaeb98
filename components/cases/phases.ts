import type { Phase } from "@/components/curate/phases";
import { coinSymbol } from "@/lib/chain/chains";
import type { CasePage, CaseTier } from "@/lib/cases/types";
import type { CaseState } from "@/lib/cases/words";
import { formatOpen } from "@/lib/format/open";
import { formatDuration } from "@/lib/format/time";
import { msg, type Text } from "@/lib/texts/text";
import { caseHasEnded } from "./words";

/** Seats of the juries, by tier. */
export const TIER_SIZES = [7, 15, 31] as const;
/** The window for an appeal, in jury periods. */
const APPEAL_PERIODS = 3;

type Subject = Pick<CasePage, "brief" | "tiers" | "policy" | "lossWei">;

/** The jury that a case has now, or had last. */
export const presentTier = ({ tiers }: Pick<CasePage, "tiers">): CaseTier => tiers.at(-1)!;

/** No higher tier follows: it is the largest, or all who can sit already do. */
export const isLastTier = ({ tier, seats }: Pick<CaseTier, "tier" | "seats">): boolean =>
  tier + 1 >= TIER_SIZES.length || (seats.length > 0 && seats.length < TIER_SIZES[tier]!);

/** Votes of a jury that were opened, and those of them that uphold. */
export function votesOf({ seats }: Pick<CaseTier, "seats">): { uphold: number; votes: number } {
  const open = seats.filter(({ revealed }) => revealed);
  return { uphold: open.filter(({ upholds }) => upholds).length, votes: open.length };
}

const ORDER: readonly CaseState[][] = [
  ["awaitJury"],
  ["commit"],
  ["reveal"],
  ["awaitTally"],
  ["ruled", "awaitEnd"],
];

const money = (wei: bigint) => `${formatOpen(wei)} ${coinSymbol}`;

/** The phases of a case in order: its filing, the juries before, the present one's steps, the end. */
export function casePhases(page: Subject): Phase[] {
  const { brief, tiers, policy, lossWei } = page;
  const { state, deadline, due } = brief;
  const ended = caseHasEnded(state);
  const present = presentTier(page);
  const size = present.seats.length || TIER_SIZES[present.tier]!;
  const now = ORDER.findIndex((states) => states.includes(state));
  const loss = money(lossWei);

  const steps: Omit<Phase, "status" | "until">[] = [
    {
      id: "draw",
      title: msg("Jury of {size} is drawn", { size }),
      what: msg(
        "{juror|Jurors} are drawn by lot from the hash of a block that nobody knows yet. No party sits, nor a seat bought after the filing.",
      ),
      otherwise: msg(
        "Anyone can draw, and earns a small bounty. If fewer than 5 jurors can be found for {time}, this jury is let go: {what}",
        {
          time: formatDuration(policy.drawTimeout),
          what:
            present.ruling === null && tiers.length > 1
              ? msg("the ruling before it ends the case.")
              : msg("the case ends undecided, and all deposits go back."),
        },
      ),
      lasts: "",
    },
    {
      id: "commit",
      title: msg("Jurors vote"),
      what: msg(
        "Each {commit|commits} a sealed {verdict}: uphold or dismiss. More than half of the opened votes decide.",
      ),
      otherwise: msg("A juror who does not commit loses {loss}.", { loss }),
      lasts: formatDuration(policy.juryPeriod),
    },
    {
      id: "reveal",
      title: msg("Reveal"),
      what: msg("Everyone who committed opens the sealed {verdict}, with its {salt}."),
      otherwise: msg("A vote that stays sealed does not count and costs its juror {loss}.", {
        loss,
      }),
      lasts: formatDuration(policy.revealPeriod),
    },
    {
      id: "ruling",
      title: msg("Ruling"),
      what: msg(
        "The opened votes are counted. Without votes from half of the jury there is no ruling.",
      ),
      otherwise: msg(
        "Anyone can have them counted, and earns a small bounty. Until then nothing is lost.",
      ),
      lasts: "",
    },
    {
      id: "appeal",
      title: msg("Window for an appeal"),
      what: isLastTier(present)
        ? msg("There is no larger jury to ask: this ruling ends the case.")
        : msg(
            "Anyone can ask a jury of {size} to rule anew, for twice the deposit before and that jury's fee.",
            { size: TIER_SIZES[present.tier + 1]! },
          ),
      otherwise: isLastTier(present) ? "" : msg("The ruling stands and the case ends by it."),
      lasts: formatDuration(APPEAL_PERIODS * policy.juryPeriod),
    },
  ];

  const undecided = state === "undecided";
  return [
    done("filed", msg("Filed")),
    ...tiers.slice(0, -1).map((tier) => done(`tier-${tier.tier}`, ruledTitle(tier))),
    ...steps.map((step, index): Phase => ({
      ...step,
      title: index === 3 && present.ruling ? ruledTitle(present) : step.title,
      status: statusOf(index, {
        now,
        ended,
        skipped:
          (undecided && (index >= 3 || present.seats.length === 0)) ||
          (index === 4 && isLastTier(present) && present.seats.length > 0),
      }),
      // What can be moved on already waits for nobody's clock.
      until: index === now && !due ? (deadline ?? 0) : 0,
    })),
    {
      id: "end",
      title: ended ? endTitles[state as keyof typeof endTitles] : msg("End"),
      status: ended ? "done" : "later",
      what: msg(
        "Upheld: the items lose bond, unvested income and weight. Dismissed: they stand, and who challenged them pays.",
      ),
      otherwise: "",
      until: 0,
      lasts: "",
    },
  ];
}

const endTitles = {
  upheld: msg("Ended: upheld"),
  dismissed: msg("Ended: dismissed"),
  undecided: msg("Ended: undecided"),
} as const;

function statusOf(
  index: number,
  { now, ended, skipped }: { now: number; ended: boolean; skipped: boolean },
): Phase["status"] {
  if (index === now) return "now";
  if (skipped) return "skipped";
  return ended || index < now ? "done" : "later";
}

const done = (id: string, title: Text): Phase => ({
  id,
  title,
  status: "done",
  what: "",
  otherwise: "",
  until: 0,
  lasts: "",
});

/** "Jury of 7 upheld it, 5 to 2". */
export function ruledTitle(tier: CaseTier): Text {
  const { uphold, votes } = votesOf(tier);
  const values = { size: tier.seats.length, uphold, dismiss: votes - uphold };
  return tier.ruling === "upheld"
    ? msg("Jury of {size} upheld it, {uphold} to {dismiss}", values)
    : msg("Jury of {size} dismissed it, {dismiss} to {uphold}", values);
}
