import type { DatanetType } from "@/lib/content/schema";
import type { DatanetSummary } from "./types";

/** A datanet of the list with what its stored description adds. */
export type Listed = DatanetSummary & {
  /** Null when the description is not stored here. */
  type: DatanetType | null;
  about: string | null;
};

export type Need = "curators" | "jurors" | "judging";

/** Listed here and not imported from the schema, whose validators would come along (zod). */
export const DATANET_TYPES_IN_ORDER: readonly DatanetType[] = ["text", "email", "image", "table"];

/** What people could do for a datanet now, beyond contributing. */
export function needOf({
  curators,
  jurors,
  awaiting,
  committing,
  revealing,
}: Pick<
  DatanetSummary,
  "curators" | "jurors" | "awaiting" | "committing" | "revealing"
>): Set<Need> {
  const needs = new Set<Need>();
  if (curators.active < curators.needed) needs.add("curators");
  if (jurors.active < jurors.needed) needs.add("jurors");
  if (awaiting + committing + revealing > 0) needs.add("judging");
  return needs;
}

/**
 * The datanets that match all of: every word of `query` in name, description or steward; the type; the need. Keeps
 * the order.
 */
export function filterDatanets<T extends Listed>(datanets: readonly T[], filter: Filter): T[] {
  const { need } = filter;
  const named = filterNames(datanets, filter);
  return need === "all" ? named : named.filter((datanet) => needOf(datanet).has(need));
}

/** As `filterDatanets`, by what never changes with a round: the words and the type. */
export function filterNames<T extends Pick<Listed, "name" | "about" | "steward" | "type">>(
  datanets: readonly T[],
  { query, type }: Pick<Filter, "query" | "type">,
): T[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return datanets.filter((datanet) => {
    if (type !== "all" && datanet.type !== type) return false;
    const text = `${datanet.name} ${datanet.about ?? ""} ${datanet.steward}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** What a list is filtered by. */
export type Filter = { query: string; type: string; need: Need | "all" };

export const NO_FILTER: Filter = { query: "", type: "all", need: "all" };

/** Datanets a request of the long list asks for; also the most that the Lens reads in one call. */
export const LIST_PAGE = 50;

/** A stretch of the long list, newest first. */
export type ListPage = {
  /** Datanets that match the filter. */
  matched: number;
  /** Datanets that exist. */
  total: number;
  /** Block that the oldest of these rows was read at. */
  blockNumber: number;
  datanets: Listed[];
};

const COINS = ["priceWei", "poolWei", "burnedWei", "reviewFeeWei", "bondWei"] as const;

/** JSON has no bigints: amounts travel as text. */
export function encodeListPage(page: ListPage): string {
  return JSON.stringify(page, (_, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
}

export function decodeListPage(text: string): ListPage {
  const page = JSON.parse(text) as ListPage;
  for (const datanet of page.datanets) {
    for (const coin of COINS) datanet[coin] = BigInt(datanet[coin]);
  }
  return page;
}
