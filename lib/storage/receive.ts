import { openCar } from "@/lib/content/car";
import { checkDirectory } from "@/lib/content/dag";
import { ContentError } from "@/lib/content/errors";
import { MAX_CAR_BYTES } from "@/lib/content/limits";
import { formatBytes } from "@/lib/format/number";
import { msg } from "@/lib/texts/text";
import { diskFullError, isDiskFull } from "./full";
import type { ContentStore, RootRecord } from "./store";

/** Bytes of a request as they arrive, stopped at the limit. */
async function* limited(source: AsyncIterable<Uint8Array>, most: number) {
  let bytes = 0;
  try {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > most) {
        throw new ContentError(
          "too-large",
          msg("An upload may have at most {most}.", { most: formatBytes(most) }),
        );
      }
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof ContentError) throw cause;
    const sentence = msg("The upload was interrupted and nothing of it was kept; upload it again.");
    throw new ContentError("interrupted", sentence, { cause });
  }
}

export interface ReceiveOptions {
  /** Bytes the CAR may have. */
  most?: number;
  /** The CID its root must have. */
  expected?: string;
}

/**
 * Takes in a CAR: every block against its hash, then the directory as a whole, and only then into
 * the store. Whatever goes wrong, nothing of the upload stays. Sending the same CAR again is fine.
 *
 * @throws ContentError for everything that can be said in a sentence.
 */
export async function receiveCar(
  store: ContentStore,
  source: AsyncIterable<Uint8Array>,
  { most = MAX_CAR_BYTES, expected }: ReceiveOptions = {},
): Promise<RootRecord> {
  let staging: Awaited<ReturnType<ContentStore["stage"]>> | undefined;
  try {
    staging = await store.stage();
    const { root, blocks } = await openCar(limited(source, most));
    if (expected !== undefined && root.toString() !== expected) {
      const sentence = msg("The upload holds {root} and not {expected}, which was announced.", {
        root: root.toString(),
        expected,
      });
      throw new ContentError("unexpected", sentence);
    }
    const present = new Set<string>();
    for await (const { cid, bytes } of blocks) {
      if (present.has(cid.toString())) {
        throw new ContentError(
          "unexpected",
          msg("The upload carries block {cid} twice.", { cid: cid.toString() }),
        );
      }
      present.add(cid.toString());
      await staging.put(cid, bytes);
    }
    return await staging.commit(root, await checkDirectory(root, staging.get, present));
  } catch (error) {
    // Removing what was staged must not hide why it has to go; the next start sweeps what is left.
    await staging?.discard().catch(() => undefined);
    if (isDiskFull(error)) throw diskFullError(error);
    throw error;
  }
}
