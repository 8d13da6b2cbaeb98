"use client";

import Link from "next/link";
import { useMemo } from "react";
import { Amount } from "@/components/ui/Amount";
import { Button, ButtonLink } from "@/components/ui/Button";
import { Callout } from "@/components/ui/feedback";
import { Panel } from "@/components/ui/Panel";
import { countBits } from "@/lib/curation/bitmap";
import type { RoundOutcome } from "@/lib/curation/outcome";
import { gweiToWei } from "@/lib/datanets/words";
import type { SandboxDigit } from "@/lib/sandbox/digits";
import { play, SANDBOX_ITEMS, SANDBOX_POLICY, type SandboxRound } from "@/lib/sandbox/round";
import { Compared } from "./Compared";
import { ItemResults } from "./ItemResults";
import { PanelTable } from "./PanelTable";
import { PaySteps } from "./PaySteps";

/** How the round ended for the visitor, and why. */
export function Outcome({
  round,
  digits,
  verdict,
  onBack,
}: {
  round: SandboxRound;
  digits: readonly SandboxDigit[];
  verdict: bigint;
  onBack: () => void;
}) {
  const outcome = useMemo(() => play(round, verdict), [round, verdict]);
  const pay = gweiToWei(outcome.panelPay[0]!);
  return (
    <section aria-labelledby="sandbox-outcome" className="flex flex-col gap-6">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="max-w-3xl">
          <h2 id="sandbox-outcome" tabIndex={-1} className="text-2xl outline-none">
            {pay < 0n ? "You would have lost " : "You would have earned "}
            <Amount wei={pay < 0n ? -pay : pay} />
          </h2>
          <p className="mt-2">{why(outcome, round.gold, verdict)}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button onClick={onBack}>Change my verdict</Button>
          <ButtonLink href={`/try?round=${round.number + 1}`} variant="primary">
            Judge another round
          </ButtonLink>
        </div>
      </div>

      <Callout title="This is a sandbox">
        No coins moved and nothing was sent. You, {SANDBOX_POLICY.panelSize - 1} simulated curators
        and {SANDBOX_POLICY.jurySize} simulated jurors voted. Scores, count and pay come from this
        app&apos;s own functions, which are tested bit for bit against the contracts, with the
        numbers of the standard policy and a budget of the review fees alone. In a datanet that is
        used, its curation pool adds up to as much again.
      </Callout>

      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Panel
          title="What else that seat could have got"
          description="The same round and the same neighbours, with another verdict in your seat."
        >
          <Compared round={round} verdict={verdict} />
        </Panel>
        <Panel title="How the pay comes about">
          <PaySteps outcome={outcome} />
        </Panel>
      </div>

      <Panel
        title="Item by item"
        description={`${countBits(outcome.accepted)} of ${SANDBOX_ITEMS} items were accepted. After the votes were sealed, ${SANDBOX_POLICY.goldSize} were drawn as gold: the jury judged those too, without seeing the panel's votes.`}
      >
        <ItemResults round={round} outcome={outcome} digits={digits} verdict={verdict} />
      </Panel>

      <Panel
        title="The whole panel"
        description="You took the first seat. A panelist's votes count if their gold score is above 0."
      >
        <PanelTable outcome={outcome} />
      </Panel>

      <p className="text-sm">
        Real rounds work like this with other people and real OPEN. A curator&apos;s seat costs{" "}
        <Amount wei={SANDBOX_POLICY.curatorSeatWei} /> at the standard policy, which you get back
        when you leave, less what you lost.{" "}
        <Link href="/" className="text-accent underline">
          Find a datanet that needs curators
        </Link>
        .
      </p>
    </section>
  );
}

/** The main reason in one or two sentences. */
function why(outcome: RoundOutcome, gold: bigint, verdict: bigint): string {
  const said = countBits(verdict);
  if (said === 0 || said === SANDBOX_ITEMS) {
    const what = said === 0 ? "bad" : "good";
    return `You called every item ${what}. A verdict that says the same about everything is scored exactly 0, whatever the truth is, so all that is left is the fee φ that every ballot pays.`;
  }
  const { goldSize } = SANDBOX_POLICY;
  const matches = goldSize - countBits((verdict ^ outcome.goldVerdict) & gold);
  const peer = outcome.peerScores[0]!;
  const jury = outcome.goldScores[0]!;
  const byPeers = peer < jury;
  const reason = `You agreed with the jury on ${matches} of ${goldSize} gold items. Pay follows the lower of two scores, here the one against ${byPeers ? "the other panelists" : "the jury"}.`;
  if ((byPeers ? peer : jury) > 0n) return reason;
  return `${reason} It is not above 0: your verdict tells no more about the items than chance would.`;
}
