import type { Metadata } from "next";
import Link from "next/link";
import { Suspense } from "react";
import { ChainSilent } from "@/components/datanets/ChainSilent";
import { DatanetFrame } from "@/components/datanets/DatanetFrame";
import { tryRead } from "@/components/datanets/tryRead";
import { explained } from "@/components/help/explained";
import { ExpectedPay } from "@/components/integrity/ExpectedPay";
import { Record } from "@/components/integrity/Record";
import { Thresholds } from "@/components/integrity/Thresholds";
import { LiveRefresh } from "@/components/shell/LiveRefresh";
import { getTexts } from "@/components/texts/server";
import { Callout, Skeleton } from "@/components/ui/feedback";
import { Section } from "@/components/ui/Panel";
import { Stat, StatList } from "@/components/ui/Stat";
import { describe } from "@/components/work/description";
import { END_OF_NUMBERS, numberParam } from "@/components/work/params";
import { caseRecord } from "@/lib/cases/record";
import { serverClient } from "@/lib/chain/client";
import { readDatanetContributions } from "@/lib/contributions/reads";
import { formatShare } from "@/lib/format/number";
import { plural } from "@/lib/texts/text";
import { integrityOf } from "@/lib/integrity/integrity";

type Props = { params: Promise<{ id: string }> };

/** What a forecast assumes where nothing has been judged yet. */
const USUAL_GOOD_SHARE = 0.6;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTexts();
  return {
    title: t("Integrity of datanet {id}", { id: (await params).id }),
    description: t(
      "What each attack would need at today's benches, what judging pays, and who decides.",
    ),
  };
}

export default async function IntegrityPage({ params }: Props) {
  const t = await getTexts();
  const id = numberParam((await params).id, END_OF_NUMBERS);
  const { value, sentence } = await tryRead(() => readDatanetContributions(serverClient(), { id }));
  if (!value) return <ChainSilent sentence={sentence} />;
  const { datanet, contributions } = value;
  const record = caseRecord(contributions.rows);
  const described = await describe(datanet.content);
  const integrity = integrityOf(datanet);
  const { reviewed, rejected, concerns } = integrity;
  const { curators, jurors, earnedJurors, policy } = datanet;
  const goodShare = reviewed === 0 ? USUAL_GOOD_SHARE : 1 - rejected / reviewed;
  return (
    <DatanetFrame datanet={datanet} described={described} tab="/integrity">
      <LiveRefresh seconds={12} />
      <p className="text-muted mb-5 max-w-3xl text-sm">
        {explained(
          t(
            "People who are paid by rules try to be paid without the work. Here is what each way of doing so would take today, from this datanet's {policy|rules} and its {bench|benches} as they are on the chain.",
          ),
        )}
      </p>
      {concerns.length === 0 ? (
        <Callout tone="ok" title={t("No threshold is near")}>
          {t("Every attack below takes more seats than one panel has.")}
        </Callout>
      ) : (
        <div className="flex flex-col gap-3">
          {concerns.map(({ id: concern, title, text }) => (
            <Callout key={concern} tone="warn" title={t(title)}>
              {t(text)}
            </Callout>
          ))}
        </div>
      )}
      <Section
        id="thresholds"
        title={t("What an attack would need")}
        description={t(
          "New seats count beside today's. The stake comes back when a seat is left; what bad votes and no-shows cost does not.",
        )}
        className="mt-10"
      >
        <Thresholds datanet={datanet} integrity={integrity} />
      </Section>
      <Section
        id="pay"
        title={t("Expected pay")}
        description={t("Whether careful people have a reason to judge here.")}
        className="mt-10"
      >
        <ExpectedPay policy={policy} goodShare={goodShare} />
      </Section>
      <Section
        id="measured"
        title={t("What was paid, and how they agreed")}
        description={t("Not expected but measured, from the rounds themselves.")}
        className="mt-10"
      >
        <Suspense fallback={<Skeleton className="h-44 w-full" />}>
          <Record datanet={datanet} />
        </Suspense>
      </Section>
      <Section id="record" title={t("On the chain")} className="mt-10">
        <StatList className="sm:grid-cols-4">
          <Stat
            label={t("Curator seats")}
            hint={t("{count} needed for a draw", { count: curators.needed })}
          >
            {curators.active}
          </Stat>
          <Stat
            label={t("Juror seats")}
            hint={t("{count} needed for a draw", { count: jurors.needed })}
          >
            {jurors.active}
          </Stat>
          <Stat
            label={t("Jurors who earned it")}
            hint={t("with {count} the jury runs itself", { count: 2 * policy.jurySize })}
          >
            {earnedJurors}
          </Stat>
          <Stat
            label={t("Rejected")}
            hint={t("of {count} items in the latest rounds", { count: reviewed })}
          >
            {reviewed === 0 ? "–" : formatShare(rejected / reviewed)}
          </Stat>
          <Stat
            label={t("Open cases")}
            hint={
              <Link href={`/datanets/${id}/cases`} className="text-accent hover:underline">
                {t("see all cases")}
              </Link>
            }
          >
            {record.open}
          </Stat>
          <Stat
            label={t("Struck by cases")}
            hint={t(
              plural(
                record.accepted,
                "{struck} of {n} item accepted lately",
                "{struck} of {n} items accepted lately",
                { struck: record.struck },
              ),
            )}
          >
            {record.accepted === 0 ? "–" : formatShare(record.struck / record.accepted)}
          </Stat>
        </StatList>
      </Section>
      <Section id="limits" title={t("What this does not show")} className="mt-10">
        <ul className="text-muted flex max-w-prose list-disc flex-col gap-1.5 pl-4 text-sm">
          <li>
            {t(
              "One address is one seat, but one person may have many addresses: the chain cannot tell.",
            )}
          </li>
          <li>
            {t(
              "Thresholds are bounds on paper. They take honest curators to approve 15 % of bad items, and attackers to collude perfectly.",
            )}
          </li>
          <li>
            {t(
              "Panels and juries are drawn from block hashes, which the chain's sequencer can influence.",
            )}
          </li>
        </ul>
      </Section>
    </DatanetFrame>
  );
}
