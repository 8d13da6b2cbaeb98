import type { Hex, PublicClient } from "viem";
import { readLens } from "@/lib/datanets/lens";

/** Answers of the Lens, by number. */
const ANSWERS = ["unknown", "sealed", "open"] as const;

/**
 * Whether a contribution's content may be served to everyone. "sealed": its round is still open, and
 * content shown now could be copied. "unknown": no such contribution, or it has other content.
 */
export type Visibility = (typeof ANSWERS)[number];

export async function readVisibility(
  client: PublicClient,
  { id, digest }: { id: number | bigint; digest: Hex },
): Promise<Visibility> {
  return ANSWERS[await readLens(client, "visibility", [BigInt(id), digest])] ?? "unknown";
}
