import { getTexts } from "@/components/texts/server";
import type { Metadata } from "next";
import { RoundView } from "@/components/curate/RoundView";
import { LiveRefresh } from "@/components/shell/LiveRefresh";
import { describe } from "@/components/work/description";
import { END_OF_NUMBERS, numberParam, orNotFound } from "@/components/work/params";
import { serverClient } from "@/lib/chain/client";
import { readRoundParents } from "@/components/curate/parents";
import { readSettlement } from "@/lib/curation/settlement";
import { readRound } from "@/lib/curation/reads";

type Props = { params: Promise<{ id: string; round: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTexts();
  const { id, round } = await params;
  return {
    title: t("Round {number} of datanet {id}", { number: round, id }),
    description: t(
      "One round: its phases, who sits, what was accepted and what the judges were paid.",
    ),
  };
}

export default async function RoundPage({ params }: Props) {
  const { id, round: number } = await params;
  const datanet = numberParam(id, END_OF_NUMBERS);
  const client = serverClient();
  const round = await orNotFound(
    readRound(client, { datanet, round: numberParam(number, END_OF_NUMBERS) }),
  );
  const [described, parents, settlement] = await Promise.all([
    describe(round.datanetContent),
    readRoundParents(client, round),
    // Some public RPCs refuse to search far back; the page then does without pay by seat.
    round.state === "settled"
      ? readSettlement(client, {
          datanet,
          round: round.number,
          head: round.now.blockNumber,
        }).catch(() => null)
      : null,
  ]);

  return (
    <>
      {round.state !== "settled" && round.state !== "refunded" && <LiveRefresh seconds={4} />}
      <RoundView round={round} described={described} parents={parents} settlement={settlement} />
    </>
  );
}
