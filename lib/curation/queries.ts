import { queryOptions } from "@tanstack/react-query";
import type { Address } from "viem";
import type { ReadChain } from "@/lib/chain/browser-client";

export const roundQueryOptions = (
  chain: ReadChain,
  params: { datanet: number; round: number; viewer?: Address },
) =>
  queryOptions({
    queryKey: ["round", params.datanet, params.round, params.viewer ?? null],
    queryFn: async () => (await import("./reads")).readRound(await chain(), params),
  });

export const dutiesQueryOptions = (
  chain: ReadChain,
  params: { account: Address; cursor?: number; limit?: number },
) =>
  queryOptions({
    queryKey: ["duties", params.account, params.cursor ?? 0, params.limit ?? 64],
    queryFn: async () => (await import("./reads")).readDuties(await chain(), params),
  });
