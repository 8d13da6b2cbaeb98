import { queryOptions } from "@tanstack/react-query";
import type { Address } from "viem";
import type { ReadChain } from "@/lib/chain/browser-client";

// Cached reads. Keys begin with the page's noun and then ids; ./keys names those that steps make stale.
// The reads come with the first call, so that a page does not carry ABIs it may never use.

export const exploreQueryOptions = (
  chain: ReadChain,
  params: { cursor?: number; limit?: number } = {},
) =>
  queryOptions({
    queryKey: ["explore", params.cursor ?? 0, params.limit ?? 50],
    queryFn: async () => (await import("./reads")).readExplore(await chain(), params),
  });

export const datanetQueryOptions = (chain: ReadChain, params: { id: number; account?: Address }) =>
  queryOptions({
    queryKey: ["datanet", params.id, params.account ?? null],
    queryFn: async () => (await import("./reads")).readDatanet(await chain(), params),
  });
