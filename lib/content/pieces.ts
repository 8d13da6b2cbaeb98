import { msg } from "@/lib/texts/text";
import { ContentError } from "./errors";

/**
 * Content in memory, or a blob of it: a file on a person's disk, read only when it is needed. What
 * is made of blobs stays flat in memory, however large.
 */
export type Bytes = Uint8Array | Blob;

/** Number of bytes. */
export function sizeOf(bytes: Bytes): number {
  return bytes instanceof Blob ? bytes.size : bytes.length;
}

/** The bytes from `start` to `end`, without reading or copying them. */
export function sliceOf<B extends Bytes>(bytes: B, start: number, end: number): B {
  return (bytes instanceof Blob ? bytes.slice(start, end) : bytes.subarray(start, end)) as B;
}

/**
 * The bytes in memory.
 *
 * @throws ContentError malformed when the file behind a blob was changed or removed meanwhile.
 */
export async function bytesOf(bytes: Bytes): Promise<Uint8Array> {
  if (!(bytes instanceof Blob)) return bytes;
  try {
    return new Uint8Array(await bytes.arrayBuffer());
  } catch (cause) {
    const sentence = msg(
      "A file was changed or moved since you chose it; remove its item and add it again.",
    );
    throw new ContentError("malformed", sentence, { cause });
  }
}

/** A blob of pieces. Pieces that are blobs are referred to, not copied. */
export function blobOf(pieces: readonly Bytes[], type = ""): Blob {
  return new Blob(pieces as (Uint8Array<ArrayBuffer> | Blob)[], { type });
}
