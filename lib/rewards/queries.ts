import { queryOptions } from "@tanstack/react-query";
import type { Address } from "viem";
import type { ReadChain } from "@/lib/chain/browser-client";

export const rewardsQueryOptions = (
  chain: ReadChain,
  params: { account: Address; cursor?: number; limit?: number },
) =>
  queryOptions({
    queryKey: ["rewards", params.account, params.cursor ?? 0, params.limit ?? 32],
    queryFn: async () => (await import("./reads")).readRewards(await chain(), params),
  });

export const accountQueryOptions = (chain: ReadChain, params: { account: Address }) =>
  queryOptions({
    queryKey: ["account", params.account],
    queryFn: async () => (await import("./reads")).readAccount(await chain(), params),
  });
