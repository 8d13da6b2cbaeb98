import { describe } from "@/components/work/description";
import type { Listed } from "@/lib/datanets/listed";
import type { DatanetSummary } from "@/lib/datanets/types";

type Added = Pick<Listed, "type" | "about">;

/** By content digest: what was stored under one never changes. */
const known = new Map<string, Added>();

/** What a datanet's stored description adds to a list. Server only. */
export async function listedOf({ content }: Pick<DatanetSummary, "content">): Promise<Added> {
  const before = known.get(content);
  if (before) return before;
  const { description } = await describe(content);
  // A description that is not here yet may still come.
  if (!description) return { type: null, about: null };
  const added = { type: description.type, about: description.description };
  known.set(content, added);
  return added;
}
