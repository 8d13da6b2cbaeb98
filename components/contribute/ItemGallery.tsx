"use client";

import { Ban, Check, X } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";
import { cn } from "@/components/ui/cn";
import { Dialog } from "@/components/ui/Dialog";
import { ExternalContentNote, Skeleton } from "@/components/ui/feedback";
import { sourceUrl } from "@/components/work/sourceUrl";
import { ItemThumb } from "@/components/work/ItemThumb";
import type { Stored } from "@/components/work/resolve";
import { useItem, type StoredRequest } from "@/components/work/useItem";
import { hasBit } from "@/lib/curation/bitmap";
import { msg } from "@/lib/texts/text";

/** Comes with the first item that is opened. */
const ItemPreview = lazy(() => import("@/components/content/ItemPreview"));

/** Items shown at first; each shown item is fetched. */
const FIRST = 24;

/** The items of a contribution, with what became of each. */
export function ItemGallery({
  stored,
  parent,
  count,
  accepted,
  struck = 0n,
  only,
  inlineField,
}: {
  stored: Stored;
  parent: Stored | null;
  count: number;
  /** Bitmap over its items; null while they are not decided. */
  accepted: bigint | null;
  /** Bitmap of its items that a case has struck: the store serves them no more. */
  struck?: bigint;
  /** Bitmap of the items to show; without it all. */
  only?: bigint;
  inlineField: string;
}) {
  const t = useTexts();
  const [all, setAll] = useState(false);
  const [opened, setOpened] = useState<number | null>(null);
  const requests: StoredRequest[] = useMemo(
    () =>
      Array.from({ length: count }, (_, index) => ({ index, stored, parent, inlineField })).filter(
        ({ index }) => only === undefined || hasBit(only, index),
      ),
    [count, stored, parent, only, inlineField],
  );
  const request = requests.find(({ index }) => index === opened);
  return (
    <>
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        {(all ? requests : requests.slice(0, FIRST)).map((request) => (
          <li key={request.index} className="min-w-0">
            <Cell
              request={request}
              verdict={verdictOn(request.index, accepted, struck)}
              onOpen={() => setOpened(request.index)}
            />
          </li>
        ))}
      </ul>
      {!all && requests.length > FIRST && (
        <Button className="mt-3" onClick={() => setAll(true)}>
          {t("Show all {count}", { count: requests.length })}
        </Button>
      )}
      <ExternalContentNote className="mt-4" />
      <Dialog
        open={opened !== null}
        onClose={() => setOpened(null)}
        title={t("Item {position}", { position: (opened ?? 0) + 1 })}
        className="max-w-2xl"
      >
        {request &&
          (hasBit(struck, request.index) ? (
            <p className="text-muted text-sm">{t(GONE)}</p>
          ) : (
            <Opened request={request} />
          ))}
      </Dialog>
    </>
  );
}

type Verdict = "accepted" | "rejected" | "struck" | null;

function verdictOn(index: number, accepted: bigint | null, struck: bigint): Verdict {
  if (hasBit(struck, index)) return "struck";
  return accepted === null ? null : hasBit(accepted, index) ? "accepted" : "rejected";
}

const verdictWords = {
  accepted: msg("accepted"),
  rejected: msg("rejected"),
  struck: msg("struck"),
} as const;

const GONE = msg("A jury found against it, so it is no longer served.");

function Cell({
  request,
  verdict,
  onOpen,
}: {
  request: StoredRequest;
  verdict: Verdict;
  onOpen: () => void;
}) {
  const t = useTexts();
  const gone = verdict === "struck";
  const item = useItem(gone ? null : request);
  const title = item.state === "ready" ? item.shown.source.title : "";
  const which = t(title ? "Open item {position}, {title}" : "Open item {position}", {
    position: request.index + 1,
    title,
  });
  const result = verdict && t(verdictWords[verdict]);
  const Crossed = verdict === "struck" ? Ban : X;
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-label={result ? `${which}: ${result}` : which}
      className={cn(
        "rounded-control bg-surface hover:border-accent flex h-40 w-full flex-col overflow-hidden border text-left",
        verdict === "rejected" || verdict === "struck" ? "border-danger" : "border-line-strong",
      )}
    >
      <span className="text-muted flex items-center justify-between gap-2 px-2 py-1 text-xs">
        <span className="figures">{request.index + 1}</span>
        {verdict === "accepted" && (
          <span className="text-ok inline-flex items-center gap-1 font-medium">
            <Check aria-hidden className="size-3.5" /> {result}
          </span>
        )}
        {(verdict === "rejected" || verdict === "struck") && (
          <span className="text-danger inline-flex items-center gap-1 font-medium">
            <Crossed aria-hidden className="size-3.5" /> {result}
          </span>
        )}
      </span>
      <span className="block min-h-0 flex-1 overflow-hidden px-2 pb-2">
        {gone ? <span className="text-muted text-xs">{t(GONE)}</span> : <ItemThumb item={item} />}
      </span>
    </button>
  );
}

function Opened({ request }: { request: StoredRequest }) {
  const t = useTexts();
  const item = useItem(request);
  if (item.state === "loading") return <Skeleton className="h-48 w-full" />;
  if (item.state === "failed") return <p className="text-muted text-sm">{t(item.sentence)}</p>;
  const { shown, preview } = item;
  return (
    <>
      {shown.label && (
        <p className="rounded-control bg-sunken mb-3 px-3 py-2 text-sm">
          <span className="text-muted">
            {shown.label.field}
            {":"}
          </span>{" "}
          <strong>{shown.label.value}</strong>
        </p>
      )}
      <Suspense fallback={<Skeleton className="h-48 w-full" />}>
        <ItemPreview preview={preview} src={sourceUrl(shown.source)} title={shown.source.title} />
      </Suspense>
    </>
  );
}
