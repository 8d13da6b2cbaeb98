import { jurorState } from "@/components/cases/jury/duty";
import type { CaseDuty } from "@/lib/cases/types";
import type { Duty } from "@/lib/curation/types";

/** Where a duty stands: whether its holder can act now, must wait, or is too late. */
export type Situation = "commit" | "reveal" | "wait" | "done" | "lost";

export function situationOf(
  duty: Pick<Duty, "stage" | "state" | "committed" | "revealed" | "exposed">,
): Situation {
  if (duty.revealed) return "done";
  if (duty.exposed) return "lost";
  const voting = duty.stage === "panel" ? "panelCommit" : "juryCommit";
  if (!duty.committed) return duty.state === voting ? "commit" : "lost";
  if (duty.state === "reveal") return "reveal";
  return duty.state === "awaitSettle" ? "lost" : "wait";
}

/** The same of a duty in a case, whose jury commits or reveals. */
export function caseSituationOf(duty: CaseDuty): Situation {
  switch (jurorState(duty.brief.state, duty)) {
    case "vote":
      return "commit";
    case "reveal":
      return "reveal";
    case "sealed":
      return "wait";
    case "revealed":
      return "done";
    default:
      return "lost";
  }
}

/** A duty of either kind, as the list orders them. `deadline` in unix seconds. */
export type Listed = { situation: Situation; deadline: number };

const ORDER: readonly Situation[] = ["commit", "reveal", "wait", "done", "lost"];

/** What can be done now first, and of that the most urgent. */
export function bySituation(a: Listed, b: Listed): number {
  const rank = ({ situation }: Listed) =>
    situation === "commit" || situation === "reveal" ? 0 : ORDER.indexOf(situation);
  return rank(a) - rank(b) || a.deadline - b.deadline;
}
