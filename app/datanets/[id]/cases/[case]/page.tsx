import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaseView } from "@/components/cases/CaseView";
import { caseHasEnded } from "@/components/cases/words";
import { LiveRefresh } from "@/components/shell/LiveRefresh";
import { getTexts } from "@/components/texts/server";
import { describe } from "@/components/work/description";
import { END_OF_NUMBERS, numberParam, orNotFound } from "@/components/work/params";
import { readCase } from "@/lib/cases/reads";
import { serverClient } from "@/lib/chain/client";

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
  const page = await orNotFound(
    readCase(serverClient(), { id: numberParam(number, END_OF_CASES) }),
  );
  if (page.brief.datanet !== datanet) notFound();
  const described = await describe(page.datanetContent);
  return (
    <>
      {!caseHasEnded(page.brief.state) && <LiveRefresh seconds={4} />}
      <CaseView page={page} described={described} />
    </>
  );
}
