import { loadManifest } from "@/components/work/content";
import { resolveItem, type Stored } from "@/components/work/resolve";
import { sourceUrl } from "@/components/work/sourceUrl";
import { publicClient } from "@/lib/chain/browser-client";
import { signatureOfBytes } from "@/lib/content/client";
import { ContentError } from "@/lib/content/errors";
import { fetchContent } from "@/lib/content/fetch";
import { equalSlots, type Signature } from "@/lib/content/minhash";
import { readContribution } from "@/lib/contributions/reads";
import { isUnknown } from "@/lib/datanets/lens";
import { msg } from "@/lib/texts/text";

/** An item of a contribution, counted from 0. */
export type ItemRef = { contribution: number; item: number };

export type Compared = {
  equal: number;
  signature: Signature;
  originalSignature: Signature;
};

/**
 * Computes both items' signatures from their stored bytes, and how far they agree.
 * @throws ContentError with a sentence when an item does not exist, cannot be had or has no text
 */
export async function compareItems(a: ItemRef, b: ItemRef): Promise<Compared> {
  const [signature, originalSignature] = await Promise.all([signatureAt(a), signatureAt(b)]);
  return { equal: equalSlots(signature, originalSignature), signature, originalSignature };
}

async function signatureAt({ contribution, item }: ItemRef): Promise<Signature> {
  const stored = await storedAt(contribution);
  const about = stored.parent === null ? null : await storedAt(stored.parent);
  const [manifest, parentManifest] = await Promise.all([
    loadManifest(stored),
    about && loadManifest(about),
  ]);
  const parent = about && parentManifest && { stored: about, manifest: parentManifest };
  const { source } = resolveItem(item, { stored, manifest }, parent, "label");
  const bytes = await fetchContent(sourceUrl(source));
  const signature = await signatureOfBytes(source.mediaType, bytes);
  if (signature) return signature;
  throw new ContentError(
    "malformed",
    msg("Only texts, rows and e-mails have signatures; compare pictures by eye."),
  );
}

async function storedAt(id: number): Promise<Stored & { parent: number | null }> {
  try {
    const { row } = await readContribution(await publicClient(), { id });
    return { id, content: row.content, parent: row.parent };
  } catch (error) {
    if (!isUnknown(error)) throw error;
    throw new ContentError("not-found", msg("There is no contribution with this number."));
  }
}
