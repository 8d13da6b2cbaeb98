"use client";

import Link from "next/link";
import { useMemo } from "react";
import { useTexts } from "#texts";
import { Amount } from "@/components/ui/Amount";
import { Button, ButtonLink } from "@/components/ui/Button";
import { Callout } from "@/components/ui/feedback";
import { Panel } from "@/components/ui/Panel";
import { countBits } from "@/lib/curation/bitmap";
import type { RoundOutcome } from "@/lib/curation/outcome";
import { gweiToWei } from "@/lib/datanets/words";
import { truthOf, type SandboxDigit } from "@/lib/sandbox/digits";
import { play, SANDBOX_ITEMS, SANDBOX_POLICY, sandboxRound } from "@/lib/sandbox/round";
import { msg, type Text } from "@/lib/texts/text";
import { Compared } from "./Compared";
import { ItemResults } from "./ItemResults";
import { PanelTable } from "./PanelTable";
import { PaySteps } from "./PaySteps";

/** How the round ended for the visitor, and why. */
export default function Outcome({
  number,
  digits,
  verdict,
  onBack,
}: {
  number: number;
  digits: readonly SandboxDigit[];
  verdict: bigint;
  onBack: () => void;
}) {
  const t = useTexts();
  const round = useMemo(() => sandboxRound(number, truthOf(digits)), [number, digits]);
  const outcome = useMemo(() => play(round, verdict), [round, verdict]);
  const pay = gweiToWei(outcome.panelPay[0]!);
  return (
    <section aria-labelledby="sandbox-outcome" className="flex flex-col gap-6">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="max-w-3xl">
          <h2 id="sandbox-outcome" tabIndex={-1} className="text-2xl outline-none">
            {t.rich(pay < 0n ? "You would have lost {amount}" : "You would have earned {amount}", {
              amount: <Amount wei={pay < 0n ? -pay : pay} />,
            })}
          </h2>
          <p className="mt-2">
            {why(outcome, round.gold, verdict)
              .map((sentence) => t(sentence))
              .join(" ")}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button onClick={onBack}>{t("Change my verdict")}</Button>
          <ButtonLink href={`/try?round=${round.number + 1}`} variant="primary">
            {t("Judge another round")}
          </ButtonLink>
        </div>
      </div>

      <Callout title={t("This is a sandbox")}>
        {t(
          "No coins moved and nothing was sent. You, {curators} simulated curators and {jurors} simulated jurors voted. Scores, count and pay come from this app's own functions, which are tested bit for bit against the contracts, with the numbers of the standard policy and a budget of the review fees alone. In a datanet that is used, its curation pool adds up to as much again.",
          { curators: SANDBOX_POLICY.panelSize - 1, jurors: SANDBOX_POLICY.jurySize },
        )}
      </Callout>

      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Panel
          title={t("What else that seat could have got")}
          description={t(
            "The same round and the same neighbours, with another verdict in your seat.",
          )}
        >
          <Compared round={round} verdict={verdict} />
        </Panel>
        <Panel title={t("How the pay comes about")}>
          <PaySteps outcome={outcome} />
        </Panel>
      </div>

      <Panel
        title={t("Item by item")}
        description={t(
          "{accepted} of {total} items were accepted. After the votes were sealed, {sample} were drawn as gold: the jury judged those too, without seeing the panel's votes.",
          {
            accepted: countBits(outcome.accepted),
            total: SANDBOX_ITEMS,
            sample: SANDBOX_POLICY.goldSize,
          },
        )}
      >
        <ItemResults round={round} outcome={outcome} digits={digits} verdict={verdict} />
      </Panel>

      <Panel
        title={t("The whole panel")}
        description={t(
          "You took the first seat. A panelist's votes count if their gold score is above 0.",
        )}
      >
        <PanelTable outcome={outcome} />
      </Panel>

      <p className="text-sm">
        {t.rich(
          "Real rounds work like this with other people and real OPEN. A curator's seat costs {amount} at the standard policy, which you get back when you leave, less what you lost. <a>Find a datanet that needs curators</a>.",
          {
            amount: <Amount wei={SANDBOX_POLICY.curatorSeatWei} />,
            a: (words) => (
              <Link href="/" className="text-accent underline">
                {words}
              </Link>
            ),
          },
        )}
      </p>
    </section>
  );
}

/** The main reason, sentence by sentence. */
function why(outcome: RoundOutcome, gold: bigint, verdict: bigint): Text[] {
  const said = countBits(verdict);
  if (said === 0 || said === SANDBOX_ITEMS) {
    return [
      said === 0 ? msg("You called every item bad.") : msg("You called every item good."),
      msg(
        "A verdict that says the same about everything is scored exactly 0, whatever the truth is, so all that is left is the fee φ that every ballot pays.",
      ),
    ];
  }
  const { goldSize } = SANDBOX_POLICY;
  const matches = goldSize - countBits((verdict ^ outcome.goldVerdict) & gold);
  const peer = outcome.peerScores[0]!;
  const jury = outcome.goldScores[0]!;
  const byPeers = peer < jury;
  const reason = msg(
    byPeers
      ? "You agreed with the jury on {matches} of {total} gold items. Pay follows the lower of two scores, here the one against the other panelists."
      : "You agreed with the jury on {matches} of {total} gold items. Pay follows the lower of two scores, here the one against the jury.",
    { matches, total: goldSize },
  );
  if ((byPeers ? peer : jury) > 0n) return [reason];
  return [
    reason,
    msg("It is not above 0: your verdict tells no more about the items than chance would."),
  ];
}
