"use client";

import type { ReactNode } from "react";
import { Amount } from "@/components/ui/Amount";
import { Button } from "@/components/ui/Button";
import { Countdown } from "@/components/ui/Countdown";
import { Callout } from "@/components/ui/feedback";
import { Panel } from "@/components/ui/Panel";
import { useWallet } from "@/components/wallet/useWallet";
import type { Described } from "@/components/work/description";
import type { Stored } from "@/components/work/resolve";
import type { RoundPage } from "@/lib/curation/types";
import { requestConnect } from "@/lib/wallet/store";
import { dutyOf, dutyState, type Duty } from "./duty";
import { RevealBox } from "./RevealBox";
import { SealedNote } from "./SealedNote";
import { VoteDesk } from "./VoteDesk";

const roles = { panel: "curator on the panel", jury: "juror" } as const;

/** What the viewer has to do in this round, if their account sits here. */
export function DutyDesk({
  round,
  described,
  parents,
}: {
  round: RoundPage;
  described: Described;
  parents: readonly Stored[];
}) {
  const wallet = useWallet();
  if (!wallet.address) {
    if (round.panel.length + round.jury.length === 0) return null;
    return (
      <Callout title="Do you sit here?">
        <p>Connect your wallet to vote or reveal, if your account was drawn for this round.</p>
        <Button size="small" className="mt-2" onClick={requestConnect}>
          Connect wallet
        </Button>
      </Callout>
    );
  }
  const duty = dutyOf(round, wallet.address);
  if (!duty) return null;
  return (
    <YourDuty
      // Another account or a second panel is another ballot: nothing of the first may linger.
      key={`${duty.ballotId}/${wallet.address}`}
      round={round}
      duty={duty}
      described={described}
      parents={parents}
    />
  );
}

function YourDuty({
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
  const role = roles[duty.stage];
  switch (dutyState(round, duty)) {
    case "vote":
      return <VoteDesk round={round} duty={duty} described={described} parents={parents} />;
    case "sealed":
      return (
        <Panel title="Your vote is sealed" description={`You sit here as a ${role}.`}>
          <SealedNote round={round} duty={duty} />
        </Panel>
      );
    case "reveal":
      return (
        <Panel
          title="Reveal your vote"
          description={`You sit here as a ${role}. Your sealed vote counts only when it is opened.`}
          actions={
            <Countdown
              until={round.deadline}
              overLabel="Reveals are closed"
              className="text-sm font-medium"
            />
          }
        >
          <RevealBox round={round} duty={duty} />
        </Panel>
      );
    case "revealed":
      return (
        <Callout tone="ok" title="Your vote is revealed">
          <p>Nothing more to do: your pay is booked on your seat when the round is settled.</p>
        </Callout>
      );
    case "exposed":
      return (
        <Lost title="Your ballot is cancelled">
          Somebody showed your verdict and salt before reveals were open, so this ballot cannot be
          revealed any more. At settlement your seat loses <Amount wei={duty.worstLossWei} />. Keep
          ballot files to yourself until the reveal.
        </Lost>
      );
    case "missed":
      return (
        <Lost title="This vote was missed">
          You were drawn as a {role} and no vote of yours arrived in time. At settlement your seat
          loses <Amount wei={duty.absentLossWei} />.
        </Lost>
      );
    case "withheld":
      return (
        <Lost title="Your vote stayed sealed">
          You committed and did not reveal in time. At settlement your seat loses{" "}
          <Amount wei={duty.worstLossWei} />, the worst possible score.
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
