import type { Hex } from "viem";
import { sha256 } from "@/lib/content/cid";
import { msg, type Text } from "@/lib/texts/text";

const NO_REFERENCE: Hex = `0x${"0".repeat(64)}`;

/**
 * The 32 bytes that go on the chain for a consumer's note: nothing for nothing, 32 bytes of hex as they are,
 * and of anything else the sha2-256 of its UTF-8 bytes, so that the note itself stays private.
 */
export async function referenceOf(note: string): Promise<Hex> {
  const text = note.trim();
  if (text === "") return NO_REFERENCE;
  if (/^0x[0-9a-fA-F]{64}$/.test(text)) return text.toLowerCase() as Hex;
  return sha256(new TextEncoder().encode(text));
}

/** Most units one payment is offered for here; the contract has no limit but the money. */
export const MAX_UNITS = 1_000_000_000n;

/** Units a person typed, or what is wrong with them. */
export function parseUnits(
  text: string,
): { units: bigint; problem?: undefined } | { problem: Text } {
  const plain = text.trim().replace(/,(?=\d{3}(\D|$))/g, "");
  if (!/^\d+$/.test(plain))
    return { problem: msg("Enter a whole number of units, for example 10.") };
  const units = BigInt(plain);
  if (units === 0n) return { problem: msg("Choose at least one unit.") };
  if (units > MAX_UNITS)
    return { problem: msg("That is more than one payment takes here. Pay in parts.") };
  return { units };
}
