import { QueryClient, type QueryKey } from "@tanstack/react-query";
import { BLOCK_SECONDS } from "./chains";

/*
 * Reads, the pattern to copy. In lib/<domain>/queries.ts:
 *
 *   export const datanetQueryOptions = (chain: ReadChain, { id }: { id: number }) =>
 *     queryOptions({
 *       queryKey: ["datanet", id],
 *       queryFn: async () => readDatanet(await chain(), { id }),   // one Lens call, React-free
 *     });
 *
 * A page (server component) reads once and hands the answer over, so the first paint has the data:
 *
 *   const datanet = await readDatanet(serverClient(), { id });
 *   return <DatanetView initial={datanet} id={id} />;             // browsing: no client read at all
 *
 * Browsing pages stay fresh with <LiveRefresh>, which asks the server to render again: no viem, no
 * query library in the browser. A page whose client state must survive a refresh (labelling, voting)
 * wraps its island in <QueryProvider> and continues from the server's answer:
 *
 *   useQuery({ ...datanetQueryOptions(publicClient, { id }), initialData: initial,
 *              refetchInterval: LIVE_MS });
 *
 * `publicClient` (lib/chain/browser-client) imports viem with the first read, after the page is there.
 * Keys begin with the domain's noun and then ids; a step's `invalidates` names the same keys.
 */

/** How a query gets its client: `publicClient` in browsers, `async () => serverClient()` elsewhere. */
export type { ReadChain } from "./browser-client";

/** Refetch interval of live data: one block. Only for what a person is waiting for. */
export const LIVE_MS = BLOCK_SECONDS * 1000;

let browserClient: QueryClient | undefined;

/** The browser's one QueryClient, made on first use; a cache shared by all islands of the app. */
export function queryClient(): QueryClient {
  browserClient ??= new QueryClient({
    defaultOptions: {
      queries: { staleTime: LIVE_MS, gcTime: 10 * 60_000, retry: 2, refetchOnWindowFocus: true },
    },
  });
  return browserClient;
}

/** Makes cached reads stale; those on screen refetch. */
export async function invalidateQueries(keys: readonly QueryKey[]): Promise<void> {
  await Promise.all(keys.map((queryKey) => queryClient().invalidateQueries({ queryKey })));
}
