import type { Hex } from "viem";
import type { Kind } from "@/lib/datanets/words";
import type { Manifest, MediaType } from "@/lib/content/schema";
import { english, msg, type Text } from "@/lib/texts/text";

/** Stored bytes to look at. */
export type Source = {
  contribution: number;
  digest: Hex;
  path: string;
  mediaType: MediaType;
  title: string;
  /** Where the bytes are when they are not in the store. */
  url?: string;
};

/** What is shown of one item of a contribution, whatever its kind. */
export type Shown = {
  kind: Kind;
  source: Source;
  /** Refinements: the item of the parent that this one claims to improve. */
  original: Source | null;
  /** The label it carries (inline) or is (labels). */
  label: { field: string; value: string } | null;
};

/** A contribution whose content can be fetched. */
export type Stored = { id: number; content: Hex };

/** A manifest that does not hold what the chain says it holds. */
export class ManifestMismatchError extends Error {
  override readonly name = "ManifestMismatchError";
  /** @param sentence for people */
  constructor(readonly sentence: Text) {
    super(english(sentence));
  }
}

/**
 * What to show for item `index` of a contribution.
 *
 * @param inlineField name of the field that labels inside data items answer
 * @param parent the contribution that labels and refinements are about, with its manifest
 * @throws ManifestMismatchError when the manifests do not have it: such an item cannot be good
 */
export function resolveItem(
  index: number,
  { stored, manifest }: { stored: Stored; manifest: Manifest },
  parent: { stored: Stored; manifest: Manifest } | null,
  inlineField: string,
): Shown {
  if (manifest.kind === "data") {
    const item = fileOf(manifest, index);
    return {
      kind: "data",
      source: sourceOf(stored, item),
      original: null,
      label: item.label === undefined ? null : { field: inlineField, value: item.label },
    };
  }
  if (!parent)
    throw new ManifestMismatchError(msg("The contribution that this is about was not found."));
  const item = manifest.items[index];
  if (!item) throw new ManifestMismatchError(missing(index));
  const original = sourceOf(parent.stored, fileOf(parent.manifest, item.target));
  if (manifest.kind === "labels") {
    const label = { field: manifest.field, value: item.label ?? "" };
    return { kind: "labels", source: original, original: null, label };
  }
  return {
    kind: "refinement",
    source: sourceOf(stored, fileOf(manifest, index)),
    original,
    label: item.label === undefined ? null : { field: inlineField, value: item.label },
  };
}

const missing = (index: number) =>
  msg("The content has no item {number}, although the chain counts it. Judge it bad.", {
    number: index + 1,
  });

type FileEntry = { path: string; mediaType: MediaType; title: string; label?: string };

function fileOf(manifest: Manifest, index: number): FileEntry {
  const item = manifest.kind === "labels" ? undefined : manifest.items[index];
  if (!item) throw new ManifestMismatchError(missing(index));
  return item;
}

function sourceOf(stored: Stored, item: FileEntry): Source {
  const { path, mediaType, title } = item;
  return { contribution: stored.id, digest: stored.content, path, mediaType, title };
}
