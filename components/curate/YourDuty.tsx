"use client";

import type { ReactNode } from "react";
import { useTexts } from "#texts";
import { RevealBox } from "@/components/ballot/RevealBox";
import { SealedNote } from "@/components/ballot/SealedNote";
import { Amount } from "@/components/ui/Amount";
import { Countdown } from "@/components/ui/Countdown";
import { Callout } from "@/components/ui/feedback";
import { Panel } from "@/components/ui/Panel";
import type { Described } from "@/components/work/description";
import type { Stored } from "@/components/work/resolve";
import type { RoundPage } from "@/lib/curation/types";
import { plural } from "@/lib/texts/text";
import { castingOf, dutyState, type Duty } from "./duty";
import { Reenter } from "./Reenter";
import { forgetDraft } from "./useJudging";
import { countJudged, fromBitmap } from "./verdicts";
import { VoteDesk } from "./VoteDesk";

/** Voting, waiting, revealing or what is left to know, for those who sit in the round. */
export default function YourDuty({
  round,
  duty,
  described,
  parents,
}: {
  round: RoundPage;
  duty: Duty;
  described: Described;
  parents: readonly Stored[];
}) {
  const t = useTexts();
  const curator = duty.stage === "panel";
  switch (dutyState(round, duty)) {
    case "vote":
      return <VoteDesk round={round} duty={duty} described={described} parents={parents} />;
    case "sealed":
      return (
        <Panel
          title={t("Your vote is sealed")}
          description={t(
            curator ? "You sit here as a curator on the panel." : "You sit here as a juror.",
          )}
        >
          <SealedNote casting={castingOf(duty)}>
            {t.rich(
              round.state === "juryCommit"
                ? "It is on the chain and nobody can read it. Come back when reveals open: as soon as all jurors have committed, or at their deadline. A ballot that stays sealed costs your seat {amount}."
                : "It is on the chain and nobody can read it. Come back when reveals open, after the jury has voted. A ballot that stays sealed costs your seat {amount}.",
              { amount: <Amount wei={duty.worstLossWei} /> },
            )}
          </SealedNote>
        </Panel>
      );
    case "reveal":
      return (
        <Panel
          title={t("Reveal your vote")}
          description={t(
            curator
              ? "You sit here as a curator on the panel. Your sealed vote counts only when it is opened."
              : "You sit here as a juror. Your sealed vote counts only when it is opened.",
          )}
          actions={
            <Countdown
              until={round.deadline}
              overLabel={t("Reveals are closed")}
              className="text-sm font-medium"
            />
          }
        >
          <Reveal round={round} duty={duty} />
        </Panel>
      );
    case "revealed":
      return (
        <Callout tone="ok" title={t("Your vote is revealed")}>
          <p>
            {t("Nothing more to do: your pay is booked on your seat when the round is settled.")}
          </p>
        </Callout>
      );
    case "exposed":
      return (
        <Lost title={t("Your ballot is cancelled")}>
          {t.rich(
            "Somebody showed your verdict and salt before reveals were open, so this ballot cannot be revealed any more. At settlement your seat loses {amount}. Keep ballot files to yourself until the reveal.",
            { amount: <Amount wei={duty.worstLossWei} /> },
          )}
        </Lost>
      );
    case "missed":
      return (
        <Lost title={t("This vote was missed")}>
          {t.rich(
            curator
              ? "You were drawn as a curator on the panel and no vote of yours arrived in time. At settlement your seat loses {amount}."
              : "You were drawn as a juror and no vote of yours arrived in time. At settlement your seat loses {amount}.",
            { amount: <Amount wei={duty.absentLossWei} /> },
          )}
        </Lost>
      );
    case "withheld":
      return (
        <Lost title={t("Your vote stayed sealed")}>
          {t.rich(
            "You committed and did not reveal in time. At settlement your seat loses {amount}, the worst possible score.",
            { amount: <Amount wei={duty.worstLossWei} /> },
          )}
        </Lost>
      );
  }
}

function Reveal({ round, duty }: { round: RoundPage; duty: Duty }) {
  const t = useTexts();
  const amount = <Amount wei={duty.worstLossWei} />;
  return (
    <RevealBox
      casting={castingOf(duty)}
      summary={(verdict) =>
        plural(
          duty.count,
          "Your verdict: {good} good, {bad} bad of {n} item.",
          "Your verdict: {good} good, {bad} bad of {n} items.",
          countJudged(fromBitmap(verdict, duty.count)),
        )
      }
      reveal={(opening) => async (context) => {
        const { revealBallot } = await import("@/lib/curation/ballotActions");
        const { datanet, number } = round;
        const place = { datanet, round: number, stage: duty.stage };
        return revealBallot({ ...place, openings: [opening] })(context);
      }}
      lost={t.rich(
        "To open it, its verdict and salt are needed. If they are lost for good, your seat loses {amount} at settlement and your vote does not count. Nobody can open it without them.",
        { amount },
      )}
      again={(onFound) => <Reenter duty={duty} onFound={onFound} />}
      onDone={() => forgetDraft(duty.ballotId, duty.seat.owner)}
    >
      {t.rich(
        "If you do nothing: the ballot counts as the worst possible and costs your seat {amount}.",
        { amount },
      )}
    </RevealBox>
  );
}

function Lost({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Callout tone="danger" title={title}>
      <p>{children}</p>
    </Callout>
  );
}
