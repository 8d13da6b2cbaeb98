import type { PublicClient } from "viem";
import { readContribution } from "@/lib/contributions/reads";
import type { RoundPage } from "@/lib/curation/types";
import type { Stored } from "@/components/work/resolve";

/** The contributions that a round's labels and refinements are about, by id. */
export async function readRoundParents(
  client: PublicClient,
  round: Pick<RoundPage, "contributions">,
): Promise<Stored[]> {
  const ids = new Set(round.contributions.flatMap(({ parent }) => parent ?? []));
  return Promise.all(
    [...ids].map(async (id) => {
      const { row } = await readContribution(client, { id });
      return { id, content: row.content };
    }),
  );
}
