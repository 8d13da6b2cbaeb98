import type { Hex } from "viem";
import { ContentError } from "@/lib/content/errors";
import type { DatanetDescription } from "@/lib/content/schema";
import { readDatanetDescription } from "@/lib/storage/read";
import { contentStore } from "@/lib/storage/store";
import { msg, type Text } from "@/lib/texts/text";

/** A datanet's description, or the sentence that says why there is none. Server only. */
export type Described =
  { description: DatanetDescription; sentence?: undefined } | { description: null; sentence: Text };

/** Reads the description behind a datanet's digest. A missing one is a finding, not a failure. */
export async function describe(digest: Hex): Promise<Described> {
  try {
    return { description: await readDatanetDescription(contentStore(), digest) };
  } catch (error) {
    const sentence =
      error instanceof ContentError
        ? error.sentence
        : msg("The description of this datanet is not of the expected form.");
    return { description: null, sentence };
  }
}
