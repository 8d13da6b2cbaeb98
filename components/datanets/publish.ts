import type { Hex } from "viem";
import type { DatanetDescription } from "@/lib/content/schema";
import { isText, msg, type Text } from "@/lib/texts/text";

/** Packs a description in the worker and stores it; returns the digest for the chain. Throws ContentError. */
export async function publishDescription(description: DatanetDescription): Promise<Hex> {
  const [{ prepareDatanet, uploadContent }, { ensureSignedIn }] = await Promise.all([
    import("@/lib/content/client"),
    import("@/lib/session/client"),
  ]);
  const { car, cid, digest } = await prepareDatanet(description);
  await ensureSignedIn();
  await uploadContent(car, cid);
  return digest;
}

/** What to say about a publication that failed. */
export function publishSentence(error: unknown): Text {
  if (error instanceof Error && error.name === "ContentError")
    return "sentence" in error && isText(error.sentence) ? error.sentence : error.message;
  return msg("The description could not be stored. Nothing was sent; try again.");
}
