import type { Metadata } from "next";
import Link from "next/link";
import { ChallengeDesk } from "@/components/cases/file/ChallengeDesk";
import { challengeable, itemsFrom } from "@/components/cases/file/filing";
import { explained } from "@/components/help/explained";
import { getTexts } from "@/components/texts/server";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/feedback";
import { PageHeader, Section } from "@/components/ui/Panel";
import { describe } from "@/components/work/description";
import { Guidelines } from "@/components/work/Guidelines";
import { END_OF_NUMBERS, numberParam, orNotFound } from "@/components/work/params";
import { serverClient } from "@/lib/chain/client";
import { contributionId } from "@/lib/contributions/ids";
import { readContribution } from "@/lib/contributions/reads";

type Query = string | string[] | undefined;
type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ contribution?: Query; items?: Query }>;
};

const one = (value: Query): string | undefined => (typeof value === "string" ? value : undefined);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTexts();
  return {
    title: t("Challenge items of datanet {id}", { id: (await params).id }),
    description: t(
      "Bring accepted items before a jury: choose them, say what is wrong, and leave a deposit.",
    ),
  };
}

export default async function ChallengePage({ params, searchParams }: Props) {
  const t = await getTexts();
  const datanet = numberParam((await params).id, END_OF_NUMBERS);
  const query = await searchParams;
  const home = `/datanets/${datanet}`;
  const sequence = one(query.contribution);
  if (sequence === undefined) {
    return (
      <EmptyState
        title={t("Choose what to challenge")}
        actions={<ButtonLink href={`${home}/items`}>{t("See the items")}</ButtonLink>}
      >
        {t("Open an accepted item or a contribution; the way to challenge it is there.")}
      </EmptyState>
    );
  }
  const client = serverClient();
  const id = contributionId(datanet, numberParam(sequence, END_OF_NUMBERS));
  const page = await orNotFound(readContribution(client, { id }));
  const { row } = page;
  const may = challengeable(row);
  const [described, parent] = await Promise.all([
    describe(page.datanetContent),
    row.parent === null ? null : readContribution(client, { id: row.parent }),
  ]);
  return (
    <>
      <PageHeader
        eyebrow={
          <>
            <Link href={home} className="text-accent hover:underline">
              {page.name}
            </Link>{" "}
            /{" "}
            <Link
              href={`${home}/contributions/${row.sequence}`}
              className="text-accent hover:underline"
            >
              {t("Contribution {number}", { number: row.sequence })}
            </Link>
          </>
        }
        title={t("Challenge items")}
        description={explained(
          t(
            "A {jury} drawn by lot decides whether these accepted {item|items} stay. If it agrees with you they lose {bond} and income, and you get a reward; if not, you pay.",
          ),
        )}
      />
      {may === 0n ? (
        <EmptyState
          title={t("Nothing here can be challenged")}
          actions={
            <ButtonLink href={`${home}/contributions/${row.sequence}`}>
              {t("Back to the contribution")}
            </ButtonLink>
          }
        >
          {t(
            row.state === "settled"
              ? "Only accepted items that still hold a bond can be: these were rejected, struck already, or released to their contributor."
              : "Its round has not been judged yet. Only accepted items can be challenged.",
          )}
        </EmptyState>
      ) : (
        <ChallengeDesk
          datanet={datanet}
          stored={{ id: row.id, content: row.content }}
          parent={parent && { id: parent.row.id, content: parent.row.content }}
          inlineField={described.description?.fields[0]?.name ?? "label"}
          may={may}
          named={itemsFrom(one(query.items), may)}
          bondWei={page.policy.bondWei}
        >
          <Section
            id="guidelines"
            title={t("Guidelines")}
            description={t("What the items are judged by.")}
          >
            <Guidelines {...described} />
          </Section>
        </ChallengeDesk>
      )}
    </>
  );
}
