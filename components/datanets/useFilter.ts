"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { NO_FILTER, type Filter } from "@/lib/datanets/listed";

/** Names of the address's parameters. */
const NAMES = { query: "q", type: "type", need: "need" } as const satisfies Record<
  keyof Filter,
  string
>;
const KEYS = Object.keys(NAMES) as (keyof Filter)[];

/**
 * What the list is filtered by, kept in the address: a link shows the same list, and so does Back. A word
 * that no list knows matches nothing, as in the server's answers.
 */
export function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  const params = useSearchParams();
  const [filter, setFilter] = useState<Filter>(() => {
    const read = KEYS.map((key) => [key, params.get(NAMES[key]) ?? NO_FILTER[key]]);
    return Object.fromEntries(read) as Filter;
  });
  const change = (some: Partial<Filter>) => {
    const next = { ...filter, ...some };
    setFilter(next);
    const url = new URL(window.location.href);
    for (const key of KEYS) {
      if (next[key] === NO_FILTER[key]) url.searchParams.delete(NAMES[key]);
      else url.searchParams.set(NAMES[key], next[key]);
    }
    // Another list begins at its top: what was kept of the place in this one goes with the state.
    window.history.replaceState(null, "", url);
  };
  return [filter, change];
}
