import { describe } from "@/components/work/description";
import type { Listed } from "@/lib/datanets/listed";
import type { DatanetSummary } from "@/lib/datanets/types";

type Added = Pick<Listed, "type" | "about">;

/**
 * By content digest: what was stored under one never changes. Readings under way are kept too, as a long list asks for
 * the same few descriptions thousands of times at once.
 */
const known = new Map<string, Promise<Added>>();

/** What a datanet's stored description adds to a list. Server only. */
export function listedOf({ content }: Pick<DatanetSummary, "content">): Promise<Added> {
  const before = known.get(content);
  if (before) return before;
  const reading = read(content);
  known.set(content, reading);
  // A description that is not here yet may still come.
  const forget = () => known.delete(content);
  reading.then(({ type }) => type === null && forget(), forget);
  return reading;
}

async function read(content: DatanetSummary["content"]): Promise<Added> {
  const { description } = await describe(content);
  if (!description) return { type: null, about: null };
  return { type: description.type, about: description.description };
}
