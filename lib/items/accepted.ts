import type { Address, Hex } from "viem";
import type { ContributionRow } from "@/lib/contributions/types";
import type { FileItem, Manifest } from "@/lib/content/schema";
import { bitsOf } from "@/lib/curation/bitmap";

/** One accepted item of data or a refinement that stands, by the chain alone: nothing of its content is known yet. */
export type AcceptedRef = {
  row: ContributionRow;
  /** Of the item within its contribution, from 0. */
  index: number;
};

/** An accepted item with its content's description and its accepted labels. */
export type AcceptedItem = {
  contribution: number;
  sequence: number;
  index: number;
  kind: "data" | "refinement";
  contributor: Address;
  round: number;
  /** Digest of the contribution's content. */
  content: Hex;
  file: FileItem;
  /** Accepted labels by the name of their field. */
  labels: Record<string, string>;
  /** Refinements: the item that this one improves. */
  refines: { contribution: number; index: number } | null;
};

/** Items that were accepted and that no case has struck since. */
const standing = (row: ContributionRow): bigint =>
  row.state === "settled" ? row.accepted & ~row.struck : 0n;

/** Every accepted item of the rows, in the order of the rows. Labels are not items of their own. */
export function acceptedRefs(rows: readonly ContributionRow[]): AcceptedRef[] {
  return rows
    .filter((row) => standing(row) > 0n && row.kind !== "labels")
    .flatMap((row) => bitsOf(standing(row)).map((index) => ({ row, index })));
}

/** The rows of accepted labels, oldest first. */
export function labelRows(rows: readonly ContributionRow[]): ContributionRow[] {
  return rows
    .filter((row) => standing(row) > 0n && row.kind === "labels")
    .sort((a, b) => a.sequence - b.sequence);
}

/** Accepted separate labels: key of an item, then field name, then label. */
export type LabelIndex = Map<string, Record<string, string>>;

const keyOf = (contribution: number, index: number) => `${contribution}/${index}`;

/**
 * Accepted labels by item. Which item a label is about is read from the chain's bitmap of targets and
 * not from the manifest. Of two accepted labels of one item and field the earlier stands: it is the one
 * that earns.
 * @param rows accepted label contributions, oldest first
 * @param manifests of those rows, by id; rows without one are left out
 */
export function indexLabels(
  rows: readonly ContributionRow[],
  manifests: ReadonlyMap<number, Manifest>,
): LabelIndex {
  const index: LabelIndex = new Map();
  for (const row of rows) {
    const manifest = manifests.get(row.id);
    if (manifest?.kind !== "labels" || row.parent === null) continue;
    const targets = bitsOf(row.targets);
    for (const item of bitsOf(standing(row))) {
      const target = targets[item];
      const label = manifest.items[item]?.label;
      if (target === undefined || label === undefined) continue;
      const key = keyOf(row.parent, target);
      const known = index.get(key) ?? {};
      index.set(key, { [manifest.field]: label, ...known });
    }
  }
  return index;
}

/**
 * The item behind a reference; null when the manifest does not have it.
 * @param inlineField field that a label inside a data item answers, if the datanet has one
 */
export function resolveAccepted(
  { row, index }: AcceptedRef,
  manifest: Manifest,
  labels: LabelIndex,
  inlineField: string | undefined,
): AcceptedItem | null {
  if (manifest.kind === "labels" || row.kind === "labels") return null;
  const file = manifest.items[index];
  if (!file) return null;
  const target = row.parent === null ? undefined : bitsOf(row.targets)[index];
  const inline = inlineField && file.label !== undefined ? { [inlineField]: file.label } : {};
  return {
    contribution: row.id,
    sequence: row.sequence,
    index,
    kind: row.kind,
    contributor: row.contributor,
    round: row.round,
    content: row.content,
    file,
    labels: { ...labels.get(keyOf(row.id, index)), ...inline },
    refines:
      row.parent === null || target === undefined
        ? null
        : { contribution: row.parent, index: target },
  };
}
