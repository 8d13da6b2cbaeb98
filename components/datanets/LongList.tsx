"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { useTexts } from "#texts";
import { AsOf } from "@/components/shell/AsOf";
import { Button } from "@/components/ui/Button";
import { Callout, Skeleton } from "@/components/ui/feedback";
import { formatCount } from "@/lib/format/number";
import type { Filter, Listed } from "@/lib/datanets/listed";
import { DatanetCard } from "./DatanetCard";
import { NothingMatches } from "./NothingMatches";
import { useLongList } from "./useLongList";
import { usePlace } from "./usePlace";

/** Where cards stand side by side; the same as Tailwind's md. */
const WIDE = "(min-width: 48rem)";
/** Pixels of a row before it is measured (what a card's skeleton is high), and between rows. */
const ROW = 265;
const GAP = 20;
/** Rows rendered beyond the screen's edges. */
const OVERSCAN = 4;

function useColumns(): number {
  const wide = useSyncExternalStore(
    (notify) => {
      const media = matchMedia(WIDE);
      media.addEventListener("change", notify);
      return () => media.removeEventListener("change", notify);
    },
    () => matchMedia(WIDE).matches,
    () => true,
  );
  return wide ? 2 : 1;
}

/** Thousands of datanets: only the rows near the screen exist, and their data comes as they do. */
export default function LongList({
  first,
  total,
  blockNumber,
  filter,
  onClear,
}: {
  first: Listed[];
  total: number;
  blockNumber: number;
  filter: Filter;
  onClear: () => void;
}) {
  "use no memo"; // The virtualizer's answers change while the object stays the same.
  const t = useTexts();
  const list = useLongList(first, total, blockNumber, filter);
  const columns = useColumns();
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (box.current) setTop(box.current.getBoundingClientRect().top + window.scrollY);
  }, [list.matched, columns]);

  const virtualizer = useWindowVirtualizer({
    count: Math.ceil(list.matched / columns),
    estimateSize: () => ROW,
    gap: GAP,
    overscan: OVERSCAN,
    scrollMargin: top,
    // Below the header that stays.
    scrollPaddingStart: 80,
    useFlushSync: false,
  });
  usePlace(virtualizer, { columns, ready: top > 0 && !list.busy && list.matched > 0 });
  const rows = virtualizer.getVirtualItems();
  const from = (rows[0]?.index ?? 0) * columns;
  const to = Math.min(list.matched, ((rows.at(-1)?.index ?? 0) + 1) * columns) - 1;
  const { want } = list;
  useEffect(() => {
    if (to >= from) want(from, to);
  });

  return (
    <>
      <p role="status" className="text-muted mb-3 text-sm">
        {list.busy
          ? t("Searching…")
          : t.rich("{count} of {total} datanets, as of {block}", {
              count: formatCount(list.matched),
              total: formatCount(total),
              block: <AsOf block={list.blockNumber} />,
            })}
      </p>
      {list.sentence && (
        <Callout tone="warn" title={t("A part of the list is missing")} className="mb-4">
          <p>{t(list.sentence)}</p>
          <Button size="small" className="mt-2" onClick={list.retry}>
            {t("Try again")}
          </Button>
        </Callout>
      )}
      {list.matched === 0 && !list.busy && <NothingMatches onClear={onClear} />}
      <div
        ref={box}
        role="list"
        aria-label={t("Datanets")}
        aria-busy={list.busy}
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {rows.map((row) => (
          <div
            key={row.key}
            ref={virtualizer.measureElement}
            data-index={row.index}
            role="none"
            className="absolute inset-x-0 top-0 grid gap-5 md:grid-cols-2"
            style={{ transform: `translateY(${row.start - virtualizer.options.scrollMargin}px)` }}
          >
            {Array.from({ length: columns }, (_, column) => {
              const index = row.index * columns + column;
              if (index >= list.matched) return null;
              const datanet = list.rowAt(index);
              const place = { "aria-posinset": index + 1, "aria-setsize": list.matched };
              return datanet ? (
                <DatanetCard key={datanet.id} datanet={datanet} place={place} />
              ) : (
                <div key={index} role="listitem" {...place}>
                  <Skeleton className="h-[265px] w-full" />
                  <span className="sr-only">{t("Loading")}</span>
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </>
  );
}
