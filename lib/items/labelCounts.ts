import type { Field } from "@/lib/content/schema";
import type { AcceptedItem } from "./accepted";

/** How often each label of a field was accepted. */
export type FieldCount = {
  name: string;
  /** Most frequent first; options that nobody chose are there with 0. */
  counts: { option: string; count: number }[];
  /** Items without an answer. */
  unlabelled: number;
};

/** Label counts of items, field by field. Labels that are no option of the schema are counted as they are. */
export function countLabels(
  items: readonly Pick<AcceptedItem, "labels">[],
  fields: readonly Pick<Field, "name" | "options">[],
): FieldCount[] {
  return fields.map(({ name, options }) => {
    const counts = new Map(options.map((option) => [option, 0]));
    let unlabelled = 0;
    for (const { labels } of items) {
      const label = Object.hasOwn(labels, name) ? labels[name] : undefined;
      if (label === undefined) unlabelled += 1;
      else counts.set(label, (counts.get(label) ?? 0) + 1);
    }
    return {
      name,
      counts: [...counts]
        .map(([option, count]) => ({ option, count }))
        .sort((a, b) => b.count - a.count),
      unlabelled,
    };
  });
}
