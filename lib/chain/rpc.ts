import { appChain } from "./chains";
import { answered, setFault, usableEndpoints, type Endpoint } from "./endpoints";
import { ChainUnreachableError, RpcRequestError, WrongChainError } from "./errors";

// Plain JSON-RPC over fetch, for what browsing pages need (the head block, a receipt): viem would
// cost them 40 kB. Contract reads in the browser go through `publicClient` of ./browser-client, which
// imports viem when it is called and not before.

const TIMEOUT_MS = 10_000;

type RpcAnswer = { result?: unknown; error?: { code: number; message: string; data?: unknown } };

/** "Limit exceeded": EIP-1474's code and those of providers. Another node may still answer. */
const LIMIT_CODES = new Set<unknown>([-32005, -32007, 429]);

/** Whether a node's error is about its limits and not about the question. */
export const cannotAnswer = (error: unknown): boolean =>
  error instanceof Error && "code" in error && LIMIT_CODES.has(error.code);

/**
 * One JSON-RPC request to one node.
 * @throws ChainUnreachableError on no connection, a timeout or an HTTP failure
 * @throws RpcRequestError when the node answers with an error
 */
export async function rpcAt<T>(
  url: string,
  method: string,
  params: readonly unknown[] = [],
  timeout: number = TIMEOUT_MS,
): Promise<T> {
  let answer: RpcAnswer;
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
      cache: "no-store",
      signal: AbortSignal.timeout(timeout),
    });
    answer = (await response.json()) as RpcAnswer;
    if (!response.ok && !answer.error) throw new Error(`HTTP ${response.status}`);
  } catch (error) {
    throw new ChainUnreachableError(url, { cause: error });
  }
  if (answer.error)
    throw new RpcRequestError(method, answer.error.code, answer.error.message, answer.error.data);
  return answer.result as T;
}

const checking = new WeakMap<Endpoint, Promise<void>>();

/** Has an endpoint say, once while it is in reach, that it serves the app's chain. */
async function requireAppChain(endpoint: Endpoint): Promise<void> {
  if (endpoint.checked) return;
  const check = checking.get(endpoint) ?? checkChain(endpoint);
  checking.set(endpoint, check);
  await check.finally(() => checking.delete(endpoint));
}

async function checkChain(endpoint: Endpoint): Promise<void> {
  const id = Number(await rpcAt<string>(endpoint.url, "eth_chainId"));
  if (id !== appChain.id) {
    setFault(endpoint, { kind: "wrong-chain", id });
    throw new WrongChainError(endpoint.url, id);
  }
  if (endpoint.fault?.kind === "wrong-chain") setFault(endpoint, null);
  endpoint.checked = true;
}

/**
 * Asks the best endpoint, and the next when it cannot answer. A node's answer is final, an error too.
 * @param ask one request to one endpoint
 * @param isSilent whether an error of `ask` means that this node cannot answer, another perhaps can
 * @throws the first endpoint's error when none can
 */
export async function withFailover<T>(
  ask: (url: string) => Promise<T>,
  isSilent: (error: unknown) => boolean,
): Promise<T> {
  let failure: unknown;
  for (const endpoint of usableEndpoints()) {
    try {
      await requireAppChain(endpoint);
      const answer = await ask(endpoint.url);
      answered(endpoint);
      return answer;
    } catch (error) {
      const wrong = error instanceof WrongChainError;
      if (!wrong && !(error instanceof ChainUnreachableError) && !isSilent(error)) throw error;
      if (!wrong) setFault(endpoint, { kind: "unreachable" });
      failure ??= error;
    }
  }
  throw failure;
}

/**
 * One JSON-RPC request to the app's chain, wherever it can be had.
 * @throws ChainUnreachableError when no node answers, WrongChainError when the only one is another
 *   chain's, RpcRequestError when the node answers with an error
 */
export function rpc<T>(method: string, params: readonly unknown[] = []): Promise<T> {
  return withFailover((url) => rpcAt<T>(url, method, params), cannotAnswer);
}

export type Head = {
  number: bigint;
  /** Unix seconds. */
  timestamp: number;
};

/** Number and time of the latest block. */
export async function readHead(): Promise<Head> {
  const block = await rpc<{ number: string; timestamp: string }>("eth_getBlockByNumber", [
    "latest",
    false,
  ]);
  return { number: BigInt(block.number), timestamp: Number(block.timestamp) };
}
