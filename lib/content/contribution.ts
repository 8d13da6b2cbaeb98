import type { Address, Hex } from "viem";
import { msg } from "@/lib/texts/text";
import { canonicalJson } from "./canonical";
import { sha256 } from "./cid";
import { ContentError } from "./errors";
import { labelHash } from "./merkle";
import { bytesOf, sizeOf, type Bytes } from "./pieces";
import {
  itemPath,
  manifestSchema,
  PROFILE,
  type FileItem,
  type Manifest,
  type MediaType,
} from "./schema";

/** A file inside a packed directory. */
export interface PackFile<B extends Bytes = Bytes> {
  path: string;
  bytes: B;
  /** Title and index of the item that it is, for the error when its bytes are gone. */
  item?: { title: string; index: number };
}

/** One item to contribute, before it has a place in a manifest. */
export interface NewItem<B extends Bytes = Bytes> {
  bytes: B;
  /** sha2-256 of the bytes as 0x and hex, where it is known already; computed otherwise. */
  sha256?: string;
  mediaType: MediaType;
  title: string;
  label?: string;
  meta?: FileItem["meta"];
}

/** What a contributor puts together; `datanet` is its number, `parent` a contribution id. */
export type ContributionDraft<B extends Bytes = Bytes> =
  | { kind: "data"; datanet: number; contributor: Address; items: readonly NewItem<B>[] }
  | {
      kind: "refinement";
      datanet: number;
      contributor: Address;
      parent: bigint;
      items: readonly (NewItem<B> & { target: number })[];
    }
  | {
      kind: "labels";
      datanet: number;
      contributor: Address;
      parent: bigint;
      /** Name of the datanet's field. */
      field: string;
      items: readonly { target: number; label: string }[];
    };

/**
 * The manifest, the directory's files and each item's hash, all in item order. Items with a target
 * (labels, refinements) are put in ascending order of it.
 *
 * @throws ZodError when the draft breaks the manifest's rules (count, sizes, repeated targets).
 */
export async function buildFiles<B extends Bytes = Bytes>(
  draft: ContributionDraft<B>,
): Promise<{ manifest: Manifest; files: PackFile<B | Uint8Array>[]; itemHashes: Hex[] }> {
  const common = {
    version: 1,
    profile: PROFILE,
    datanet: draft.datanet,
    contributor: draft.contributor,
  };
  const files: PackFile<B | Uint8Array>[] = [];
  let items: unknown[];
  if (draft.kind === "labels") {
    items = [...draft.items].sort((a, b) => a.target - b.target);
  } else {
    const ordered =
      draft.kind === "refinement"
        ? [...draft.items].sort((a, b) => a.target - b.target)
        : draft.items;
    items = [];
    for (const [index, item] of ordered.entries()) {
      const path = itemPath(index, item.mediaType);
      files.push({ path, bytes: item.bytes, item: { title: item.title, index } });
      items.push({
        path,
        mediaType: item.mediaType,
        size: sizeOf(item.bytes),
        sha256: item.sha256 ?? (await sha256(await itemBytes(item, index))),
        title: item.title,
        label: item.label,
        meta: item.meta,
        ...("target" in item ? { target: item.target } : {}),
      });
    }
  }
  const manifest = manifestSchema.parse({
    ...common,
    kind: draft.kind,
    items,
    ...("parent" in draft ? { parent: draft.parent.toString() } : {}),
    ...("field" in draft ? { field: draft.field } : {}),
  });
  files.unshift({
    path: "manifest.json",
    bytes: new TextEncoder().encode(canonicalJson(manifest)),
  });
  return { manifest, files, itemHashes: itemHashes(manifest) };
}

/** The item's bytes; when they are gone, an error that says which item's. */
async function itemBytes(item: NewItem, index: number): Promise<Uint8Array> {
  return bytesOf(item.bytes).catch((cause: unknown) => {
    throw goneError(item.title, index, cause);
  });
}

/** What to say when the file behind an item was changed or removed after it was chosen. */
export function goneError(title: string, item: number, cause: unknown): ContentError {
  const sentence = msg(
    "“{title}” was changed or moved since you chose it; remove it and go on, or add it again.",
    { title },
  );
  return new ContentError("malformed", sentence, { cause, item });
}

/** The 32-byte hash of each item of a manifest, in order: the inputs of `itemsRoot`. */
export function itemHashes(manifest: Manifest): Hex[] {
  return manifest.kind === "labels"
    ? manifest.items.map(labelHash)
    : manifest.items.map((item) => item.sha256 as Hex);
}
