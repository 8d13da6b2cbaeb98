import { useTexts } from "#texts";
import { getTexts } from "@/components/texts/server";
import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { ContentCheck } from "@/components/content/ContentCheck";
import { Benches } from "@/components/datanets/Benches";
import { ChainSilent } from "@/components/datanets/ChainSilent";
import { DatanetFrame } from "@/components/datanets/DatanetFrame";
import { ItemGrid } from "@/components/datanets/ItemCard";
import { LabelBars } from "@/components/datanets/LabelBars";
import { OpenRound } from "@/components/datanets/OpenRound";
import { PolicyDetails } from "@/components/datanets/PolicyDetails";
import { Pools } from "@/components/datanets/Pools";
import { latestItems } from "@/components/datanets/previews";
import { RoundsChart } from "@/components/datanets/RoundsChart";
import { RoundsTable } from "@/components/datanets/RoundsTable";
import { Schema } from "@/components/datanets/Schema";
import { StewardDesk } from "@/components/datanets/StewardDesk";
import { StewardshipOffer } from "@/components/datanets/StewardshipOffer";
import { tryRead } from "@/components/datanets/tryRead";
import { UsageOverTime } from "@/components/datanets/UsageOverTime";
import { Brief } from "@/components/integrity/Brief";
import { LiveRefresh } from "@/components/shell/LiveRefresh";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/feedback";
import { Part, PartList, Section } from "@/components/ui/Panel";
import { describe } from "@/components/work/description";
import { Guidelines } from "@/components/work/Guidelines";
import { END_OF_NUMBERS, numberParam } from "@/components/work/params";
import { caseRecord } from "@/lib/cases/record";
import { serverClient } from "@/lib/chain/client";
import { readDatanetOverview } from "@/lib/contributions/reads";
import { stewardshipOffer } from "@/lib/datanets/stewardship";
import { plural } from "@/lib/texts/text";

type Props = { params: Promise<{ id: string }> };

/** Items on the overview; all of them are on their own page. */
const ITEMS_SHOWN = 3;
const ROUNDS_SHOWN = 5;
/** Characters of a description in metadata. */
const DESCRIPTION_LENGTH = 200;

const load = cache(async (id: string) => {
  const number = numberParam(id, END_OF_NUMBERS);
  return tryRead(() => readDatanetOverview(serverClient(), { id: number }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const { value } = await load(id);
  if (!value) return { title: (await getTexts())("Datanet {id}", { id }) };
  const { datanet } = value;
  const { description } = await describe(datanet.content);
  return {
    title: datanet.name,
    description: firstWords(description?.description ?? ""),
    alternates: { canonical: `/datanets/${datanet.id}` },
  };
}

export default async function DatanetPage({ params }: Props) {
  const t = await getTexts();
  const { value, sentence } = await load((await params).id);
  if (!value) return <ChainSilent sentence={sentence} />;
  const { datanet, contributions, offeredTo } = value;
  const { id } = datanet;
  const [described, offer] = await Promise.all([
    describe(datanet.content),
    // The page is whole without it: a chain that does not answer this is asked again by the next.
    offeredTo && stewardshipOffer(serverClient(), offeredTo).catch(() => null),
  ]);
  const { description } = described;
  const { items, labels, labelledOf } = await latestItems(
    id,
    description,
    contributions,
    ITEMS_SHOWN,
  );
  const base = `/datanets/${id}`;
  const takesLabels = datanet.policy.labelsBps > 0 && description?.labels === "separate";

  return (
    <DatanetFrame
      datanet={datanet}
      described={described}
      tab=""
      actions={
        <>
          <ButtonLink href={`${base}/contribute`} variant="primary" size="large">
            {t("Contribute")}
          </ButtonLink>
          {takesLabels && (
            <ButtonLink href={`${base}/label`} size="large">
              {t("Label")}
            </ButtonLink>
          )}
          <ButtonLink href={`${base}/use`} size="large">
            {t("Use")}
          </ButtonLink>
          <ButtonLink href="#seats" size="large">
            {t("Take a seat")}
          </ButtonLink>
        </>
      }
    >
      <LiveRefresh />
      <div className="grid gap-x-10 gap-y-10 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="flex min-w-0 flex-col gap-10">
          <OpenRound datanet={datanet} />
          <Section
            id="rounds"
            title={t("Rounds")}
            actions={<All href={`${base}/rounds`}>{t("All rounds")}</All>}
          >
            {datanet.rounds.length > 0 && (
              <div className="mb-6">
                <RoundsChart rounds={datanet.rounds} />
              </div>
            )}
            <RoundsTable datanet={datanet} rounds={datanet.rounds.slice(0, ROUNDS_SHOWN)} />
          </Section>
          <Section
            id="usage"
            title={t("Use and burn")}
            description={t("What was paid for use, and what of it left the supply for ever.")}
            actions={<All href={`${base}/use`}>{t("Pay for use")}</All>}
          >
            <UsageOverTime datanet={id} />
          </Section>
          <Benches datanet={datanet} />
        </div>
        <PartList className="self-start">
          <Part title={t("Money")}>
            <Pools datanet={datanet} />
          </Part>
          <Part title={t("Integrity")}>
            <Brief datanet={datanet} />
            <OpenCases datanet={id} open={caseRecord(contributions.rows).open} />
          </Part>
          {labels.map((field, index) => (
            <Part
              key={field.name}
              title={index === 0 ? t("Labels") : t("Labels, {field}", { field: field.name })}
              description={t(
                plural(
                  labelledOf,
                  "Of the newest {n} accepted item.",
                  "Of the newest {n} accepted items.",
                ),
              )}
            >
              <LabelBars field={field} />
            </Part>
          ))}
          {description && (
            <Part title={t("The data")}>
              <Schema description={description} options={labels.length === 0} />
              <div className="mt-4 min-h-10">
                <ContentCheck digest={datanet.content} auto />
              </div>
            </Part>
          )}
          <Part title={t("Guidelines")} description={t("What judges go by.")}>
            <Guidelines {...described} />
          </Part>
        </PartList>
      </div>

      <Section
        id="items"
        title={t("Newest accepted items")}
        actions={<All href={`${base}/items`}>{t("All items")}</All>}
        className="mt-10"
      >
        {items.length === 0 ? (
          <EmptyState
            title={t("Nothing accepted yet")}
            actions={<ButtonLink href={`${base}/contribute`}>{t("Contribute")}</ButtonLink>}
          >
            {t("Items appear here once a round has judged them good.")}
          </EmptyState>
        ) : (
          <ItemGrid items={items} datanet={id} />
        )}
      </Section>

      <section aria-label={t("Rules")} className="mt-10 flex flex-col gap-3">
        {offer && <StewardshipOffer datanet={id} offer={offer} />}
        <PolicyDetails datanet={datanet} />
      </section>
      <StewardDesk datanet={id} steward={datanet.steward} offer={offer} description={description} />
    </DatanetFrame>
  );
}

/** A line where items are being challenged. */
function OpenCases({ datanet, open }: { datanet: number; open: number }) {
  const t = useTexts();
  if (open === 0) return null;
  return (
    <p className="mt-4 text-sm">
      <Link href={`/datanets/${datanet}/cases`} className="text-accent hover:underline">
        {t(plural(open, "{n} case is open", "{n} cases are open"))}
      </Link>
    </p>
  );
}

/** Of a steward's description: what search results and previews have room for. */
function firstWords(text: string): string | undefined {
  const line = text.replace(/\s+/g, " ").trim();
  if (line === "") return undefined;
  return line.length <= DESCRIPTION_LENGTH ? line : `${line.slice(0, DESCRIPTION_LENGTH - 1)}…`;
}

/** The way to all of what a section shows a part of. */
function All({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="text-accent text-sm font-medium hover:underline">
      {children}
    </Link>
  );
}
