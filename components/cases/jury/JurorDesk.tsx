"use client";

import type { ReactNode } from "react";
import { useTexts } from "#texts";
import { SignAgain } from "@/components/ballot/Recover";
import { RevealBox } from "@/components/ballot/RevealBox";
import { SealedNote } from "@/components/ballot/SealedNote";
import { Amount } from "@/components/ui/Amount";
import { Countdown } from "@/components/ui/Countdown";
import { Callout } from "@/components/ui/feedback";
import { Panel } from "@/components/ui/Panel";
import type { CasePage } from "@/lib/cases/types";
import { VERDICTS } from "@/lib/cases/words";
import { msg } from "@/lib/texts/text";
import { castingOf, jurorResult, jurorState, type JurorSeat } from "./duty";
import { JurorVote } from "./JurorVote";

/** Voting, waiting, revealing, or what came of it, for whoever sits on the case's latest jury of theirs. */
export default function JurorDesk({ page, own }: { page: CasePage; own: JurorSeat }) {
  const t = useTexts();
  const { brief, lossWei } = page;
  const amount = <Amount wei={lossWei} />;
  const ended = brief.endedAt !== null;
  if (ended || !own.present) return <Result page={page} own={own} />;
  switch (jurorState(brief.state, own.seat)) {
    case "vote":
      return <JurorVote page={page} own={own} />;
    case "sealed":
      return (
        <Panel title={t("Your vote is sealed")} description={t("You sit on this jury.")}>
          <SealedNote casting={castingOf(page, own)}>
            {t.rich(
              "It is on the chain and nobody can read it. Come back when reveals open: as soon as all jurors have committed, or at their deadline. A ballot that stays sealed costs your seat {amount}.",
              { amount },
            )}
          </SealedNote>
        </Panel>
      );
    case "reveal":
      return (
        <Panel
          title={t("Reveal your vote")}
          description={t("You sit on this jury. Your sealed vote counts only when it is opened.")}
          actions={
            brief.deadline !== null && (
              <Countdown
                until={brief.deadline}
                overLabel={t("Reveals are closed")}
                className="text-sm font-medium"
              />
            )
          }
        >
          <Reveal page={page} own={own} />
        </Panel>
      );
    case "revealed":
      return <Result page={page} own={own} />;
    case "exposed":
      return (
        <Lost title={t("Your ballot is cancelled")}>
          {t.rich(
            "Somebody showed your verdict and salt before reveals were open, so this ballot cannot be revealed any more. When the case ends your seat loses {amount}. Keep ballot files to yourself until the reveal.",
            { amount },
          )}
        </Lost>
      );
    case "missed":
      return (
        <Lost title={t("This vote was missed")}>
          {t.rich(
            "You were drawn as a juror and no vote of yours arrived in time. When the case ends your seat loses {amount}.",
            { amount },
          )}
        </Lost>
      );
    case "withheld":
      return (
        <Lost title={t("Your vote stayed sealed")}>
          {t.rich(
            "You committed and did not reveal in time. When the case ends your seat loses {amount}.",
            { amount },
          )}
        </Lost>
      );
  }
}

function Reveal({ page, own }: { page: CasePage; own: JurorSeat }) {
  const t = useTexts();
  const casting = castingOf(page, own);
  const amount = <Amount wei={page.lossWei} />;
  return (
    <RevealBox
      casting={casting}
      summary={(verdict) =>
        verdict === VERDICTS.uphold
          ? msg("Your verdict: uphold the case.")
          : msg("Your verdict: dismiss the case.")
      }
      reveal={(opening) => async (context) => {
        const { revealCaseBallot } = await import("@/lib/cases/ballotActions");
        const { id, tier, contribution } = page.brief;
        return revealCaseBallot({ id, tier, contribution, openings: [opening] })(context);
      }}
      lost={t.rich(
        "To open it, its verdict and salt are needed. If they are lost for good, your seat loses {amount} when the case ends and your vote does not count. Nobody can open it without them.",
        { amount },
      )}
      again={(onFound) => (
        <div>
          <p className="font-medium">{t("No file? Sign again")}</p>
          <p className="text-muted mt-1">
            {t(
              "The salt comes back when the same wallet signs the same message. Which of the two verdicts you committed is found out from the chain.",
            )}
          </p>
          <SignAgain
            casting={casting}
            verdicts={() => Object.values(VERDICTS)}
            differs={msg(
              "This does not open what you committed: your wallet makes a new signature every time. Open the ballot file.",
            )}
            onFound={onFound}
          />
        </div>
      )}
    >
      {t.rich("If you do nothing: your seat loses {amount} when the case ends.", { amount })}
    </RevealBox>
  );
}

/** A vote that is over: what it was, and what it came or may come to. */
function Result({ page, own }: { page: CasePage; own: JurorSeat }) {
  const t = useTexts();
  const { brief, lossWei } = page;
  const amount = <Amount wei={lossWei} />;
  const { revealed, upholds } = own.seat;
  switch (jurorResult(brief.state, own.seat)) {
    case "waits":
      return (
        <Callout
          tone="ok"
          title={t(upholds ? "You voted to uphold the case" : "You voted to dismiss the case")}
        >
          <p>
            {t.rich(
              "Nothing more to do. When the case ends your way, your part of the juries' fees is booked on your seat; if an appeal ends it the other way, your seat loses {amount}.",
              { amount },
            )}
          </p>
        </Callout>
      );
    case "paid":
      return (
        <Callout tone="ok" title={t("Your seat was paid for this case")}>
          <p>
            {t(
              brief.state === "undecided"
                ? "The case ended without a ruling. You opened your vote, so your part of the jury's fee is booked on your seat."
                : "The case ended as you voted. Your part of the juries' fees is booked on your seat.",
            )}
          </p>
        </Callout>
      );
    case "charged":
      return (
        <Lost
          title={t(
            brief.endedAt === null
              ? "Your seat pays for this case"
              : "Your seat has paid for this case",
          )}
        >
          {t.rich(
            revealed
              ? "The case ended against your vote. Your seat has lost {amount}."
              : brief.endedAt === null
                ? "No vote of yours was opened. When the case ends your seat loses {amount}."
                : "No vote of yours was opened. Your seat has lost {amount}.",
            { amount },
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
