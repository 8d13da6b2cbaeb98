import { createPublicClient, http, type PublicClient } from "viem";
import { auditWhenDue } from "./audit";
import { appChain } from "./chains";
import { appTransport } from "./transport";

// This file imports viem, about 40 kB of a page. Server components and scripts import it as it is;
// in the browser use `publicClient()` of ./browser-client, which imports it on demand.

/** Seconds between the server's comparisons of its endpoints. */
const AUDIT_SECONDS = 30;

const clients = new Map<string | undefined, PublicClient>();

/**
 * The process's (or page's) one viem client for reading the app's chain, wherever it can be had; with
 * `url`, one that asks there and nowhere else.
 */
export function readClient(url?: string): PublicClient {
  const known = clients.get(url);
  if (known) return known;
  const client: PublicClient = createPublicClient({
    chain: appChain,
    transport: url ? http(url, { timeout: 10_000, retryCount: 1 }) : appTransport(),
    pollingInterval: 1_000,
  });
  clients.set(url, client);
  return client;
}

/** The client of server components and route handlers: reads APP_RPC_URL when called. */
export function serverClient(): PublicClient {
  auditWhenDue(AUDIT_SECONDS);
  return readClient();
}
