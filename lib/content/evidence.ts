import { msg } from "@/lib/texts/text";
import { canonicalJson } from "./canonical";
import { sha256 } from "./cid";
import { goneError, type PackFile } from "./contribution";
import { ContentError } from "./errors";
import { formatBytes } from "@/lib/format/number";
import { MAX_FILE_BYTES } from "./limits";
import { looksLikeEmail } from "./parse/email";
import { imageType, sniff } from "./parse/image";
import type { PickedFile } from "./picked";
import { bytesOf, sizeOf, type Bytes } from "./pieces";
import { evidenceSchema, itemPath, MEDIA_TYPES, PROFILE, type MediaType } from "./schema";

/** A file that goes with a statement. */
export type EvidenceFile<B extends Bytes = Bytes> = {
  bytes: B;
  mediaType: MediaType;
  title: string;
};

/** What somebody puts together to challenge items. */
export type EvidenceDraft<B extends Bytes = Bytes> = {
  text: string;
  files: readonly EvidenceFile<B>[];
};

/** Characters of a file's name that are kept. */
const MAX_TITLE = 160;

/**
 * What a person's file is, from its bytes and not from its name.
 * @throws ContentError with a sentence for what jurors could not be shown: neither text nor a picture
 */
export async function evidenceFile(
  { path, file }: PickedFile,
  index: number,
): Promise<EvidenceFile<Blob>> {
  const title = path.split("/").at(-1)!.slice(0, MAX_TITLE) || "file";
  const refuse = (sentence: ReturnType<typeof msg>) =>
    new ContentError("malformed", sentence, { item: index });
  if (file.size === 0) throw refuse(msg("{title} is empty; leave it out.", { title }));
  if (file.size > MAX_FILE_BYTES)
    throw new ContentError(
      "too-large",
      msg("{title} is larger than {most}.", { title, most: formatBytes(MAX_FILE_BYTES) }),
      { item: index },
    );
  const bytes = await bytesOf(file).catch((cause: unknown) => {
    throw goneError(title, index, cause);
  });
  const mediaType = await mediaTypeOf(bytes);
  if (!mediaType)
    throw refuse(
      msg(
        "{title} is neither text nor a PNG, JPEG, GIF or WebP picture, so jurors could not see it here.",
        {
          title,
        },
      ),
    );
  return { bytes: file, mediaType, title };
}

async function mediaTypeOf(bytes: Uint8Array): Promise<MediaType | undefined> {
  const picture = await imageType(bytes);
  if (picture !== undefined && picture in MEDIA_TYPES) return picture as MediaType;
  if ((await sniff(bytes)) !== undefined) return undefined;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.includes("\0")) return undefined;
  } catch {
    return undefined;
  }
  return looksLikeEmail(bytes) ? "message/rfc822" : "text/plain";
}

/**
 * The directory's files: `evidence.json`, and each file under the number of its place.
 * @throws ZodError when the draft breaks the rules (no text, too many files).
 */
export async function buildEvidence<B extends Bytes>(
  draft: EvidenceDraft<B>,
): Promise<PackFile<B | Uint8Array>[]> {
  const files: PackFile<B | Uint8Array>[] = [];
  const named = [];
  for (const [index, { bytes, mediaType, title }] of draft.files.entries()) {
    const path = itemPath(index, mediaType);
    files.push({ path, bytes, item: { title, index } });
    named.push({
      path,
      mediaType,
      size: sizeOf(bytes),
      sha256: await sha256(await bytesOf(bytes)),
      title,
    });
  }
  const evidence = evidenceSchema.parse({
    version: 1,
    profile: PROFILE,
    text: draft.text,
    files: named,
  });
  const head = new TextEncoder().encode(canonicalJson(evidence));
  return [{ path: "evidence.json", bytes: head }, ...files];
}
