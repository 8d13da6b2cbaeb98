import { SIGNATURE_SLOTS } from "./limits";
import type { MediaType } from "./schema";

// Near-duplicates by MinHash, defined to the bit so that every juror computes what the challenger did.
//
//     text       of an item: see `textOf`; normalised by Unicode NFKC, lower case, white space to one space
//     shingles   the set of its runs of 5 characters (code points); shorter text is one shingle
//     x          FNV-1a, 32 bits, of a shingle's UTF-8
//     slot i     the low 16 bits of the least mix(mix(x) + (i + 1) · 0x9e3779b9 mod 2^32), i from 0 to 127;
//                mix is MurmurHash3's 32-bit finaliser, so each i orders all x in another way
//     word w     slot 16w + j at its bits 16j to 16j + 15
//
// The share of equal slots estimates the Jaccard similarity of the two sets. Source: Broder, "On the
// resemblance and containment of documents" (1997); 16-bit slots: Li and Koenig, "b-Bit minwise hashing" (2010).

const SHINGLE = 5;
const SLOTS_A_WORD = 16;
const GOLDEN = 0x9e3779b9;

/** 128 slots of 16 bits in 8 words, as Cases.sol takes it. */
export type Signature = readonly bigint[];

/**
 * The text by which an item is compared, or null for a picture: those are compared by eye. A text or a row
 * is its file as UTF-8; an e-mail is its subject, a line break and its body as pages show it, whose headers
 * change with every copy.
 */
export async function textOf(mediaType: MediaType, bytes: Uint8Array): Promise<string | null> {
  switch (mediaType) {
    case "text/plain":
    case "application/json":
      return new TextDecoder().decode(bytes);
    case "message/rfc822": {
      const { previewEmail } = await import("./parse/email");
      const { subject, text } = await previewEmail(bytes);
      return `${subject}\n${text}`;
    }
    default:
      return null;
  }
}

/** The set of a text's shingles; empty for a text without a character. */
export function shinglesOf(text: string): Set<string> {
  const characters = [...text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim()];
  const shingles = new Set<string>();
  if (characters.length === 0) return shingles;
  for (let at = 0; at === 0 || at + SHINGLE <= characters.length; at += 1) {
    shingles.add(characters.slice(at, at + SHINGLE).join(""));
  }
  return shingles;
}

/** The signature of a text; null for one without a character, which resembles nothing. */
export function signatureOf(text: string): Signature | null {
  const shingles = shinglesOf(text);
  if (shingles.size === 0) return null;
  const least = new Uint32Array(SIGNATURE_SLOTS).fill(0xffffffff);
  const encoder = new TextEncoder();
  for (const shingle of shingles) {
    let y = mix(fnv1a(encoder.encode(shingle)));
    for (let slot = 0; slot < SIGNATURE_SLOTS; slot += 1) {
      y = (y + GOLDEN) >>> 0;
      const value = mix(y);
      if (value < least[slot]!) least[slot] = value;
    }
  }
  return Array.from({ length: SIGNATURE_SLOTS / SLOTS_A_WORD }, (_, word) => {
    let packed = 0n;
    for (let j = SLOTS_A_WORD - 1; j >= 0; j -= 1)
      packed = (packed << 16n) | BigInt(least[word * SLOTS_A_WORD + j]! & 0xffff);
    return packed;
  });
}

/** Equal slots of two signatures, 0 to 128, as Cases.compare counts them. */
export function equalSlots(a: Signature, b: Signature): number {
  let equal = 0;
  for (let slot = 0; slot < SIGNATURE_SLOTS; slot += 1) {
    const word = Math.floor(slot / SLOTS_A_WORD);
    const shift = BigInt(16 * (slot % SLOTS_A_WORD));
    if ((((a[word]! ^ b[word]!) >> shift) & 0xffffn) === 0n) equal += 1;
  }
  return equal;
}

function fnv1a(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
