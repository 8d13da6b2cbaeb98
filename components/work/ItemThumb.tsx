import { useTexts } from "#texts";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/feedback";
import type { ItemPreview } from "@/lib/content/parse/types";
import { sourceUrl } from "./sourceUrl";
import type { Shown } from "./resolve";
import type { LoadedItem } from "./useItem";

/** Pictures up to this many pixels wide keep their pixels when enlarged. */
const SMALL = 64;

/**
 * An item small, or on its way, or the sentence that says why not: enough to tell most items apart at a glance.
 * Unlike the compact ItemPreview it is all inline content, because it stands inside a button.
 */
export function ItemThumb({ item }: { item: LoadedItem }) {
  const t = useTexts();
  if (item.state === "loading") return <Skeleton className="h-full w-full" />;
  if (item.state === "failed")
    return <span className="text-muted text-xs">{t(item.sentence)}</span>;
  const { shown, preview } = item;
  return (
    <span className="flex h-full flex-col gap-1 text-xs">
      {shown.label && (
        <span className="truncate font-medium">
          {shown.label.field}: {shown.label.value}
        </span>
      )}
      <Preview shown={shown} preview={preview} />
    </span>
  );
}

function Preview({ shown, preview }: { shown: Shown; preview: ItemPreview }) {
  const t = useTexts();
  switch (preview.kind) {
    case "image":
      return (
        // User content of unknown size, already in the store: next/image would fetch it a second time.
        // eslint-disable-next-line @next/next/no-img-element
        <img
          src={sourceUrl(shown.source)}
          alt=""
          width={preview.width}
          height={preview.height}
          className={cn(
            "min-h-0 w-full flex-1 object-contain",
            preview.width <= SMALL && "[image-rendering:pixelated]",
          )}
        />
      );
    case "email":
      return (
        <>
          <span className="line-clamp-2 font-medium">{preview.subject || t("(no subject)")}</span>
          <span className="text-muted truncate">{preview.from}</span>
          <span className="text-muted line-clamp-4">{preview.text}</span>
        </>
      );
    case "row":
      return preview.cells.slice(0, 5).map((cell, index) => (
        <span key={index} className="truncate">
          <span className="text-muted">{cell.key}: </span>
          {cell.value}
        </span>
      ));
    case "text":
      return <span className="line-clamp-6">{preview.text}</span>;
    case "unreadable":
      return <span className="text-muted">{t(preview.reason)}</span>;
  }
}
