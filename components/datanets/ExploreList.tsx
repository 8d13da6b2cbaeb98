"use client";

import { Search } from "lucide-react";
import { lazy, startTransition, Suspense, useEffect, useState } from "react";
import { useTexts } from "#texts";
import { Input, Select } from "@/components/ui/controls";
import {
  DATANET_TYPES_IN_ORDER,
  filterDatanets,
  NO_FILTER,
  type Filter,
  type Listed,
  type Need,
} from "@/lib/datanets/listed";
import { msg, type Text } from "@/lib/texts/text";
import { DatanetCard } from "./DatanetCard";
import { NothingMatches } from "./NothingMatches";
import { useFilter } from "./useFilter";
import { typeWords } from "./words";

const LongList = lazy(() => import("./LongList"));

const needs: { value: Need | "all"; label: Text }[] = [
  { value: "all", label: msg("Anything") },
  { value: "curators", label: msg("Needs curators") },
  { value: "jurors", label: msg("Needs jurors") },
  { value: "judging", label: msg("Judging now") },
];

/**
 * Datanets to search and filter. Those that came with the page are filtered in the browser; when there
 * are more, the rest comes from the server as it is scrolled to or searched for.
 */
export function ExploreList({
  datanets,
  total = datanets.length,
  blockNumber = 0,
}: {
  datanets: Listed[];
  /** Datanets there are. More than came: the list goes on. */
  total?: number;
  /** At which they were read. */
  blockNumber?: number;
}) {
  const t = useTexts();
  const [filter, set] = useFilter();
  const { query, type, need } = filter;
  const isLong = total > datanets.length;
  const [begun, setBegun] = useState(false);
  useEffect(() => {
    // Rows placed by script: nothing that the server could render.
    if (isLong) startTransition(() => setBegun(true));
  }, [isLong]);
  const clear = () => set(NO_FILTER);
  const short = <ShortList datanets={datanets} filter={filter} onClear={clear} />;
  return (
    <>
      <div className="mb-4 grid grid-cols-2 gap-3 sm:grid-cols-[minmax(0,1fr)_11rem_11rem]">
        <div className="relative col-span-2 sm:col-span-1">
          <Search
            aria-hidden
            className="text-muted pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2"
          />
          <Input
            type="search"
            aria-label={t("Search datanets by name or steward")}
            placeholder={t("Name or steward")}
            className="pl-9"
            value={query}
            onChange={(event) => set({ query: event.target.value })}
          />
        </div>
        <Select
          aria-label={t("Type of data")}
          value={type}
          onChange={(e) => set({ type: e.target.value })}
        >
          <option value="all">{t("All types")}</option>
          {DATANET_TYPES_IN_ORDER.map((key) => (
            <option key={key} value={key}>
              {t(typeWords[key])}
            </option>
          ))}
        </Select>
        <Select
          aria-label={t("What it needs")}
          value={need}
          onChange={(event) => set({ need: event.target.value as Filter["need"] })}
        >
          {needs.map(({ value, label }) => (
            <option key={value} value={value}>
              {t(label)}
            </option>
          ))}
        </Select>
      </div>
      {isLong && begun ? (
        <Suspense fallback={short}>
          <LongList
            first={datanets}
            total={total}
            blockNumber={blockNumber}
            filter={filter}
            onClear={clear}
          />
        </Suspense>
      ) : (
        short
      )}
    </>
  );
}

function ShortList({
  datanets,
  filter,
  onClear,
}: {
  datanets: Listed[];
  filter: Filter;
  onClear: () => void;
}) {
  const t = useTexts();
  const shown = filterDatanets(datanets, filter);
  return (
    <>
      <p role="status" className="sr-only">
        {t("{count} of {total} datanets shown", { count: shown.length, total: datanets.length })}
      </p>
      {shown.length === 0 ? (
        <NothingMatches onClear={onClear} />
      ) : (
        <ul className="grid gap-5 md:grid-cols-2">
          {shown.map((datanet) => (
            <DatanetCard key={datanet.id} datanet={datanet} />
          ))}
        </ul>
      )}
    </>
  );
}
