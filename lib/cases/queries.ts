import { queryOptions } from "@tanstack/react-query";
import type { Address } from "viem";
import type { ReadChain } from "@/lib/chain/browser-client";
import type { CaseReason } from "./words";

export const caseQueryOptions = (chain: ReadChain, params: { id: number; viewer?: Address }) =>
  queryOptions({
    queryKey: ["case", params.id, params.viewer ?? null],
    queryFn: async () => (await import("./reads")).readCase(await chain(), params),
  });

export const casesOfQueryOptions = (chain: ReadChain, params: { contribution: number }) =>
  queryOptions({
    queryKey: ["cases", "of", params.contribution],
    queryFn: async () => (await import("./reads")).readCasesOf(await chain(), params),
  });

export const casesQueryOptions = (
  chain: ReadChain,
  params: { datanet?: number; cursor?: number; limit?: number },
) =>
  queryOptions({
    queryKey: ["cases", "list", params.datanet ?? 0, params.cursor ?? 0, params.limit ?? 64],
    queryFn: async () => (await import("./reads")).readCases(await chain(), params),
  });

export const caseDutiesQueryOptions = (chain: ReadChain, account: Address) =>
  queryOptions({
    queryKey: ["duties", "cases", account],
    queryFn: async () => (await import("./reads")).readCaseDuties(await chain(), account),
  });

export const caseQuoteQueryOptions = (
  chain: ReadChain,
  params: { contribution: number; items: bigint; reason: CaseReason },
) =>
  queryOptions({
    queryKey: ["caseQuote", params.contribution, params.items.toString(), params.reason],
    queryFn: async () => (await import("./reads")).readCaseQuote(await chain(), params),
  });
