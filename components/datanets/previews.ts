import { digestToCid } from "@/lib/content/cid";
import { previewItem } from "@/lib/content/parse/preview";
import type { ItemPreview } from "@/lib/content/parse/types";
import type { LoadedRef } from "@/lib/items/read";
import { findRoot, readFileBytes } from "@/lib/storage/read";
import { contentStore } from "@/lib/storage/store";

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
      reason: "The content of this item is not stored on this server. The chain still names it.",
    };
  }
  try {
    const store = contentStore();
    const root = await findRoot(store, digestToCid(item.content));
    return await previewItem(
      item.file.mediaType,
      await readFileBytes(store, root, item.file.path),
    );
  } catch {
    return { kind: "unreadable", reason: "The stored bytes of this item cannot be read." };
  }
}
