import { getTexts } from "@/components/texts/server";
import type { Metadata } from "next";
import { ContributionView } from "@/components/contribute/ContributionView";
import { hasEnded } from "@/components/contribute/next";
import { LiveRefresh } from "@/components/shell/LiveRefresh";
import { describe } from "@/components/work/description";
import { END_OF_NUMBERS, numberParam, orNotFound } from "@/components/work/params";
import { serverClient } from "@/lib/chain/client";
import { readContributionCases } from "@/lib/cases/reads";
import { contributionId } from "@/lib/contributions/ids";
import { readContribution } from "@/lib/contributions/reads";

type Props = { params: Promise<{ id: string; seq: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTexts();
  const { id, seq } = await params;
  return {
    title: t("Contribution {number} of datanet {id}", { number: seq, id }),
    description: t(
      "What a contribution consists of, how it was judged, what it earns, and how to check it against the chain.",
    ),
  };
}

export default async function ContributionPage({ params }: Props) {
  const { id, seq } = await params;
  const datanet = numberParam(id, END_OF_NUMBERS);
  const sequence = numberParam(seq, END_OF_NUMBERS);
  const client = serverClient();
  const { contribution: page, cases } = await orNotFound(
    readContributionCases(client, { id: contributionId(datanet, sequence) }),
  );
  const [described, parent] = await Promise.all([
    describe(page.datanetContent),
    page.row.parent === null ? null : readContribution(client, { id: page.row.parent }),
  ]);

  return (
    <>
      {!hasEnded(page.round.state) && <LiveRefresh seconds={6} />}
      <ContributionView
        page={page}
        parent={parent}
        cases={cases}
        inlineField={described.description?.fields[0]?.name ?? "label"}
      />
    </>
  );
}
