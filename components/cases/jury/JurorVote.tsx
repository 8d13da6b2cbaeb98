"use client";

import { useState } from "react";
import { useTexts } from "#texts";
import { CommitBox } from "@/components/ballot/CommitBox";
import { useKeptBallot } from "@/components/ballot/SealedNote";
import { Amount } from "@/components/ui/Amount";
import { cn } from "@/components/ui/cn";
import { Countdown } from "@/components/ui/Countdown";
import { Panel } from "@/components/ui/Panel";
import type { CasePage } from "@/lib/cases/types";
import { VERDICTS, type CaseReason, type CaseVerdict } from "@/lib/cases/words";
import { msg, type Text } from "@/lib/texts/text";
import { castingOf, feesWei, type JurorSeat } from "./duty";

const questions: Record<CaseReason, Text> = {
  junk: msg("Are all challenged items junk under the guidelines?"),
  duplicate: msg("Are all challenged items copies, or nearly, of items that were here before?"),
  mislabelled: msg("Are the labels of all challenged items wrong?"),
  synthetic: msg("Were all challenged items made up by a machine where real ones are asked for?"),
  personalData: msg("Do all challenged items show personal data of people who did not agree?"),
  copyright: msg("Do all challenged items belong to somebody who did not agree to their use here?"),
};

const choices: { verdict: CaseVerdict; title: Text; text: Text }[] = [
  {
    verdict: "uphold",
    title: msg("Uphold: they should go"),
    text: msg(
      "The items stop earning, their bond and what has not vested is forfeited, and this site serves them no more. The challenger is paid.",
    ),
  },
  {
    verdict: "dismiss",
    title: msg("Dismiss: they should stay"),
    text: msg(
      "The claim is wrong, or not shown, for at least one of them. They go on earning. Half of the challenger's deposit goes to the contributor, half is burned.",
    ),
  },
];

/** One juror's vote: choose, seal, keep the key, commit. */
export function JurorVote({ page, own }: { page: CasePage; own: JurorSeat }) {
  const t = useTexts();
  const { brief, lossWei } = page;
  const casting = castingOf(page, own);
  const kept = useKeptBallot(casting);
  const [chosen, setChosen] = useState<bigint | null>(null);
  // A ballot that was sealed here before says what was chosen.
  const verdict = chosen ?? kept?.verdict ?? null;
  const upholds = verdict === VERDICTS.uphold;

  return (
    <section aria-labelledby="your-vote" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <div>
          <h2 id="your-vote" className="text-xl">
            {t("Your vote on the jury")}
          </h2>
          <p className="text-muted mt-1 max-w-3xl text-sm">
            {t.rich(
              "You were drawn for this case. Look at the items, the evidence and the guidelines, and judge by yourself: votes that agree with the end share {fees} of fees; a vote against it, or none, costs the seat {loss}.",
              { fees: <Amount wei={feesWei(page)} />, loss: <Amount wei={lossWei} /> },
            )}
          </p>
        </div>
        {brief.deadline !== null && (
          <p className="text-sm">
            {t.rich("<muted>Commit within</muted> {time}", {
              muted: (words) => <span className="text-muted">{words}</span>,
              time: (
                <Countdown
                  until={brief.deadline}
                  overLabel={t("Time is up")}
                  className="text-accent font-semibold"
                />
              ),
            })}
          </p>
        )}
      </div>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <Panel>
          <fieldset>
            <legend className="text-[1.0625rem] font-semibold">{t(questions[brief.reason])}</legend>
            <p className="text-muted mt-1 text-sm">
              {t("All items of the case stand or fall together.")}
            </p>
            <div className="mt-4 flex flex-col gap-3">
              {choices.map((choice) => (
                <label
                  key={choice.verdict}
                  className={cn(
                    "rounded-control flex cursor-pointer items-start gap-3 border p-3 text-sm",
                    verdict === VERDICTS[choice.verdict]
                      ? "border-accent bg-accent-soft"
                      : "border-line-strong",
                  )}
                >
                  <input
                    type="radio"
                    name="case-verdict"
                    className="mt-0.5 size-4 shrink-0 accent-(--accent)"
                    checked={verdict === VERDICTS[choice.verdict]}
                    onChange={() => setChosen(VERDICTS[choice.verdict])}
                  />
                  <span>
                    <span className="block font-medium">{t(choice.title)}</span>
                    <span className="text-muted mt-0.5 block">{t(choice.text)}</span>
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        </Panel>
        <CommitBox
          casting={casting}
          verdict={verdict}
          todo={msg("Choose a verdict. Then you seal it, keep its key, and commit.")}
          summary={upholds ? msg("Sealed: uphold.") : msg("Sealed: dismiss.")}
          commit={(commitment) => async (context) => {
            const { commitCaseBallot } = await import("@/lib/cases/ballotActions");
            const { id, tier, contribution } = brief;
            const { position } = own.seat;
            return commitCaseBallot({ id, tier, contribution, position, commitment })(context);
          }}
        >
          {t.rich("If you do nothing: your seat loses {amount} when the case ends.", {
            amount: <Amount wei={lossWei} />,
          })}
        </CommitBox>
      </div>
    </section>
  );
}
