import type { Hex } from "viem";

// Every page that shows stored content computes CIDs. One kind of them is a number in base 32, which the
// language can write; the library for all kinds would be 3 kB of each of these pages.

/** CID version 1, codec dag-pb (0x70), multihash sha2-256 (0x12) of 32 bytes (0x20), before the digest. */
const PREFIX = "0x01701220";
/** RFC 4648's base32 in lower case; a digit of a number is its place in it. */
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
/** 36 bytes are 288 bits: 58 digits, the last of which carries two zero bits. */
const DIGITS = 58;
const PADDING = 2n;

/**
 * The CID of the directory whose root block has this sha2-256 digest.
 *
 * @throws RangeError when the digest is not 32 bytes of hex.
 */
export function digestToCid(digest: Hex): string {
  if (!/^0x[0-9a-fA-F]{64}$/.test(digest)) {
    throw new RangeError("A content digest is 32 bytes written as 0x and 64 hex digits.");
  }
  const number = BigInt(PREFIX + digest.slice(2)) << PADDING;
  const digits = number.toString(32).padStart(DIGITS, "0");
  return "b" + digits.replace(/./g, (digit) => ALPHABET[Number.parseInt(digit, 32)]!);
}

/**
 * The digest the contract stores for a CID.
 *
 * @throws RangeError for anything but a base32 CID v1 of a dag-pb block hashed with sha2-256.
 */
export function cidToDigest(cid: string): Hex {
  if (!/^b[a-z2-7]+$/.test(cid)) {
    throw new RangeError("A content CID starts with b and is written in base32.");
  }
  let number = 0n;
  // Digits beyond those of a CID would only cost time.
  for (const letter of cid.slice(1, 2 + DIGITS)) {
    number = number * 32n + BigInt(ALPHABET.indexOf(letter));
  }
  const digest = number >> PADDING;
  const prefix = digest >> 256n;
  if (cid.length !== 1 + DIGITS || digest << PADDING !== number || prefix !== BigInt(PREFIX)) {
    throw new RangeError("A content CID is version 1, dag-pb, sha2-256.");
  }
  return `0x${(digest & ((1n << 256n) - 1n)).toString(16).padStart(64, "0")}`;
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
