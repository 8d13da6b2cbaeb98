import { ChainSilent } from "@/components/datanets/ChainSilent";
import { ExploreList } from "@/components/datanets/ExploreList";
import type { Listed } from "@/components/datanets/filter";
import { HowItWorks } from "@/components/datanets/HowItWorks";
import { tryRead } from "@/components/datanets/tryRead";
import { LiveRefresh } from "@/components/shell/LiveRefresh";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/feedback";
import { PageHeader } from "@/components/ui/Panel";
import { describe } from "@/components/work/description";
import { serverClient } from "@/lib/chain/client";
import { readExplore } from "@/lib/datanets/reads";
import type { DatanetSummary } from "@/lib/datanets/types";
import { plural } from "@/lib/format/number";

type Props = { searchParams: Promise<{ from?: string | string[] }> };

export default async function ExplorePage({ searchParams }: Props) {
  const { from } = await searchParams;
  const cursor = typeof from === "string" && /^[1-9]\d{0,8}$/.test(from) ? Number(from) : 0;
  const { value: page, sentence } = await tryRead(() => readExplore(serverClient(), { cursor }));
  return (
    <>
      <PageHeader
        title="Datasets that live as long as they are useful"
        description="A datanet is a dataset owned by the people who bring and judge its data: it is checked item by item, paid for by use, and pays them while it is used."
        actions={
          <>
            <ButtonLink href="/try">Try curating, no wallet needed</ButtonLink>
            <ButtonLink href="/create" variant="primary">
              Create a datanet
            </ButtonLink>
          </>
        }
      />
      {cursor === 0 && <HowItWorks />}
      {page ? (
        <section aria-labelledby="datanets">
          <LiveRefresh />
          <div className="mb-4 flex items-baseline justify-between gap-4">
            <h2 id="datanets" className="text-lg">
              Datanets
            </h2>
            <p className="text-muted text-sm">{plural(page.total, "datanet")}, newest first</p>
          </div>
          {page.total === 0 ? (
            <EmptyState
              title="No datanet yet"
              actions={<ButtonLink href="/create">Create the first one</ButtonLink>}
            >
              Describe what data you need and by which rules it is judged.
            </EmptyState>
          ) : (
            <ExploreList datanets={await Promise.all(page.datanets.map(listed))} />
          )}
          <nav aria-label="More datanets" className="mt-6 flex justify-between gap-3">
            {cursor > 0 ? <ButtonLink href="/">Newest</ButtonLink> : <span />}
            {page.next > 0 && <ButtonLink href={`/?from=${page.next}`}>Older</ButtonLink>}
          </nav>
        </section>
      ) : (
        <ChainSilent sentence={sentence} />
      )}
    </>
  );
}

async function listed(datanet: DatanetSummary): Promise<Listed> {
  const { description } = await describe(datanet.content);
  return {
    ...datanet,
    type: description?.type ?? null,
    about: description?.description ?? null,
  };
}
