import Link from "next/link";
import type { ReactNode } from "react";
import { Amount } from "@/components/ui/Amount";
import { Badge, type Tone } from "@/components/ui/Badge";
import { ButtonLink } from "@/components/ui/Button";
import { Countdown } from "@/components/ui/Countdown";
import type { Duty } from "@/lib/curation/types";
import { plural } from "@/lib/format/number";
import { situationOf, type Situation } from "./situation";

const badges: Record<Situation, { words: string; tone: Tone }> = {
  commit: { words: "Vote now", tone: "warn" },
  reveal: { words: "Reveal now", tone: "warn" },
  wait: { words: "Sealed", tone: "accent" },
  done: { words: "Done", tone: "ok" },
  lost: { words: "Missed", tone: "danger" },
};

/** One duty: what to do, until when, and what doing nothing costs. */
export function DutyCard({ duty, onOver }: { duty: Duty; onOver: () => void }) {
  const situation = situationOf(duty);
  const href = `/datanets/${duty.datanet}/rounds/${duty.round}`;
  const { words, tone } = badges[situation];
  const act = situation === "commit" || situation === "reveal";
  return (
    <article className="rounded-panel border-line bg-raised flex flex-col gap-4 border p-4 sm:flex-row sm:items-center sm:justify-between sm:p-5">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="text-base">
            <Link href={href} className="hover:underline">
              {duty.name}, round {duty.round}
            </Link>
          </h2>
          <Badge tone={tone}>{words}</Badge>
          <Badge>{duty.stage === "panel" ? "Panel" : "Jury"}</Badge>
        </div>
        <p className="mt-1.5 text-sm">{sentence(duty, situation)}</p>
        <p className="text-muted mt-1 text-sm">{loss(duty, situation)}</p>
      </div>
      <div className="flex shrink-0 flex-wrap items-center gap-4">
        {act && (
          <span className="text-sm">
            <span className="text-muted">Time left </span>
            <Countdown
              until={duty.deadline}
              overLabel="Time is up"
              onOver={onOver}
              className="font-semibold"
            />
          </span>
        )}
        <ButtonLink href={href} variant={act ? "primary" : "secondary"}>
          {situation === "commit"
            ? "Judge and commit"
            : situation === "reveal"
              ? "Reveal"
              : "Open the round"}
        </ButtonLink>
      </div>
    </article>
  );
}

function sentence(duty: Duty, situation: Situation): string {
  switch (situation) {
    case "commit":
      return duty.stage === "panel"
        ? `You were drawn for the panel: judge ${plural(duty.count, "item")} and commit to your verdict.`
        : `You were drawn for the jury: judge ${plural(duty.count, "gold item")} and commit to your verdict.`;
    case "reveal":
      return "Open the verdict you sealed. It counts only then.";
    case "wait":
      return "Your vote is sealed on the chain. Come back when reveals open.";
    case "done":
      return "Your vote is revealed. Your pay is booked when the round settles.";
    case "lost":
      return duty.exposed
        ? "Your verdict was shown before its time, so this ballot is cancelled."
        : duty.committed
          ? "You committed and did not reveal in time."
          : "You did not vote in time.";
  }
}

function loss(duty: Duty, situation: Situation): ReactNode {
  switch (situation) {
    case "commit":
      return (
        <>
          If you do nothing your seat loses <Amount wei={duty.absentLossWei} />.
        </>
      );
    case "reveal":
      return (
        <>
          If you do nothing your seat loses <Amount wei={duty.worstLossWei} />.
        </>
      );
    case "wait":
      return (
        <>
          A vote that is never revealed costs <Amount wei={duty.worstLossWei} />.
        </>
      );
    case "done":
      return null;
    case "lost":
      return (
        <>
          Your seat loses <Amount wei={duty.committed ? duty.worstLossWei : duty.absentLossWei} />{" "}
          at settlement.
        </>
      );
  }
}
