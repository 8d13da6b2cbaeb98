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

const ORDER: readonly Situation[] = ["commit", "reveal", "wait", "done", "lost"];

/** What can be done now first, and of that the most urgent. */
export function bySituation(a: Duty, b: Duty): number {
  const rank = (duty: Duty) => {
    const situation = situationOf(duty);
    return situation === "commit" || situation === "reveal" ? 0 : ORDER.indexOf(situation);
  };
  return rank(a) - rank(b) || a.deadline - b.deadline;
}
