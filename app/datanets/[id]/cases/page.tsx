import type { Metadata } from "next";
import { CasesTable } from "@/components/cases/CasesTable";
import { ChainSilent } from "@/components/datanets/ChainSilent";
import { DatanetFrame } from "@/components/datanets/DatanetFrame";
import { tryRead } from "@/components/datanets/tryRead";
import { explained } from "@/components/help/explained";
import { LiveRefresh } from "@/components/shell/LiveRefresh";
import { getTexts } from "@/components/texts/server";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/feedback";
import { describe } from "@/components/work/description";
import { END_OF_NUMBERS, numberParam } from "@/components/work/params";
import { readDatanetCases } from "@/lib/cases/reads";
import { serverClient } from "@/lib/chain/client";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

const PAGE_SIZE = 32;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTexts();
  return {
    title: t("Cases of datanet {id}", { id: (await params).id }),
    description: t(
      "Challenges of accepted items: what is said to be wrong, who judges, and what came out.",
    ),
  };
}

export default async function CasesPage({ params, searchParams }: Props) {
  const t = await getTexts();
  const id = numberParam((await params).id, END_OF_NUMBERS);
  const { before } = await searchParams;
  const cursor =
    typeof before === "string" && /^[1-9]\d{0,8}$/.test(before) ? Number(before) : undefined;
  const { value, sentence } = await tryRead(async () => {
    const page = await readDatanetCases(serverClient(), { id, cursor, limit: PAGE_SIZE });
    return { ...page, described: await describe(page.datanet.content) };
  });
  if (!value) return <ChainSilent sentence={sentence} />;
  const { datanet, described, list } = value;
  const base = `/datanets/${id}`;
  const none = list.cases.length === 0;
  return (
    <DatanetFrame datanet={datanet} described={described} tab="/cases">
      <LiveRefresh seconds={8} />
      <p className="text-muted mb-4 max-w-3xl text-sm">
        {explained(
          t(
            "Whoever finds that an accepted {item} is junk, a copy, mislabelled, synthetic, or somebody else's can challenge it while its {bond} is held, for a deposit. A {jury} drawn by lot decides the {case}; anyone may {appeal} to a larger one. Meanwhile the item's income waits.",
          ),
        )}
      </p>
      {none ? (
        <EmptyState
          title={t(
            cursor === undefined && list.next === 0
              ? "No case yet"
              : "No case of this datanet here",
          )}
          actions={
            list.next === 0 && <ButtonLink href={`${base}/items`}>{t("See the items")}</ButtonLink>
          }
        >
          {t(
            list.next === 0
              ? "Every accepted item has a way to challenge it on its page. If a jury agrees that it is bad, it loses its bond and what it has not yet earned, and the challenger gets a part."
              : "Cases of all datanets are numbered together, and the latest ones are about others.",
          )}
        </EmptyState>
      ) : (
        <CasesTable cases={list.cases} />
      )}
      {(cursor !== undefined || list.next !== 0) && (
        <nav aria-label={t("Pages of cases")} className="mt-6 flex justify-between gap-3">
          <span>
            {cursor !== undefined && (
              <ButtonLink href={`${base}/cases`} size="small">
                {t("Newest")}
              </ButtonLink>
            )}
          </span>
          <span>
            {list.next !== 0 && (
              <ButtonLink href={`${base}/cases?before=${list.next}`} size="small">
                {t("Older")}
              </ButtonLink>
            )}
          </span>
        </nav>
      )}
    </DatanetFrame>
  );
}
