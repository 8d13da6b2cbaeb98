import { queryOptions } from "@tanstack/react-query";
import type { ReadChain } from "@/lib/chain/browser-client";

type Page = { datanet: number; cursor?: number; limit?: number };

export const contributionsQueryOptions = (chain: ReadChain, params: Page) =>
  queryOptions({
    queryKey: ["contributions", params.datanet, params.cursor ?? 0, params.limit ?? 50],
    queryFn: async () => (await import("./reads")).readContributions(await chain(), params),
  });

export const contributionQueryOptions = (chain: ReadChain, params: { id: number }) =>
  queryOptions({
    queryKey: ["contribution", params.id],
    queryFn: async () => (await import("./reads")).readContribution(await chain(), params),
  });

export const labelTargetsQueryOptions = (chain: ReadChain, params: Page) =>
  queryOptions({
    queryKey: ["labelTargets", params.datanet, params.cursor ?? 0, params.limit ?? 16],
    queryFn: async () => (await import("./reads")).readLabelTargets(await chain(), params),
  });
