import { digestToCid } from "@/lib/content/cid";
import { contentUrl } from "@/lib/content/fetch";
import type { MediaType } from "@/lib/content/schema";
import { findRoot, readFileBytes } from "@/lib/storage/read";
import type { ContentStore } from "@/lib/storage/store";
import type { LoadedRef } from "./read";

/** Media types whose bytes are put into the line; others are named by their address. */
const INLINE = new Set<MediaType>(["text/plain", "application/json", "message/rfc822"]);

/**
 * One line of an export: an accepted item, where it comes from, its labels, and its content (text) or
 * the address of it (pictures). Null for an item whose content is not stored here.
 * @param origin of this site, for addresses: "https://example.org"
 */
export async function exportLine(
  store: ContentStore,
  { item }: LoadedRef,
  origin: string,
): Promise<string | null> {
  if (!item) return null;
  const { file } = item;
  const cid = digestToCid(item.content);
  const line = {
    contribution: item.contribution,
    index: item.index,
    kind: item.kind,
    contributor: item.contributor,
    round: item.round,
    cid,
    path: file.path,
    mediaType: file.mediaType,
    sha256: file.sha256,
    title: file.title,
    labels: item.labels,
    ...(item.refines ? { refines: item.refines } : {}),
    ...(file.meta ? { meta: file.meta } : {}),
  };
  const url = `${origin}${contentUrl(item.content, file.path, item.contribution)}`;
  if (!INLINE.has(file.mediaType)) return JSON.stringify({ ...line, url });
  const root = await findRoot(store, cid);
  const bytes = await readFileBytes(store, root, file.path);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const content = file.mediaType === "application/json" ? (JSON.parse(text) as unknown) : text;
    return JSON.stringify({ ...line, content });
  } catch {
    // Old e-mails come in many charsets; their bytes are exact only at their address.
    return JSON.stringify({ ...line, url });
  }
}
