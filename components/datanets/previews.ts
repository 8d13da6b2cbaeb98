import { digestToCid } from "@/lib/content/cid";
import { previewItem } from "@/lib/content/parse/preview";
import type { ItemPreview } from "@/lib/content/parse/types";
import type { DatanetDescription } from "@/lib/content/schema";
import { serverClient } from "@/lib/chain/client";
import type { ContributionsPage } from "@/lib/contributions/types";
import { acceptedRefs, type AcceptedRef } from "@/lib/items/accepted";
import { loadItems, readLabelIndex, readRows, type LoadedRef } from "@/lib/items/read";
import { countLabels, type FieldCount } from "@/lib/items/labelCounts";
import { findRoot, readFileBytes } from "@/lib/storage/read";
import { contentStore } from "@/lib/storage/store";
import { msg } from "@/lib/texts/text";

/** An item with what to show of it. Server only. */
export type Shown = LoadedRef & { preview: ItemPreview };

/** Reads an accepted item's bytes and makes its preview; a missing item is shown as unreadable. */
export async function withPreview(ref: LoadedRef): Promise<Shown> {
  return { ...ref, preview: await previewOf(ref) };
}

async function previewOf({ item }: LoadedRef): Promise<ItemPreview> {
  if (!item) {
    return {
      kind: "unreadable",
      reason: msg(
        "The content of this item is not stored on this server. The chain still names it.",
      ),
    };
  }
  try {
    const store = contentStore();
    const root = await findRoot(store, digestToCid(item.content));
    return await previewItem(item.file.mediaType, await readFileBytes(store, root, item.file.path));
  } catch {
    return { kind: "unreadable", reason: msg("The stored bytes of this item cannot be read.") };
  }
}

/** The field that a label inside a data item answers, where labels come with the items. */
export function inlineField(description: DatanetDescription | null): string | undefined {
  return description?.labels === "inline" ? description.fields[0]?.name : undefined;
}

/** Some of a datanet's accepted items, and how many there are. */
export type ItemsPage = {
  items: Shown[];
  total: number;
  /** False: the oldest contributions were not counted. */
  complete: boolean;
  /** How the labels of the newest items are spread; none where the schema asks no question. */
  labels: FieldCount[];
  /** Items that `labels` counts. */
  labelledOf: number;
};

/** Contributions whose labels are counted: their manifests stay in memory, older ones would not. */
const COUNTED_ROWS = 255;

/**
 * Accepted items by position, newest contribution first, ready to be shown.
 * @param newest the datanet's newest 255 contributions; older ones are read as they are needed
 * @param reads Lens calls to spend, `newest` included, 255 contributions each; without it as many as a page view may
 */
export async function readItems(
  datanet: number,
  description: DatanetDescription | null,
  newest: ContributionsPage,
  { skip, take, reads }: { skip: number; take: number; reads?: number },
): Promise<ItemsPage> {
  const { rows, complete } = await readRows(serverClient(), datanet, reads, newest);
  const refs = acceptedRefs(rows);
  const page: AcceptedRef[] = refs.slice(skip, skip + take);
  const store = contentStore();
  const counted = rows.slice(0, COUNTED_ROWS);
  const inCount = new Set(counted.map(({ id }) => id));
  const labels = await readLabelIndex(
    store,
    rows.filter((row) => inCount.has(row.id) || page.some((ref) => ref.row.id === row.parent)),
  );
  const field = inlineField(description);
  const loaded = await loadItems(store, page, labels, field);
  const all = description?.fields.length
    ? await loadItems(store, acceptedRefs(counted), labels, field)
    : [];
  const known = all.flatMap(({ item }) => (item ? [item] : []));
  return {
    items: await Promise.all(loaded.map(withPreview)),
    total: refs.length,
    complete,
    labels: known.length > 0 && description ? countLabels(known, description.fields) : [],
    labelledOf: known.length,
  };
}

/** The newest accepted items among the latest 255 contributions, and how these are labelled. */
export function latestItems(
  datanet: number,
  description: DatanetDescription | null,
  newest: ContributionsPage,
  take: number,
): Promise<ItemsPage> {
  return readItems(datanet, description, newest, { skip: 0, take, reads: 1 });
}

/** One accepted item. Its separate labels are looked for among the contributions of one page view. */
export async function readItem(ref: AcceptedRef, field: string | undefined): Promise<Shown> {
  const { rows } = await readRows(serverClient(), ref.row.datanet);
  const store = contentStore();
  const labels = await readLabelIndex(
    store,
    rows.filter((row) => row.parent === ref.row.id),
  );
  const [loaded] = await loadItems(store, [ref], labels, field);
  return withPreview(loaded ?? { ...ref, item: null });
}
