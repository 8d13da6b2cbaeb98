import type { Address } from "viem";
import { msg, type Text } from "@/lib/texts/text";

/** An address somebody typed, or what is wrong with it. */
export function parseAddress(
  text: string,
): { address: Address; problem?: undefined } | { address?: undefined; problem: Text } {
  const plain = text.trim();
  if (!/^0x[0-9a-fA-F]{40}$/.test(plain)) {
    return { problem: msg("An address is 0x and 40 digits or letters from a to f.") };
  }
  if (/^0x0{40}$/.test(plain)) return { problem: msg("This is the empty address; nobody has it.") };
  return { address: plain as Address };
}
