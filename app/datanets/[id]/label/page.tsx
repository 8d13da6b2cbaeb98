import { useTexts } from "#texts";
import { getTexts } from "@/components/texts/server";
import type { Metadata } from "next";
import Link from "next/link";
import { explained } from "@/components/help/explained";
import { LabelView } from "@/components/label/LabelView";
import { ButtonLink } from "@/components/ui/Button";
import { Callout, EmptyState } from "@/components/ui/feedback";
import { PageHeader, Section } from "@/components/ui/Panel";
import { describe, type Described } from "@/components/work/description";
import { Guidelines } from "@/components/work/Guidelines";
import { END_OF_NUMBERS, numberParam, orNotFound } from "@/components/work/params";
import { serverClient } from "@/lib/chain/client";
import { readDatanetTargets } from "@/lib/contributions/reads";
import type { LabelTargetsPage } from "@/lib/contributions/types";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTexts();
  return {
    title: t("Label items of datanet {id}", { id: (await params).id }),
    description: t(
      "Accepted items that lack a label, one at a time; accepted labels earn a share of what their items earn.",
    ),
  };
}

export default async function LabelPage({ params }: Props) {
  const t = await getTexts();
  const id = numberParam((await params).id, END_OF_NUMBERS);
  const { targets: page, datanet } = await orNotFound(readDatanetTargets(serverClient(), { id }));
  const described = await describe(page.datanetContent);

  return (
    <>
      <PageHeader
        eyebrow={
          <Link href={`/datanets/${id}`} className="text-accent hover:underline">
            {page.name}
          </Link>
        }
        title={t("Label")}
        description={explained(
          t(
            "Accepted {item|items} that lack a label, one at a time. Your {labels} go into a {round} and are judged like items; accepted ones earn a share of what their items earn.",
          ),
        )}
      />
      <Work id={id} page={page} described={described} forfeitBps={datanet.policy.forfeitBps} />
    </>
  );
}

function Work({
  id,
  page,
  described,
  forfeitBps,
}: {
  id: number;
  page: LabelTargetsPage;
  described: Described;
  forfeitBps: number;
}) {
  const t = useTexts();
  const { description } = described;
  if (!description) {
    return (
      <Callout tone="danger" title={t("Labelling needs the datanet's description")}>
        <p>{t("It could not be loaded: {reason}", { reason: t(described.sentence) })}</p>
      </Callout>
    );
  }
  if (description.labels !== "separate" || page.labelsBps === 0) {
    return (
      <EmptyState
        title={t("This datanet does not take separate labels")}
        actions={
          <ButtonLink href={`/datanets/${id}/contribute`}>{t("Contribute data")}</ButtonLink>
        }
      >
        {t(
          description.labels === "inline"
            ? "Its items carry their labels from the start, so labelling is a part of contributing."
            : "Its items have no labels.",
        )}
      </EmptyState>
    );
  }
  return (
    <LabelView datanet={id} description={description} page={page} forfeitBps={forfeitBps}>
      <Section
        id="guidelines"
        title={t("Guidelines")}
        description={t("Labels are judged by these.")}
      >
        <Guidelines {...described} />
      </Section>
    </LabelView>
  );
}
