import { queryOptions } from "@tanstack/react-query";
import type { ReadChain } from "@/lib/chain/browser-client";

export const upkeepQueryOptions = (
  chain: ReadChain,
  params: { cursor?: number; limit?: number } = {},
) =>
  queryOptions({
    queryKey: ["upkeep", params.cursor ?? 0, params.limit ?? 50],
    queryFn: async () => (await import("./reads")).readUpkeep(await chain(), params),
  });
