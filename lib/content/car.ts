import { asyncIterableReader, readBlockHead, readHeader } from "@ipld/car/decoder";
import { CarWriter } from "@ipld/car/writer";
import { varint } from "multiformats";
import { CID } from "multiformats/cid";
import { sha256 } from "multiformats/hashes/sha2";
import { msg, type Text } from "@/lib/texts/text";
import { ContentError, type ContentErrorCode } from "./errors";
import { MAX_BLOCK_BYTES } from "./limits";
import { formatBytes } from "@/lib/format/number";
import { sizeOf, type Bytes } from "./pieces";

/** multicodec codes of what our profile makes: directories and large files, and raw leaves. */
const CODECS = new Set([0x70, 0x55]);
/** A header with one root takes 59 bytes; a much longer one is not ours. */
const MAX_HEADER_BYTES = 1024;

/** What a CAR puts before each block: the length of what follows, and the block's CID. */
function frameOf(cid: CID, size: number): Uint8Array {
  const length = cid.bytes.length + size;
  const frame = new Uint8Array(varint.encodingLength(length) + cid.bytes.length);
  varint.encodeTo(length, frame);
  frame.set(cid.bytes, frame.length - cid.bytes.length);
  return frame;
}

/** The header of a CAR file, version 1, with one root. */
export async function carHeader(root: CID): Promise<Uint8Array> {
  const { writer, out } = CarWriter.create([root]);
  const pieces: Uint8Array[] = [];
  const reading = (async () => {
    for await (const piece of out) pieces.push(piece);
  })();
  await writer.close();
  await reading;
  const header = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    header.set(piece, at);
    at += piece.length;
  }
  return header;
}

/** The bytes of a CAR file (version 1, one root) in order, to send or join. Blobs stay blobs. */
export async function carPieces<B extends Bytes>(
  root: CID,
  blocks: Iterable<{ cid: CID; bytes: B }>,
): Promise<(B | Uint8Array)[]> {
  const pieces: (B | Uint8Array)[] = [await carHeader(root)];
  for (const { cid, bytes } of blocks) pieces.push(frameOf(cid, sizeOf(bytes)), bytes);
  return pieces;
}

/** The same as it is read, a block at a time. */
export async function* carStream(
  root: CID,
  blocks: AsyncIterable<{ cid: CID; bytes: Uint8Array }>,
): AsyncGenerator<Uint8Array> {
  yield await carHeader(root);
  for await (const { cid, bytes } of blocks) {
    yield frameOf(cid, bytes.length);
    yield bytes;
  }
}

/** Bytes of the CAR with these blocks. */
export async function carSize(
  root: CID,
  blocks: Iterable<{ cid: CID; size: number }>,
): Promise<number> {
  let size = (await carHeader(root)).length;
  for (const block of blocks) size += frameOf(block.cid, block.size).length + block.size;
  return size;
}

/** Length the header claims, or undefined when the first bytes are no length at all. */
function headerLength(first: Uint8Array): number | undefined {
  let length = 0;
  for (const [i, byte] of first.entries()) {
    length += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return length;
  }
  return undefined;
}

/** Runs a step of the decoder; what it throws for bad bytes becomes a sentence. */
async function decoding<T>(code: ContentErrorCode, sentence: Text, step: () => Promise<T>) {
  try {
    return await step();
  } catch (cause) {
    // The source's own failures (limit reached, connection lost) already say what happened.
    if (cause instanceof ContentError) throw cause;
    throw new ContentError(code, sentence, { cause });
  }
}

/**
 * Opens a CAR and yields its blocks one at a time, each checked against its own CID. Memory stays
 * within one block, however large the stream.
 *
 * @param made `here`: by this profile, whose root is a directory in CID version 1. `elsewhere`: any
 *   version, and a root that may be a file.
 * @throws ContentError not-a-car, corrupted, malformed; and whatever the source throws.
 */
export async function openCar(
  source: AsyncIterable<Uint8Array>,
  { made = "here" }: { made?: "here" | "elsewhere" } = {},
): Promise<{
  root: CID;
  blocks: AsyncGenerator<{ cid: CID; bytes: Uint8Array }>;
}> {
  const reader = asyncIterableReader(source);
  const notCar = msg(
    "The upload is not a CAR file; pack the contribution again and upload it once more.",
  );
  const header = await decoding("not-a-car", notCar, async () => {
    const length = headerLength(await reader.upTo(8));
    if (length === undefined || length === 0 || length > MAX_HEADER_BYTES)
      throw new Error("length");
    return readHeader(reader, 1);
  });
  const root = header.roots?.[0];
  if (root === undefined || header.roots.length !== 1) {
    throw new ContentError("not-a-car", msg("The upload must name exactly one root directory."));
  }
  const ours = root.version === 1 && root.code === 0x70;
  if ((made === "here" && !ours) || root.multihash.code !== sha256.code) {
    throw new ContentError(
      "malformed",
      msg("The root must be a UnixFS directory hashed with sha2-256."),
    );
  }
  const cutShort = msg("The upload ended in the middle of a block; upload it again.");

  async function* blocks() {
    while ((await reader.upTo(8)).length > 0) {
      const head = await decoding("corrupted", cutShort, () => readBlockHead(reader));
      if (head.blockLength < 0 || head.blockLength > MAX_BLOCK_BYTES) {
        const most = formatBytes(MAX_BLOCK_BYTES);
        throw new ContentError(
          "malformed",
          msg("Block {cid} is larger than {most}.", { cid: head.cid.toString(), most }),
        );
      }
      if (!CODECS.has(head.cid.code) || head.cid.multihash.code !== sha256.code) {
        throw new ContentError(
          "malformed",
          msg("Block {cid} is of a kind that is not accepted.", { cid: head.cid.toString() }),
        );
      }
      const bytes = await decoding("corrupted", cutShort, () =>
        reader.exactly(head.blockLength, true),
      );
      if (!(await hashMatches(head.cid, bytes))) {
        throw new ContentError(
          "corrupted",
          msg("Block {cid} does not match its hash: it was damaged on the way. Upload it again.", {
            cid: head.cid.toString(),
          }),
        );
      }
      // A CID of its own: the decoder's is a view that would keep the whole chunk it came in.
      yield { cid: CID.decode(head.cid.bytes.slice()), bytes };
    }
  }
  return { root, blocks: blocks() };
}

/** Whether the bytes hash to the CID's sha2-256 digest. */
export async function hashMatches(cid: CID, bytes: Uint8Array): Promise<boolean> {
  const { digest } = await sha256.digest(bytes);
  return digest.every((byte, i) => byte === cid.multihash.digest[i]);
}
