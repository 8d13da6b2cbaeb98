"use client";

import { useState } from "react";
import { useTexts } from "#texts";
import { ActionButton } from "@/components/tx/ActionButton";
import { Amount } from "@/components/ui/Amount";
import { Skeleton } from "@/components/ui/feedback";
import type { Ballot } from "@/lib/curation/ballotStore";
import type { RoundPage } from "@/lib/curation/types";
import { msg, plural } from "@/lib/texts/text";
import type { Action } from "@/lib/tx/step";
import type { Duty } from "./duty";
import { useKeptBallot } from "./SealedNote";
import { BallotFileInput, Recover } from "./Recover";
import { forgetDraft } from "./useJudging";
import { countJudged, fromBitmap } from "./verdicts";

/** Opening a sealed ballot: from this browser, from its file, or by signing and entering it again. */
export function RevealBox({ round, duty }: { round: RoundPage; duty: Duty }) {
  const t = useTexts();
  const kept = useKeptBallot(duty);
  const [found, setFound] = useState<Ballot | null>(null);
  const ballot = found ?? kept;
  if (ballot === undefined) return <Skeleton className="h-10 w-48" />;
  if (ballot === null) return <Recover duty={duty} onFound={setFound} />;

  const reveal: Action = async (context) => {
    const { revealBallot } = await import("@/lib/curation/ballotActions");
    const { salt, verdict } = ballot;
    if (!salt) {
      const { BallotFileError } = await import("@/lib/curation/ballotStore");
      throw new BallotFileError(msg("This ballot has no salt: import its file."));
    }
    return revealBallot({
      datanet: round.datanet,
      round: round.number,
      stage: duty.stage,
      openings: [{ position: duty.seat.position, verdict, salt }],
    })(context);
  };
  const { good, bad } = countJudged(fromBitmap(ballot.verdict, duty.count));
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-sm">
        {t(
          plural(
            duty.count,
            "Your verdict: {good} good, {bad} bad of {n} item.",
            "Your verdict: {good} good, {bad} bad of {n} items.",
            { good, bad },
          ),
        )}
      </p>
      <ActionButton
        action={reveal}
        label={t("Reveal my vote")}
        onDone={() => forgetDraft(duty.ballotId, duty.seat.owner)}
      />
      <p className="text-muted text-sm">
        {t.rich(
          "If you do nothing: the ballot counts as the worst possible and costs your seat {amount}.",
          { amount: <Amount wei={duty.worstLossWei} /> },
        )}
      </p>
      <details className="text-sm">
        <summary className="text-muted">{t("Use a ballot file instead")}</summary>
        <BallotFileInput duty={duty} onFound={setFound} className="mt-2" />
      </details>
    </div>
  );
}
