"use client";

import { useState, type ReactNode } from "react";
import { useTexts } from "#texts";
import { ActionButton } from "@/components/tx/ActionButton";
import { Skeleton } from "@/components/ui/feedback";
import type { Opening } from "@/lib/curation/ballotActions";
import type { Ballot } from "@/lib/curation/ballotStore";
import { msg, type Text } from "@/lib/texts/text";
import type { Action } from "@/lib/tx/step";
import type { Casting } from "./casting";
import { BallotFileInput, Recover } from "./Recover";
import { useKeptBallot } from "./SealedNote";

/** Opening a sealed ballot: from this browser, from its file, or by signing again. */
export function RevealBox({
  casting,
  summary,
  reveal,
  lost,
  again,
  onDone,
  children,
}: {
  casting: Casting;
  /** What a verdict says. */
  summary: (verdict: bigint) => Text;
  reveal: (opening: Opening) => Action;
  /** What it means if verdict and salt are lost for good. */
  lost: ReactNode;
  /** The way back by signing again. */
  again: (onFound: (ballot: Ballot) => void) => ReactNode;
  onDone?: () => void;
  /** What doing nothing costs. */
  children: ReactNode;
}) {
  const t = useTexts();
  const kept = useKeptBallot(casting);
  const [found, setFound] = useState<Ballot | null>(null);
  const ballot = found ?? kept;
  if (ballot === undefined) return <Skeleton className="h-10 w-48" />;
  if (ballot === null) {
    return <Recover casting={casting} lost={lost} again={again(setFound)} onFound={setFound} />;
  }

  const send: Action = async (context) => {
    const { salt, verdict } = ballot;
    if (!salt) {
      const { BallotFileError } = await import("@/lib/curation/ballotStore");
      throw new BallotFileError(msg("This ballot has no salt: import its file."));
    }
    return reveal({ position: casting.position, verdict, salt })(context);
  };
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-sm">{t(summary(ballot.verdict))}</p>
      <ActionButton action={send} label={t("Reveal my vote")} onDone={onDone} />
      <p className="text-muted text-sm">{children}</p>
      <details className="text-sm">
        <summary className="text-muted">{t("Use a ballot file instead")}</summary>
        <BallotFileInput casting={casting} onFound={setFound} className="mt-2" />
      </details>
    </div>
  );
}
