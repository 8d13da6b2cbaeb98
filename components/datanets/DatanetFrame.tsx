import Link from "next/link";
import type { ReactNode } from "react";
import { useTexts } from "#texts";
import { AsOf } from "@/components/shell/AsOf";
import { AddressTag } from "@/components/ui/AddressTag";
import { Badge } from "@/components/ui/Badge";
import { Tabs } from "@/components/ui/Tabs";
import type { Described } from "@/components/work/description";
import type { DatanetPage } from "@/lib/datanets/types";
import { formatDate } from "@/lib/format/time";
import { msg, type Text } from "@/lib/texts/text";
import { LoopPicture } from "./LoopPicture";
import { loopFigures } from "./loopFigures";
import { TypeTile } from "./TypeTile";
import { typeWords } from "./words";

export type DatanetTab = "" | "/items" | "/rounds" | "/cases" | "/integrity" | "/use";

const TABS: { path: DatanetTab; label: Text }[] = [
  { path: "", label: msg("Overview") },
  { path: "/items", label: msg("Items") },
  { path: "/rounds", label: msg("Rounds") },
  { path: "/cases", label: msg("Cases") },
  { path: "/integrity", label: msg("Integrity") },
  { path: "/use", label: msg("Use") },
];

/**
 * The head that all pages of a datanet share, from edge to edge: what it is, whose it is, what can be
 * done, and where its parts are. The overview's head also has the loop with this datanet's numbers.
 */
export function DatanetFrame({
  datanet,
  described,
  tab,
  actions,
  children,
}: {
  datanet: DatanetPage;
  described: Described;
  tab: DatanetTab;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const t = useTexts();
  const base = `/datanets/${datanet.id}`;
  const { description } = described;
  const overview = tab === "";
  return (
    <>
      <div className="bleed border-line relative isolate -mt-7 mb-8 border-b sm:-mt-10 sm:mb-10">
        <div aria-hidden className="bit-paper absolute inset-0 -z-10" />
        <div className="page">
          <div className="grid items-center gap-x-12 gap-y-6 py-8 lg:grid-cols-[minmax(0,1fr)_auto]">
            <div className="min-w-0">
              <nav aria-label={t("Breadcrumb")} className="eyebrow mb-4">
                <ol className="flex gap-2">
                  <li>
                    <Link href="/" className="hover:text-text hover:underline">
                      {t("Datanets")}
                    </Link>
                  </li>
                  <li aria-hidden>/</li>
                  <li>{t("Datanet {id}", { id: datanet.id })}</li>
                </ol>
              </nav>
              <div className="flex items-center gap-4">
                <TypeTile type={description?.type ?? null} className="size-12 sm:size-14" />
                <h1 className="min-w-0">{datanet.name}</h1>
              </div>
              {description && (
                <p className="text-muted mt-4 line-clamp-4 max-w-2xl text-[1.0625rem]">
                  {description.description}
                </p>
              )}
              <p className="text-muted mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
                {description && <Badge>{t(typeWords[description.type])}</Badge>}
                <span className="inline-flex items-center gap-1.5">
                  {t("Steward")} <AddressTag address={datanet.steward} />
                </span>
                <span>{t("since {date}", { date: formatDate(datanet.createdAt) })}</span>
                <span>
                  {t.rich("as of {block}", { block: <AsOf block={datanet.now.blockNumber} /> })}
                </span>
                {description && <span className="max-w-56 truncate">{description.license}</span>}
              </p>
              {actions && (
                <div className="mt-6 grid grid-cols-2 gap-2.5 sm:flex sm:flex-wrap">{actions}</div>
              )}
            </div>
            {overview && (
              <LoopPicture
                figures={loopFigures(datanet)}
                className="mx-auto w-full max-w-md lg:w-[27rem] xl:w-[31rem]"
              />
            )}
          </div>
          <Tabs
            label={t("Parts of this datanet")}
            current={`${base}${tab}`}
            tabs={TABS.map(({ path, label }) => ({ href: `${base}${path}`, label: t(label) }))}
          />
        </div>
      </div>
      {children}
    </>
  );
}
