import { getTexts } from "@/components/texts/server";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { caseOfStrike } from "@/components/cases/strikes";
import { challengeable, challengePath } from "@/components/cases/file/filing";
import { ContentCheck } from "@/components/content/ContentCheck";
import ItemPreview from "@/components/content/ItemPreview";
import { ChainSilent } from "@/components/datanets/ChainSilent";
import { itemSource } from "@/components/datanets/ItemCard";
import { LabelBadges } from "@/components/datanets/LabelBadges";
import { inlineField, readItem } from "@/components/datanets/previews";
import { tryRead } from "@/components/datanets/tryRead";
import { AddressTag } from "@/components/ui/AddressTag";
import { useTexts } from "#texts";
import { Badge } from "@/components/ui/Badge";
import { ButtonLink } from "@/components/ui/Button";
import { CopyButton } from "@/components/ui/CopyButton";
import { Entry } from "@/components/ui/Entry";
import { Callout, ExternalContentNote } from "@/components/ui/feedback";
import { PageHeader, Panel } from "@/components/ui/Panel";
import { describe } from "@/components/work/description";
import { END_OF_NUMBERS, numberParam } from "@/components/work/params";
import { readCasesOf } from "@/lib/cases/reads";
import { serverClient } from "@/lib/chain/client";
import { digestToCid } from "@/lib/content/cid";
import { sequenceOf, contributionId } from "@/lib/contributions/ids";
import { readContribution } from "@/lib/contributions/reads";
import { hasBit } from "@/lib/curation/bitmap";
import { shortHex } from "@/lib/format/address";
import { formatBytes } from "@/lib/format/number";
import { plural } from "@/lib/texts/text";

type Props = { params: Promise<{ id: string; item: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTexts();
  const { id, item } = await params;
  return {
    title: t("Item {item} of datanet {id}", { item, id }),
    description: t(
      "An accepted item: its content, its labels, who contributed it and how to check it against the chain.",
    ),
  };
}

export default async function ItemPage({ params }: Props) {
  const t = await getTexts();
  const { id, item: segment } = await params;
  const datanet = numberParam(id, END_OF_NUMBERS);
  const match = /^([1-9]\d{0,7})-(\d{1,3})$/.exec(segment);
  if (!match) notFound();
  const sequence = numberParam(match[1]!, END_OF_NUMBERS);
  const index = Number(match[2]);
  const { value, sentence } = await tryRead(async () => {
    const page = await readContribution(serverClient(), { id: contributionId(datanet, sequence) });
    const { row } = page;
    if (row.kind === "labels" || !hasBit(row.accepted, index)) notFound();
    if (hasBit(row.struck, index)) {
      const { cases } = await readCasesOf(serverClient(), { contribution: row.id });
      return { page, struckBy: caseOfStrike(cases, index) };
    }
    const { description } = await describe(page.datanetContent);
    return { page, shown: await readItem({ row, index }, inlineField(description)) };
  });
  if (!value) return <ChainSilent sentence={sentence} />;
  const { page, shown } = value;
  const { row } = page;
  if (!shown) {
    return (
      <StruckItem
        name={page.name}
        datanet={datanet}
        sequence={sequence}
        index={index}
        struckBy={value.struckBy}
      />
    );
  }
  const { item } = shown;
  const base = `/datanets/${datanet}`;
  const title =
    item?.file.title ??
    t("Item {item} of contribution {number}", { item: index + 1, number: sequence });
  const cid = digestToCid(row.content);

  return (
    <>
      <PageHeader
        eyebrow={
          <>
            <Link href={base} className="text-accent hover:underline">
              {page.name}
            </Link>{" "}
            /{" "}
            <Link href={`${base}/items`} className="text-accent hover:underline">
              {t("Items")}
            </Link>
          </>
        }
        title={title}
        description={
          <span className="flex flex-wrap gap-1.5">
            <Badge tone="ok">{t("Accepted")}</Badge>
            {row.kind === "refinement" && <Badge>{t("Refinement")}</Badge>}
            {item && <LabelBadges labels={item.labels} />}
            {row.openCases > 0 && (
              <Link href={`${base}/contributions/${sequence}#cases`} className="inline-flex">
                <Badge tone="warn">
                  {t(
                    plural(
                      row.openCases,
                      "{n} case about its contribution is open",
                      "{n} cases about its contribution are open",
                    ),
                  )}
                </Badge>
              </Link>
            )}
          </span>
        }
        actions={
          hasBit(challengeable(row), index) && (
            <ButtonLink href={challengePath(datanet, sequence, 1n << BigInt(index))}>
              {t("Challenge this item")}
            </ButtonLink>
          )
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <Panel title={t("Content")}>
          <ItemPreview preview={shown.preview} src={itemSource(shown)} title={title} />
          <ExternalContentNote className="border-line mt-4 border-t pt-3" />
        </Panel>
        <Panel title={t("Where it comes from")} description={t("What the chain says of it.")}>
          <dl className="flex flex-col gap-3 text-sm">
            <Entry term={t("Contributed by")}>
              <AddressTag address={row.contributor} />{" "}
              <Link
                href={`/account/${row.contributor}`}
                className="text-accent whitespace-nowrap hover:underline"
              >
                {t("see account")}
              </Link>
            </Entry>
            <Entry term={t("Contribution")}>
              <Link
                href={`${base}/contributions/${sequence}`}
                className="text-accent hover:underline"
              >
                {t("Contribution {number}, item {item} of {count}", {
                  number: sequence,
                  item: index + 1,
                  count: row.count,
                })}
              </Link>
            </Entry>
            <Entry term={t("Judged in")}>
              <Link href={`${base}/rounds/${row.round}`} className="text-accent hover:underline">
                {t("Round {number}", { number: row.round })}
              </Link>
            </Entry>
            {item?.refines && (
              <Entry term={t("Improves")}>
                <Link
                  href={`${base}/items/${sequenceOf(item.refines.contribution)}-${item.refines.index}`}
                  className="text-accent hover:underline"
                >
                  {t("Item {item} of contribution {number}", {
                    item: item.refines.index + 1,
                    number: sequenceOf(item.refines.contribution),
                  })}
                </Link>
              </Entry>
            )}
            {item && (
              <>
                <Entry term={t("File")}>
                  {item.file.mediaType}, {formatBytes(item.file.size)}
                </Entry>
                <Entry term={t("SHA-256 of the file")}>
                  <Hash text={item.file.sha256} label={t("hash of the file")} />
                </Entry>
              </>
            )}
            <Entry term={t("CID of the contribution")}>
              <Hash text={cid} label={t("CID")} />
            </Entry>
          </dl>
          <div className="border-line mt-4 border-t pt-4">
            <ContentCheck digest={row.content} contribution={row.id} itemsRoot={row.itemsRoot} />
          </div>
        </Panel>
      </div>
    </>
  );
}

/** In place of an item that a case has struck: its bytes are served no more. */
function StruckItem({
  name,
  datanet,
  sequence,
  index,
  struckBy,
}: {
  name: string;
  datanet: number;
  sequence: number;
  index: number;
  struckBy: number | null;
}) {
  const t = useTexts();
  const base = `/datanets/${datanet}`;
  return (
    <>
      <PageHeader
        eyebrow={
          <Link href={base} className="text-accent hover:underline">
            {name}
          </Link>
        }
        title={t("Item {item} of contribution {number}", { item: index + 1, number: sequence })}
        description={<Badge tone="danger">{t("Struck")}</Badge>}
      />
      <Callout
        tone="danger"
        title={
          struckBy === null
            ? t("A case struck this item")
            : t("Struck by case {id}", { id: struckBy })
        }
      >
        <p>
          {t(
            "A jury found against it: it earns nothing more, and this site no longer serves its content.",
          )}
        </p>
        <div className="mt-3 flex flex-wrap gap-2">
          {struckBy !== null && (
            <ButtonLink href={`${base}/cases/${struckBy}`} size="small">
              {t("See the case")}
            </ButtonLink>
          )}
          <ButtonLink href={`${base}/contributions/${sequence}`} size="small">
            {t("See the contribution")}
          </ButtonLink>
        </div>
      </Callout>
    </>
  );
}

function Hash({ text, label }: { text: string; label: string }) {
  return (
    <span className="inline-flex items-center gap-1 font-mono" title={text}>
      {shortHex(text, 8)}
      <CopyButton text={text} label={label} />
    </span>
  );
}
