"use client";

import Link from "next/link";
import { ActionButton } from "@/components/tx/ActionButton";
import type { Task } from "@/lib/upkeep/types";

const labels = {
  round: "Move it on",
  policy: "Activate the policy",
  rebase: "Rebase the weights",
} as const;

const words = {
  round: "is waiting for the next step.",
  policy: "has a new policy whose delay is over.",
  rebase: "has weights that have grown and should be written smaller.",
} as const;

/** Upkeep that is due, each with its button. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul className="divide-line divide-y">
      {tasks.map((task) => {
        const home = `/datanets/${task.datanet}`;
        const href = task.kind === "round" ? `${home}/rounds/${task.round}` : home;
        const name =
          task.kind === "round"
            ? `Round ${task.round} of datanet ${task.datanet}`
            : `Datanet ${task.datanet}`;
        return (
          <li
            key={`${task.kind}/${task.datanet}/${task.round}`}
            className="flex flex-wrap items-center justify-between gap-3 py-3 first:pt-0 last:pb-0"
          >
            <p className="text-sm">
              <Link href={href} className="text-accent font-medium hover:underline">
                {name}
              </Link>{" "}
              {words[task.kind]}
            </p>
            <ActionButton
              variant="secondary"
              size="small"
              label={labels[task.kind]}
              action={async (context) => {
                const { taskAction } = await import("@/lib/upkeep/actions");
                return taskAction(task)(context);
              }}
            />
          </li>
        );
      })}
    </ul>
  );
}
