"use client";

import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { useTexts } from "#texts";
import { QueryProvider } from "@/components/shell/QueryProvider";
import { Button, ButtonLink } from "@/components/ui/Button";
import { Callout, EmptyState } from "@/components/ui/feedback";
import { Panel } from "@/components/ui/Panel";
import { publicClient } from "@/lib/chain/browser-client";
import { LIVE_MS } from "@/lib/chain/query";
import { caseDutiesQueryOptions } from "@/lib/cases/queries";
import { dutiesQueryOptions } from "@/lib/curation/queries";
import { msg, plural } from "@/lib/texts/text";
import { CaseDutyCard } from "./CaseDutyCard";
import { DutiesSkeleton } from "./DutiesSkeleton";
import { DutyCard } from "./DutyCard";
import { TaskList } from "./TaskList";
import { bySituation, caseSituationOf, situationOf } from "./situation";

/** The list of an account's duties, kept fresh. In a chunk of its own: a stranger needs none of it. */
export default function YourDuties({ account }: { account: Address }) {
  return (
    <QueryProvider>
      <List key={account} account={account} />
    </QueryProvider>
  );
}

function List({ account }: { account: Address }) {
  const t = useTexts();
  const rounds = useQuery({
    ...dutiesQueryOptions(publicClient, { account }),
    refetchInterval: 2 * LIVE_MS,
  });

  const cases = useQuery({
    ...caseDutiesQueryOptions(publicClient, account),
    refetchInterval: 2 * LIVE_MS,
  });
  const reread = () => void Promise.all([rounds.refetch(), cases.refetch()]);

  if (rounds.isPending || cases.isPending) {
    return <DutiesSkeleton />;
  }
  const { data } = rounds;
  if (!data || !cases.data) {
    return (
      <Callout tone="danger" title={t("Your duties could not be read")} live>
        <p>
          {t("The chain did not answer. Your duties are safe on it; only this list is missing.")}
        </p>
        <Button size="small" className="mt-2" onClick={reread}>
          {t("Try again")}
        </Button>
      </Callout>
    );
  }
  const duties = [
    ...data.duties.map((duty) => ({
      key: `round ${duty.ballotId}`,
      situation: situationOf(duty),
      deadline: duty.deadline,
      card: <DutyCard duty={duty} onOver={reread} />,
    })),
    ...cases.data.duties.map((duty) => ({
      key: `case ${duty.ballotId}`,
      situation: caseSituationOf(duty),
      deadline: duty.brief.deadline ?? Infinity,
      card: <CaseDutyCard duty={duty} onOver={reread} />,
    })),
  ].sort(bySituation);
  return (
    <div className="flex flex-col gap-6">
      {duties.length > 0 ? (
        <ul className="flex flex-col gap-3">
          {duties.map(({ key, card }) => (
            <li key={key}>{card}</li>
          ))}
        </ul>
      ) : (
        <EmptyState
          title={t(data.seats === 0 ? "You hold no seat yet" : "Nothing to do now")}
          actions={<ButtonLink href="/">{t("Explore datanets")}</ButtonLink>}
        >
          {t(
            data.seats === 0
              ? msg(
                  "Curators and jurors hold seats on a datanet's benches. A seat is bought on the datanet's page and its price is a stake: careful judging adds to it, careless judging takes from it.",
                )
              : plural(
                  data.seats,
                  "You hold a seat. When you are drawn for a round or a case, it appears here. Look in at least as often as their deadlines ask.",
                  "You hold {n} seats. When you are drawn for a round or a case, it appears here. Look in at least as often as their deadlines ask.",
                ),
          )}
        </EmptyState>
      )}
      {data.next > 0 && (
        <p className="text-muted text-sm">
          {t("You hold many seats; this shows the first 64 of them.")}
        </p>
      )}
      {data.due.length > 0 && (
        <Panel
          title={t("Ready to move on")}
          description={t(
            "Upkeep: things that time has made possible in the datanets where you sit. Anyone may do them, and most pay a small bounty out of the round's budget.",
          )}
        >
          <TaskList tasks={data.due} />
        </Panel>
      )}
    </div>
  );
}
