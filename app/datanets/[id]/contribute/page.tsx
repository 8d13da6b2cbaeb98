import { getTexts } from "@/components/texts/server";
import type { Metadata } from "next";
import Link from "next/link";
import { ContributeDesk } from "@/components/contribute/ContributeDesk";
import { explained } from "@/components/help/explained";
import { Concerns } from "@/components/integrity/Concerns";
import { LiveRefresh } from "@/components/shell/LiveRefresh";
import { Callout } from "@/components/ui/feedback";
import { PageHeader, Section } from "@/components/ui/Panel";
import { describe } from "@/components/work/description";
import { Guidelines } from "@/components/work/Guidelines";
import { END_OF_NUMBERS, numberParam, orNotFound } from "@/components/work/params";
import { serverClient } from "@/lib/chain/client";
import { readDatanet } from "@/lib/datanets/reads";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTexts();
  return {
    title: t("Contribute to datanet {id}", { id: (await params).id }),
    description: t(
      "Add items for a fee and a bond. People drawn by lot judge them blind; what they accept earns from every use.",
    ),
  };
}

export default async function ContributePage({ params }: Props) {
  const t = await getTexts();
  const id = numberParam((await params).id, END_OF_NUMBERS);
  const datanet = await orNotFound(readDatanet(serverClient(), { id }));
  const described = await describe(datanet.content);

  return (
    <>
      <LiveRefresh seconds={10} />
      <PageHeader
        eyebrow={
          <Link href={`/datanets/${id}`} className="text-accent hover:underline">
            {datanet.name}
          </Link>
        }
        title={t("Contribute")}
        description={explained(
          t(
            "Add {item|items}, pay a {reviewFee|fee for their review} and leave a {bond} on them. People who are drawn by lot, a {panel} and a blind {jury}, judge them; what they accept earns from every {usage|use} of the datanet.",
          ),
        )}
      />
      <Concerns datanet={datanet} className="mb-6" />
      {described.description ? (
        <ContributeDesk datanet={datanet} description={described.description}>
          <Section
            id="guidelines"
            title={t("Guidelines")}
            description={t(
              "The judges decide by these. Items that break them lose a part of their bond.",
            )}
            className="mt-6"
          >
            <Guidelines {...described} />
          </Section>
        </ContributeDesk>
      ) : (
        <Callout tone="danger" title={t("This datanet cannot take contributions here now")}>
          <p>
            {t(
              "Its description is needed to read your files, and it could not be loaded: {reason}",
              { reason: t(described.sentence) },
            )}
          </p>
        </Callout>
      )}
    </>
  );
}
