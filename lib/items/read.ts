import type { Hex, PublicClient } from "viem";
import { digestToCid } from "@/lib/content/cid";
import type { Manifest } from "@/lib/content/schema";
import { readContributions } from "@/lib/contributions/reads";
import type { ContributionRow, ContributionsPage } from "@/lib/contributions/types";
import { findRoot, readManifest } from "@/lib/storage/read";
import type { ContentStore } from "@/lib/storage/store";
import {
  indexLabels,
  labelRows,
  resolveAccepted,
  type AcceptedItem,
  type AcceptedRef,
  type LabelIndex,
} from "./accepted";

/** Contributions of one Lens call. */
const ROWS_PER_READ = 255;
/** Calls of one page view: about 4,000 contributions, half a million items. */
const READS_PER_VIEW = 16;

/**
 * Contributions of a datanet, newest first, as many as one view looks at.
 * @param reads calls to spend, `first` included
 * @param first the newest, where they came with another read
 * @returns `complete` false when there are older ones that were not read
 */
export async function readRows(
  client: PublicClient,
  datanet: number,
  reads: number = READS_PER_VIEW,
  first?: ContributionsPage,
): Promise<{ rows: ContributionRow[]; complete: boolean }> {
  const rows: ContributionRow[] = [];
  let cursor = 0;
  for (let read = 0; read < reads; read += 1) {
    const page =
      read === 0 && first
        ? first
        : await readContributions(client, { datanet, cursor, limit: ROWS_PER_READ });
    rows.push(...page.rows);
    cursor = page.next;
    if (cursor === 0) return { rows, complete: true };
  }
  return { rows, complete: false };
}

// Manifests never change; the oldest of these leave first. About 30 kB each at most, usually 10.
const MANIFESTS_KEPT = 256;
const manifests = new Map<Hex, Promise<Manifest | null>>();

/** The manifest behind a digest; null when this store does not hold it or cannot read it. */
export function loadManifest(store: ContentStore, digest: Hex): Promise<Manifest | null> {
  const known = manifests.get(digest);
  if (known) return known;
  const loading = findRoot(store, digestToCid(digest))
    .then((root) => readManifest(store, root))
    .catch(() => {
      // Not remembered: the content may be uploaded later.
      manifests.delete(digest);
      return null;
    });
  manifests.set(digest, loading);
  const [oldest] = manifests.keys();
  if (manifests.size > MANIFESTS_KEPT && oldest) manifests.delete(oldest);
  return loading;
}

/** Accepted separate labels of the rows. */
export async function readLabelIndex(
  store: ContentStore,
  rows: readonly ContributionRow[],
): Promise<LabelIndex> {
  const labels = labelRows(rows);
  const found = new Map<number, Manifest>();
  for (const row of labels) {
    const manifest = await loadManifest(store, row.content);
    if (manifest) found.set(row.id, manifest);
  }
  return indexLabels(labels, found);
}

/** An accepted reference with its item; null when its content is not stored here. */
export type LoadedRef = AcceptedRef & { item: AcceptedItem | null };

/**
 * The items behind references. Accepted items belong to settled rounds, so their content is open.
 * @param inlineField field that a label inside a data item answers
 */
export async function loadItems(
  store: ContentStore,
  refs: readonly AcceptedRef[],
  labels: LabelIndex,
  inlineField: string | undefined,
): Promise<LoadedRef[]> {
  return Promise.all(
    refs.map(async (ref) => {
      const manifest = await loadManifest(store, ref.row.content);
      const item = manifest && resolveAccepted(ref, manifest, labels, inlineField);
      return { ...ref, item };
    }),
  );
}
