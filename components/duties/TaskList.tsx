"use client";

import Link from "next/link";
import { useTexts } from "#texts";
import { ActionButton } from "@/components/tx/ActionButton";
import { msg } from "@/lib/texts/text";
import type { Task } from "@/lib/upkeep/types";

const labels = {
  round: msg("Move it on"),
  policy: msg("Activate the policy"),
  rebase: msg("Rebase the weights"),
} as const;

const sentences = {
  round: msg("<a>Round {round} of datanet {datanet}</a> is waiting for the next step."),
  policy: msg("<a>Datanet {datanet}</a> has a new policy whose delay is over."),
  rebase: msg(
    "<a>Datanet {datanet}</a> has weights that have grown and should be written smaller.",
  ),
} as const;

/** Upkeep that is due, each with its button. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  const t = useTexts();
  return (
    <ul className="divide-line divide-y">
      {tasks.map((task) => {
        const home = `/datanets/${task.datanet}`;
        const href = task.kind === "round" ? `${home}/rounds/${task.round}` : home;
        const { datanet, round } = task;
        return (
          <li
            key={`${task.kind}/${task.datanet}/${task.round}`}
            className="flex flex-wrap items-center justify-between gap-3 py-3 first:pt-0 last:pb-0"
          >
            <p className="text-sm">
              {t.rich(msg(sentences[task.kind], { datanet, round }), {
                a: (words) => (
                  <Link href={href} className="text-accent font-medium hover:underline">
                    {words}
                  </Link>
                ),
              })}
            </p>
            <ActionButton
              variant="secondary"
              size="small"
              label={t(labels[task.kind])}
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
