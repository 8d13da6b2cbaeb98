import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaseView } from "@/components/cases/CaseView";
import { loadEvidence } from "@/components/cases/evidence";
import { caseHasEnded } from "@/components/cases/words";
import { LiveRefresh } from "@/components/shell/LiveRefresh";
import { getTexts } from "@/components/texts/server";
import { describe } from "@/components/work/description";
import { END_OF_NUMBERS, numberParam, orNotFound } from "@/components/work/params";
import { readCaseEnd, readComparisons } from "@/lib/cases/history";
import { readCase } from "@/lib/cases/reads";
import { serverClient } from "@/lib/chain/client";
import { readContribution } from "@/lib/contributions/reads";

type Props = { params: Promise<{ id: string; case: string }> };

/** Cases are numbered across all datanets, in 32 bits. */
const END_OF_CASES = 2 ** 32;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTexts();
  const { id, case: number } = await params;
  return {
    title: t("Case {number} of datanet {id}", { number, id }),
    description: t(
      "Accepted items that somebody challenges: why, with what evidence, who judges and what came out.",
    ),
  };
}

export default async function CasePage({ params }: Props) {
  const { id, case: number } = await params;
  const datanet = numberParam(id, END_OF_NUMBERS);
  const client = serverClient();
  const page = await orNotFound(readCase(client, { id: numberParam(number, END_OF_CASES) }));
  const { brief, row } = page;
  if (brief.datanet !== datanet) notFound();
  const ended = caseHasEnded(brief.state);
  // Some public RPCs refuse to search far back; the page then does without what only events tell.
  const [described, evidence, parent, end, comparisons] = await Promise.all([
    describe(page.datanetContent),
    loadEvidence(brief.evidence),
    row.parent === null ? null : readContribution(client, { id: row.parent }),
    ended ? readCaseEnd(client, brief.id).catch(() => null) : null,
    page.equalSlots === null ? null : readComparisons(client, brief.id).catch(() => null),
  ]);
  return (
    <>
      {!ended && <LiveRefresh seconds={4} />}
      <CaseView
        page={page}
        described={described}
        evidence={evidence}
        parent={parent && { id: parent.row.id, content: parent.row.content }}
        end={end}
        comparisons={comparisons}
      />
    </>
  );
}
