import { createPublicClient, http, type PublicClient } from "viem";
import { appChain } from "./chains";
import { rpcUrl } from "./rpc-url";

// This file imports viem, about 40 kB of a page. Server components and scripts import it as it is;
// in the browser use `publicClient()` of ./browser-client, which imports it on demand.

const clients = new Map<string, PublicClient>();

/** A viem client for reading the app's chain at `url`; one per address and process. */
export function readClient(url: string = rpcUrl()): PublicClient {
  const known = clients.get(url);
  if (known) return known;
  const client: PublicClient = createPublicClient({
    chain: appChain,
    transport: http(url, { timeout: 10_000, retryCount: 1 }),
    pollingInterval: 1_000,
  });
  clients.set(url, client);
  return client;
}

/** The client of server components and route handlers: reads APP_RPC_URL when called. */
export function serverClient(): PublicClient {
  return readClient();
}
