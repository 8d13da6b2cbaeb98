import { getTexts } from "@/components/texts/server";
import type { Metadata } from "next";
import { ChainSilent } from "@/components/datanets/ChainSilent";
import { DatanetFrame } from "@/components/datanets/DatanetFrame";
import { ItemGrid } from "@/components/datanets/ItemCard";
import { LabelBars } from "@/components/datanets/LabelBars";
import { readItems } from "@/components/datanets/previews";
import { tryRead } from "@/components/datanets/tryRead";
import { explained } from "@/components/help/explained";
import { buttonClass, ButtonLink } from "@/components/ui/Button";
import { cn } from "@/components/ui/cn";
import { EmptyState, ExternalContentNote } from "@/components/ui/feedback";
import { describe } from "@/components/work/description";
import { END_OF_NUMBERS, numberParam } from "@/components/work/params";
import { serverClient } from "@/lib/chain/client";
import { readDatanetContributions } from "@/lib/contributions/reads";
import { formatCount } from "@/lib/format/number";
import { plural } from "@/lib/texts/text";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ page?: string | string[] }>;
};

const PAGE_SIZE = 24;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTexts();
  return {
    title: t("Items of datanet {id}", { id: (await params).id }),
    description: t(
      "Every accepted item with its labels and where it came from, to look at and to download.",
    ),
  };
}

export default async function ItemsPage({ params, searchParams }: Props) {
  const t = await getTexts();
  const id = numberParam((await params).id, END_OF_NUMBERS);
  const { page } = await searchParams;
  const number = typeof page === "string" && /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1;
  const { value, sentence } = await tryRead(async () => {
    const { datanet, contributions } = await readDatanetContributions(serverClient(), { id });
    const described = await describe(datanet.content);
    const skip = (number - 1) * PAGE_SIZE;
    const found = await readItems(id, described.description, contributions, {
      skip,
      take: PAGE_SIZE,
    });
    return { datanet, described, found };
  });
  if (!value) return <ChainSilent sentence={sentence} />;
  const { items, total, complete } = value.found;
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const base = `/datanets/${id}`;
  const count = complete
    ? formatCount(total)
    : t("at least {count}", { count: formatCount(total) });

  return (
    <DatanetFrame datanet={value.datanet} described={value.described} tab="/items">
      <div className="mb-8 grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div>
          <h2 className="text-2xl">{t("Accepted items: {count}", { count })}</h2>
          <p className="text-muted mt-2 max-w-prose">
            {explained(
              t(
                "Each was judged good by a {panel} drawn by lot. Newest {contribution|contributions} first.",
              ),
            )}
          </p>
          {total > 0 && (
            <a
              href={`/api/datanets/${id}/export`}
              download
              className={cn(buttonClass("secondary"), "mt-5")}
            >
              {t("Download as JSONL")}
            </a>
          )}
        </div>
        {value.found.labels.length > 0 && (
          <section
            aria-label={t("How the labels are spread")}
            className="flex min-w-0 flex-col gap-6 lg:w-full lg:max-w-lg lg:self-start lg:justify-self-end"
          >
            {value.found.labels.map((field) => (
              <LabelBars key={field.name} field={field} />
            ))}
          </section>
        )}
      </div>
      {items.length > 0 ? (
        <ItemGrid items={items} datanet={id} />
      ) : (
        <EmptyState
          title={t(total === 0 ? "Nothing accepted yet" : "This page is empty")}
          actions={
            total === 0 ? (
              <ButtonLink href={`${base}/contribute`}>{t("Contribute")}</ButtonLink>
            ) : (
              <ButtonLink href={`${base}/items`}>{t("First page")}</ButtonLink>
            )
          }
        >
          {total === 0
            ? t("Items appear here once a round has judged them good.")
            : t(plural(pages, "There is {n} page of items.", "There are {n} pages of items."))}
        </EmptyState>
      )}
      {pages > 1 && (
        <nav
          aria-label={t("Pages of items")}
          className="mt-6 grid grid-cols-3 items-center gap-3 text-sm"
        >
          <span>
            {number > 1 && (
              <ButtonLink href={`${base}/items?page=${number - 1}`} size="small">
                {t("Newer")}
              </ButtonLink>
            )}
          </span>
          <span className="figures text-muted text-center">
            {t("Page {number} of {pages}", { number, pages })}
          </span>
          <span className="text-right">
            {number < pages && (
              <ButtonLink href={`${base}/items?page=${number + 1}`} size="small">
                {t("Older")}
              </ButtonLink>
            )}
          </span>
        </nav>
      )}
      {items.length > 0 && <ExternalContentNote className="mt-6" />}
    </DatanetFrame>
  );
}
