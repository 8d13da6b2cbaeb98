import Link from "next/link";
import { useTexts } from "#texts";
import ItemPreview from "@/components/content/ItemPreview";
import { AddressTag } from "@/components/ui/AddressTag";
import { Badge } from "@/components/ui/Badge";
import { cn } from "@/components/ui/cn";
import { contentUrl } from "@/lib/content/fetch";
import { LabelBadges } from "./LabelBadges";
import type { Shown } from "./previews";

/** "12-3": item 3 (from 0) of contribution 12, as addresses name it. */
export const itemSegment = (sequence: number, index: number): string => `${sequence}-${index}`;

/** Address of an item's bytes on this site. */
export function itemSource({ item }: Shown): string | undefined {
  return item ? contentUrl(item.content, item.file.path, item.contribution) : undefined;
}

/** One accepted item in a list; its title leads to where it came from. */
export function ItemCard({ shown, datanet }: { shown: Shown; datanet: number }) {
  const t = useTexts();
  const { row, index, item, preview } = shown;
  const title =
    item?.file.title ??
    t("Item {number} of contribution {contribution}", {
      number: index + 1,
      contribution: row.sequence,
    });
  return (
    <li className="border-line bg-raised rounded-panel flex min-w-0 flex-col border">
      <div className="border-line flex flex-wrap items-center gap-1.5 border-b px-3.5 py-2.5">
        <Link
          href={`/datanets/${datanet}/items/${itemSegment(row.sequence, index)}`}
          className="text-accent min-w-0 flex-1 truncate text-sm font-medium hover:underline"
        >
          {title}
        </Link>
        {row.kind === "refinement" && <Badge>{t("Refinement")}</Badge>}
        {item && <LabelBadges labels={item.labels} />}
      </div>
      <div
        className={cn(
          "flex-1 overflow-hidden p-3.5",
          preview.kind === "image" && "flex items-center justify-center",
        )}
      >
        <ItemPreview preview={preview} src={itemSource(shown)} title={title} compact />
      </div>
      <div className="text-muted border-line flex flex-wrap items-center justify-between gap-2 border-t px-3.5 py-2 text-xs">
        <AddressTag address={row.contributor} copy={false} />
        <Link href={`/datanets/${datanet}/rounds/${row.round}`} className="hover:underline">
          {t("round {number}", { number: row.round })}
        </Link>
      </div>
    </li>
  );
}

export function ItemGrid({ items, datanet }: { items: Shown[]; datanet: number }) {
  // Pictures need less width than texts.
  const pictures = items.every(({ preview }) => preview.kind === "image");
  return (
    <ul
      className={cn(
        "grid gap-4",
        pictures
          ? "min-[26rem]:grid-cols-2 sm:grid-cols-3 lg:grid-cols-4"
          : "sm:grid-cols-2 lg:grid-cols-3",
      )}
    >
      {items.map((shown) => (
        <ItemCard
          key={itemSegment(shown.row.sequence, shown.index)}
          shown={shown}
          datanet={datanet}
        />
      ))}
    </ul>
  );
}
