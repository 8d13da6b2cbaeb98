"use client";

import { useMemo } from "react";
import { useTexts } from "#texts";
import { CommitBox } from "@/components/ballot/CommitBox";
import { Amount } from "@/components/ui/Amount";
import { Countdown } from "@/components/ui/Countdown";
import { Panel } from "@/components/ui/Panel";
import type { Described } from "@/components/work/description";
import { Guidelines } from "@/components/work/Guidelines";
import type { Stored } from "@/components/work/resolve";
import type { ItemRequest } from "@/components/work/useItem";
import type { RoundPage } from "@/lib/curation/types";
import { msg, plural } from "@/lib/texts/text";
import { castingOf, type Duty } from "./duty";
import { goldItems, roundItems } from "./items";
import { JudgeDesk } from "./JudgeDesk";
import { useJudging } from "./useJudging";
import { countJudged, toBitmap, type Judgement } from "./verdicts";

/** Voting: judge every item of the ballot, seal the verdict, commit to it. */
export function VoteDesk({
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
  const [verdicts, dispatch] = useJudging(duty.ballotId, duty.seat.owner, duty.count);
  const { contributions, gold } = round;
  const inlineField = described.description?.fields[0]?.name ?? t("label");

  const items = useMemo(() => {
    const all = roundItems(contributions);
    return duty.stage === "panel" ? all : goldItems(all, gold);
  }, [contributions, gold, duty.stage]);
  const requests: ItemRequest[] = useMemo(
    () =>
      items.map(({ contribution, item }) => ({
        index: item,
        stored: contribution,
        parent: parents.find(({ id }) => id === contribution.parent) ?? null,
        inlineField,
      })),
    [items, parents, inlineField],
  );
  const names = useMemo(() => items.map(({ index }) => String(index + 1)), [items]);

  return (
    <section aria-labelledby="your-vote" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <div>
          <h2 id="your-vote" className="text-xl">
            {t(duty.stage === "panel" ? "Your vote on the panel" : "Your vote on the jury")}
          </h2>
          <p className="text-muted mt-1 max-w-3xl text-sm">
            {t(
              duty.stage === "panel"
                ? plural(
                    duty.count,
                    "Judge all {n} item: good or bad under the guidelines. You are paid for agreeing with the others where it takes looking, so judge each by itself.",
                    "Judge all {n} items: good or bad under the guidelines. You are paid for agreeing with the others where it takes looking, so judge each by itself.",
                  )
                : plural(
                    duty.count,
                    "This {n} item is gold: a sample on which the panel is measured by your jury's majority. You cannot see the panel's votes, nor they yours.",
                    "These {n} items are gold: a sample on which the panel is measured by your jury's majority. You cannot see the panel's votes, nor they yours.",
                  ),
            )}
          </p>
        </div>
        <p className="text-sm">
          {t.rich("<muted>Commit within</muted> {time}", {
            muted: (words) => <span className="text-muted">{words}</span>,
            time: (
              <Countdown
                until={round.deadline}
                overLabel={t("Time is up")}
                className="text-accent font-semibold"
              />
            ),
          })}
        </p>
      </div>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(16rem,1fr)]">
        <Panel className="min-w-0">
          <JudgeDesk items={requests} names={names} verdicts={verdicts} dispatch={dispatch} />
        </Panel>
        <div className="flex min-w-0 flex-col gap-6 lg:sticky lg:top-20">
          <Commit round={round} duty={duty} judgements={verdicts.judgements} />
          <Panel title={t("Guidelines")} description={t("An item is good if it follows these.")}>
            <Guidelines {...described} />
          </Panel>
        </div>
      </div>
    </section>
  );
}

function Commit({
  round,
  duty,
  judgements,
}: {
  round: RoundPage;
  duty: Duty;
  judgements: readonly Judgement[];
}) {
  const t = useTexts();
  const { good, bad } = countJudged(judgements);
  const left = duty.count - good - bad;
  return (
    <CommitBox
      casting={castingOf(duty)}
      verdict={left === 0 ? toBitmap(judgements) : null}
      todo={plural(
        left,
        "{n} item still to judge. Then you seal your verdict, keep its key, and commit.",
        "{n} items still to judge. Then you seal your verdict, keep its key, and commit.",
      )}
      summary={msg("Sealed: {good} good, {bad} bad.", { good, bad })}
      commit={(commitment) => async (context) => {
        const { commitBallot } = await import("@/lib/curation/ballotActions");
        const { datanet, number } = round;
        const { stage, seat } = duty;
        const place = { datanet, round: number, stage, position: seat.position };
        return commitBallot({ ...place, commitment })(context);
      }}
    >
      {t.rich("If you do nothing: your seat loses {amount} at settlement.", {
        amount: <Amount wei={duty.absentLossWei} />,
      })}
    </CommitBox>
  );
}
