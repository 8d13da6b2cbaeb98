import type { PublicClient } from "viem";
import type { RoundPage } from "@/lib/curation/types";
import { readTogether } from "@/lib/datanets/lens";
import type { Stored } from "@/components/work/resolve";

/** The contributions that a round's labels and refinements are about, by id. */
export async function readRoundParents(
  client: PublicClient,
  round: Pick<RoundPage, "contributions">,
): Promise<Stored[]> {
  const ids = new Set(round.contributions.flatMap(({ parent }) => parent ?? []));
  if (ids.size === 0) return [];
  const calls = [...ids].map((id) => ["contribution", [BigInt(id)]] as const);
  return (await readTogether(client, calls)).map(({ row: { id, content } }) => ({ id, content }));
}
