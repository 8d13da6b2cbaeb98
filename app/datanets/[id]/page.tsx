import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { Benches } from "@/components/datanets/Benches";
import { ChainSilent } from "@/components/datanets/ChainSilent";
import { DatanetFrame } from "@/components/datanets/DatanetFrame";
import { ItemGrid } from "@/components/datanets/ItemCard";
import { OpenRound } from "@/components/datanets/OpenRound";
import { PolicyDetails } from "@/components/datanets/PolicyDetails";
import { Pools } from "@/components/datanets/Pools";
import { latestItems } from "@/components/datanets/previews";
import { RoundsTable } from "@/components/datanets/RoundsTable";
import { Schema } from "@/components/datanets/Schema";
import { StewardDesk } from "@/components/datanets/StewardDesk";
import { tryRead } from "@/components/datanets/tryRead";
import { LiveRefresh } from "@/components/shell/LiveRefresh";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/feedback";
import { Panel } from "@/components/ui/Panel";
import { describe } from "@/components/work/description";
import { Guidelines } from "@/components/work/Guidelines";
import { END_OF_NUMBERS, numberParam } from "@/components/work/params";
import { serverClient } from "@/lib/chain/client";
import { readDatanet } from "@/lib/datanets/reads";

type Props = { params: Promise<{ id: string }> };

/** Items on the overview; all of them are on their own page. */
const ITEMS_SHOWN = 3;
const ROUNDS_SHOWN = 5;

const load = cache(async (id: string) => {
  const number = numberParam(id, END_OF_NUMBERS);
  return tryRead(() => readDatanet(serverClient(), { id: number }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return { title: (await load(id)).value?.name ?? `Datanet ${id}` };
}

export default async function DatanetPage({ params }: Props) {
  const { value: datanet, sentence } = await load((await params).id);
  if (!datanet) return <ChainSilent sentence={sentence} />;
  const { id } = datanet;
  const described = await describe(datanet.content);
  const { description } = described;
  const items = await latestItems(id, description, ITEMS_SHOWN);
  const base = `/datanets/${id}`;
  const takesLabels = datanet.policy.labelsBps > 0 && description?.labels === "separate";

  return (
    <DatanetFrame
      datanet={datanet}
      described={described}
      tab=""
      check
      actions={
        <>
          <ButtonLink href={`${base}/contribute`} variant="primary">
            Contribute
          </ButtonLink>
          {takesLabels && <ButtonLink href={`${base}/label`}>Label</ButtonLink>}
          <ButtonLink href={`${base}/use`}>Use</ButtonLink>
          <ButtonLink href="#seats">Take a seat</ButtonLink>
        </>
      }
    >
      <LiveRefresh />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <OpenRound datanet={datanet} />
          <section aria-labelledby="rounds">
            <SectionHead
              id="rounds"
              title="Recent rounds"
              href={`${base}/rounds`}
              all="All rounds"
            />
            <RoundsTable datanet={datanet} rounds={datanet.rounds.slice(0, ROUNDS_SHOWN)} />
          </section>
          <Benches datanet={datanet} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <Pools datanet={datanet} />
          {description && <Schema description={description} />}
          <Panel title="Guidelines" description="What judges go by.">
            <Guidelines {...described} />
          </Panel>
        </div>
      </div>

      <section aria-labelledby="items" className="mt-8">
        <SectionHead
          id="items"
          title="Newest accepted items"
          href={`${base}/items`}
          all="All items"
        />
        {items.length === 0 ? (
          <EmptyState
            title="Nothing accepted yet"
            actions={<ButtonLink href={`${base}/contribute`}>Contribute</ButtonLink>}
          >
            Items appear here once a round has judged them good.
          </EmptyState>
        ) : (
          <ItemGrid items={items} datanet={id} />
        )}
      </section>

      <section aria-label="Rules" className="mt-8">
        <PolicyDetails datanet={datanet} />
      </section>
      <StewardDesk datanet={id} steward={datanet.steward} description={description} />
    </DatanetFrame>
  );
}

function SectionHead({
  id,
  title,
  href,
  all,
}: {
  id: string;
  title: string;
  href: string;
  all: string;
}) {
  return (
    <div className="mb-3 flex items-baseline justify-between gap-4">
      <h2 id={id} className="text-base">
        {title}
      </h2>
      <Link href={href} className="text-accent text-sm hover:underline">
        {all}
      </Link>
    </div>
  );
}
