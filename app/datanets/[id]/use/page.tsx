import { getTexts } from "@/components/texts/server";
import type { Metadata } from "next";
import { ChainSilent } from "@/components/datanets/ChainSilent";
import { DatanetFrame } from "@/components/datanets/DatanetFrame";
import { tryRead } from "@/components/datanets/tryRead";
import { UsageOverTime } from "@/components/datanets/UsageOverTime";
import { explained } from "@/components/help/explained";
import { Concerns } from "@/components/integrity/Concerns";
import { UseDesk } from "@/components/usage/UseDesk";
import { LiveRefresh } from "@/components/shell/LiveRefresh";
import { Section } from "@/components/ui/Panel";
import { describe } from "@/components/work/description";
import { END_OF_NUMBERS, numberParam } from "@/components/work/params";
import { serverClient } from "@/lib/chain/client";
import { readDatanet } from "@/lib/datanets/reads";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTexts();
  return {
    title: t("Use datanet {id}", { id: (await params).id }),
    description: t(
      "Pay for use, see where every part of the payment goes, and take the data with you.",
    ),
  };
}

export default async function UsePage({ params }: Props) {
  const t = await getTexts();
  const id = numberParam((await params).id, END_OF_NUMBERS);
  const { value: datanet, sentence } = await tryRead(() => readDatanet(serverClient(), { id }));
  if (!datanet) return <ChainSilent sentence={sentence} />;
  const described = await describe(datanet.content);
  return (
    <DatanetFrame datanet={datanet} described={described} tab="/use">
      <LiveRefresh seconds={12} />
      <p className="text-muted mb-5 max-w-3xl text-sm">
        {explained(
          t(
            "Whoever trains, tests or answers with this data pays for it here, in {open}. A payment is split between contributors, {curationPool|curation pool}, {stewardship|steward} and {burn}. It never changes anybody's rank: popularity is shown as what was burned, which nobody can get back.",
          ),
        )}
      </p>
      <Concerns datanet={datanet} className="mb-5" />
      <UseDesk datanet={datanet} />
      <Section
        id="over-time"
        title={t("Use and burn")}
        description={t("What was paid for use, and what of it left the supply for ever.")}
        className="mt-10"
      >
        <UsageOverTime datanet={id} pay={false} />
      </Section>
      <Section
        id="download"
        title={t("Take the data with you")}
        className="mt-10"
        description={t(
          "Accepted items with their labels, one JSON object a line: contributor, round, content address and hash of each, so that every line can be checked against the chain.",
        )}
        actions={
          <a href={`/api/datanets/${id}/export`} download className="text-accent text-sm underline">
            {t("Download JSONL")}
          </a>
        }
      >
        <p className="text-muted text-sm">
          {described.description &&
            `${t("License: {license}.", { license: described.description.license })} `}
          {t("Text is in the lines themselves; pictures are named by the address of their bytes.")}
        </p>
      </Section>
    </DatanetFrame>
  );
}
