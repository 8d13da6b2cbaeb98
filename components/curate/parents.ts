import type { PublicClient } from "viem";
import type { RoundPage } from "@/lib/curation/types";
import { lensRead, readTogether } from "@/lib/datanets/lens";
import type { Stored } from "@/components/work/resolve";

/** The contributions that a round's labels and refinements are about, by id. */
export async function readRoundParents(
  client: PublicClient,
  round: Pick<RoundPage, "contributions">,
): Promise<Stored[]> {
  const ids = new Set(round.contributions.flatMap(({ parent }) => parent ?? []));
  if (ids.size === 0) return [];
  const reads = [...ids].map((id) => lensRead("contribution", [BigInt(id)]));
  return (await readTogether(client, reads)).map(({ row: { id, content } }) => ({ id, content }));
}
