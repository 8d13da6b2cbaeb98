import { fetchContent, contentUrl } from "@/lib/content/fetch";
import type { ItemPreview } from "@/lib/content/parse/types";
import type { Manifest } from "@/lib/content/schema";
import { sourceUrl } from "./sourceUrl";
import { resolveItem, type Shown, type Source, type Stored } from "./resolve";

// Content behind a digest never changes, so what was read once is kept for as long as the page lives.
// Failures are not kept: the next look tries again.

const manifests = new Map<number, Promise<Manifest>>();
const previews = new Map<string, Promise<ItemPreview>>();

function remember<K, V>(cache: Map<K, Promise<V>>, key: K, load: () => Promise<V>): Promise<V> {
  const known = cache.get(key);
  if (known) return known;
  const loading = load();
  cache.set(key, loading);
  loading.catch(() => cache.delete(key));
  return loading;
}

/** The manifest of a contribution, parsed. @throws ContentError with a sentence */
export function loadManifest({ id, content }: Stored): Promise<Manifest> {
  return remember(manifests, id, async () => {
    const [bytes, { manifestSchema }] = await Promise.all([
      fetchContent(contentUrl(content, "manifest.json", id)),
      import("@/lib/content/schema"),
    ]);
    return manifestSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  });
}

/** What to show of an item, made in the worker. @throws ContentError with a sentence */
export function loadPreview(source: Source): Promise<ItemPreview> {
  const url = sourceUrl(source);
  return remember(previews, url, async () => {
    const [bytes, { previewBytes }] = await Promise.all([
      fetchContent(url),
      import("@/lib/content/client"),
    ]);
    return previewBytes(source.mediaType, bytes);
  });
}

/** One item of a contribution: which bytes it is about, and their preview. */
export async function loadItem(
  index: number,
  stored: Stored,
  parent: Stored | null,
  inlineField: string,
): Promise<{ shown: Shown; preview: ItemPreview; original: ItemPreview | null }> {
  const [manifest, parentManifest] = await Promise.all([
    loadManifest(stored),
    parent ? loadManifest(parent) : null,
  ]);
  const about = parent && parentManifest && { stored: parent, manifest: parentManifest };
  const shown = resolveItem(index, { stored, manifest }, about, inlineField);
  const [preview, original] = await Promise.all([
    loadPreview(shown.source),
    shown.original ? loadPreview(shown.original) : null,
  ]);
  return { shown, preview, original };
}
