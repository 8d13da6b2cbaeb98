"use client";

import type { ReactNode } from "react";
import { useTexts } from "#texts";
import { Amount } from "@/components/ui/Amount";
import { Countdown } from "@/components/ui/Countdown";
import { Callout } from "@/components/ui/feedback";
import { Panel } from "@/components/ui/Panel";
import type { Described } from "@/components/work/description";
import type { Stored } from "@/components/work/resolve";
import type { RoundPage } from "@/lib/curation/types";
import { dutyState, type Duty } from "./duty";
import { RevealBox } from "./RevealBox";
import { SealedNote } from "./SealedNote";
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
          <SealedNote round={round} duty={duty} />
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
          <RevealBox round={round} duty={duty} />
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

function Lost({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Callout tone="danger" title={title}>
      <p>{children}</p>
    </Callout>
  );
}
