import { useTexts } from "#texts";
import { getTexts } from "@/components/texts/server";
import type { Metadata } from "next";
import { ChainSilent } from "@/components/datanets/ChainSilent";
import { ExploreList } from "@/components/datanets/ExploreList";
import type { Listed } from "@/lib/datanets/listed";
import { HowItWorks } from "@/components/datanets/HowItWorks";
import { listedOf } from "@/components/datanets/listedOf";
import { LoopPicture } from "@/components/datanets/LoopPicture";
import { Totals } from "@/components/datanets/Totals";
import { tryRead } from "@/components/datanets/tryRead";
import { explained } from "@/components/help/explained";
import { AsOf } from "@/components/shell/AsOf";
import { LiveRefresh } from "@/components/shell/LiveRefresh";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/feedback";
import { PageHeader } from "@/components/ui/Panel";
import { serverClient } from "@/lib/chain/client";
import { readExplore } from "@/lib/datanets/reads";
import type { DatanetSummary, ExplorePage } from "@/lib/datanets/types";
import { plural } from "@/lib/texts/text";

type Props = { searchParams: Promise<{ from?: string | string[] }> };

export const metadata: Metadata = { alternates: { canonical: "/" } };

export default async function HomePage({ searchParams }: Props) {
  const t = await getTexts();
  const { from } = await searchParams;
  const cursor = typeof from === "string" && /^[1-9]\d{0,8}$/.test(from) ? Number(from) : 0;
  const { value: page, sentence } = await tryRead(() => readExplore(serverClient(), { cursor }));
  return (
    <>
      {cursor === 0 ? <Hero>{page && <Totals page={page} />}</Hero> : <OlderHeader />}
      {page ? (
        <section aria-labelledby="datanets" className="scroll-mt-24">
          <LiveRefresh />
          <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
            <div>
              <h2 id="datanets" className="scroll-mt-24 text-2xl">
                {t("Datanets")}
              </h2>
              <p className="text-muted mt-1 text-sm">
                {t.rich(
                  plural(
                    page.total,
                    "{n} datanet, newest first, as of {block}",
                    "{n} datanets, newest first, as of {block}",
                  ),
                  { block: <AsOf block={page.now.blockNumber} /> },
                )}
              </p>
            </div>
            <ButtonLink href="/create">{t("Create a datanet")}</ButtonLink>
          </div>
          {page.total === 0 ? (
            <EmptyState
              title={t("No datanet yet")}
              actions={<ButtonLink href="/create">{t("Create the first one")}</ButtonLink>}
            >
              {t("Describe what data you need and by which rules it is judged.")}
            </EmptyState>
          ) : (
            <ExploreList
              datanets={await Promise.all(page.datanets.map(listed))}
              total={cursor === 0 ? page.total : undefined}
              blockNumber={page.now.blockNumber}
            />
          )}
          {cursor > 0 ? (
            <Pages page={page} newest />
          ) : (
            <noscript>
              <Pages page={page} />
            </noscript>
          )}
        </section>
      ) : (
        <ChainSilent sentence={sentence} />
      )}
    </>
  );
}

/** The claim, the loop as a picture, and the loop in words. */
function Hero({ children }: { children: React.ReactNode }) {
  const t = useTexts();
  return (
    <div className="bleed border-line relative isolate -mt-7 mb-12 border-b sm:-mt-10">
      <div aria-hidden className="bit-paper absolute inset-0 -z-10" />
      <div className="page">
        <div className="grid items-center gap-x-12 gap-y-8 pt-10 pb-10 lg:grid-cols-[minmax(0,1.05fr)_minmax(0,1fr)] lg:pt-14">
          <div>
            <h1 className="text-[clamp(2.5rem,1.4rem+4.6vw,4.5rem)] leading-[1.02] font-bold tracking-[-0.035em]">
              {t("Datasets that live as long as they are useful")}
            </h1>
            <p className="text-muted mt-5 max-w-xl text-lg">
              {explained(
                t(
                  "A {datanet} is a dataset owned by the people who bring and judge its data. It is checked {item} by item, paid for by {usage|use}, and pays them in {open} for as long as it is used.",
                ),
              )}
            </p>
            <div className="mt-7 flex flex-wrap gap-3">
              <ButtonLink href="#datanets" variant="primary" size="large">
                {t("Explore datanets")}
              </ButtonLink>
              <ButtonLink href="/try" size="large">
                {t("Try curating, no wallet needed")}
              </ButtonLink>
            </div>
            {children}
          </div>
          <LoopPicture className="mx-auto w-full max-w-xl" />
        </div>
        <div className="border-line border-t py-8">
          <HowItWorks />
        </div>
      </div>
    </div>
  );
}

/** Links through the list, for browsers without scripts, where it does not go on by itself. */
function Pages({ page, newest = false }: { page: ExplorePage; newest?: boolean }) {
  const t = useTexts();
  return (
    <nav aria-label={t("More datanets")} className="mt-6 flex justify-between gap-3">
      {newest ? <ButtonLink href="/">{t("Newest")}</ButtonLink> : <span />}
      {page.next > 0 && <ButtonLink href={`/?from=${page.next}`}>{t("Older")}</ButtonLink>}
    </nav>
  );
}

function OlderHeader() {
  const t = useTexts();
  return <PageHeader title={t("Older datanets")} description={t("Further back in the list.")} />;
}

async function listed(datanet: DatanetSummary): Promise<Listed> {
  return { ...datanet, ...(await listedOf(datanet)) };
}
