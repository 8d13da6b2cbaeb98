import { base32 } from "multiformats/bases/base32";
import type { Hex } from "viem";

/** CID version 1, codec dag-pb (0x70), multihash sha2-256 (0x12) of 32 bytes (0x20). */
const PREFIX = [0x01, 0x70, 0x12, 0x20] as const;

/**
 * The CID of the directory whose root block has this sha2-256 digest.
 *
 * @throws RangeError when the digest is not 32 bytes of hex.
 */
export function digestToCid(digest: Hex): string {
  if (!/^0x[0-9a-fA-F]{64}$/.test(digest)) {
    throw new RangeError("A content digest is 32 bytes written as 0x and 64 hex digits.");
  }
  const bytes = new Uint8Array(PREFIX.length + 32);
  bytes.set(PREFIX);
  for (let i = 0; i < 32; i += 1) {
    bytes[PREFIX.length + i] = Number.parseInt(digest.slice(2 + 2 * i, 4 + 2 * i), 16);
  }
  return base32.encode(bytes);
}

/**
 * The digest the contract stores for a CID.
 *
 * @throws RangeError for anything but a base32 CID v1 of a dag-pb block hashed with sha2-256.
 */
export function cidToDigest(cid: string): Hex {
  let bytes: Uint8Array;
  try {
    bytes = base32.decode(cid);
  } catch (cause) {
    throw new RangeError("A content CID starts with b and is written in base32.", { cause });
  }
  if (bytes.length !== PREFIX.length + 32 || PREFIX.some((byte, i) => bytes[i] !== byte)) {
    throw new RangeError("A content CID is version 1, dag-pb, sha2-256.");
  }
  return toHex(bytes.subarray(PREFIX.length));
}

/** Bytes as 0x and lower-case hex. */
export function toHex(bytes: Uint8Array): Hex {
  let hex = "";
  for (const byte of bytes) hex += byte.toString(16).padStart(2, "0");
  return `0x${hex}`;
}

/** sha2-256 of the bytes. Runs in browsers (secure contexts), workers and Node. */
export async function sha256(bytes: Uint8Array): Promise<Hex> {
  const view = bytes as Uint8Array<ArrayBuffer>;
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", view)));
}
