import { createTransport, http, type Transport } from "viem";
import { cannotAnswer, withFailover } from "./rpc";

// This file imports viem; see ./client.

const TIMEOUT_MS = 10_000;

/** Names of viem's errors for a node that did not answer; its code for limits is JSON-RPC's. */
const SILENT = new Set(["HttpRequestError", "TimeoutError"]);

/**
 * viem's transport to the app's chain: each request goes to the best endpoint and on to the next when
 * that cannot answer. Unlike viem's `fallback` it shares with the rest of the app what is known about
 * the endpoints, and has each say its chain id first.
 */
export function appTransport(): Transport {
  return (options) => {
    const byUrl = new Map<string, ReturnType<Transport>>();
    const at = (url: string) => {
      const made = byUrl.get(url) ?? http(url, { timeout: TIMEOUT_MS, retryCount: 0 })(options);
      byUrl.set(url, made);
      return made;
    };
    return createTransport({
      key: "app",
      name: "The app's endpoints",
      type: "app",
      retryCount: options.retryCount ?? 1,
      request: ((request: never) =>
        withFailover(
          (url) => at(url).request(request),
          (error) => cannotAnswer(error) || (error instanceof Error && SILENT.has(error.name)),
        )) as ReturnType<Transport>["request"],
    });
  };
}
