import type { DatanetType } from "@/lib/content/schema";
import type { DatanetSummary } from "@/lib/datanets/types";

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
export function filterDatanets(
  datanets: readonly Listed[],
  { query, type, need }: { query: string; type: string; need: Need | "all" },
): Listed[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return datanets.filter((datanet) => {
    const text = `${datanet.name} ${datanet.about ?? ""} ${datanet.steward}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) return false;
    if (type !== "all" && datanet.type !== type) return false;
    return need === "all" || needOf(datanet).has(need);
  });
}
