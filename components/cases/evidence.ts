import type { Hex } from "viem";
import { digestToCid } from "@/lib/content/cid";
import { ContentError } from "@/lib/content/errors";
import { previewItem } from "@/lib/content/parse/preview";
import type { ItemPreview } from "@/lib/content/parse/types";
import type { Evidence } from "@/lib/content/schema";
import { findRoot, readEvidence, readFileBytes } from "@/lib/storage/read";
import { contentStore } from "@/lib/storage/store";
import { msg, type Text } from "@/lib/texts/text";

/** A file of evidence with what to show of it. */
export type ShownFile = Evidence["files"][number] & { preview: ItemPreview };

/** A case's evidence, or the sentence that says why there is none to show. */
export type ShownEvidence =
  { text: string; files: ShownFile[]; sentence?: undefined } | { sentence: Text };

/** Reads the evidence behind a case's digest. Missing evidence is a finding, not a failure. Server only. */
export async function loadEvidence(digest: Hex): Promise<ShownEvidence> {
  const store = contentStore();
  try {
    const root = await findRoot(store, digestToCid(digest));
    const { text, files } = await readEvidence(store, root);
    const shown = files.map(async (file) => ({
      ...file,
      preview: await previewItem(file.mediaType, await readFileBytes(store, root, file.path)),
    }));
    return { text, files: await Promise.all(shown) };
  } catch (error) {
    return {
      sentence:
        error instanceof ContentError
          ? error.sentence
          : msg("The evidence of this case is not of the expected form."),
    };
  }
}
