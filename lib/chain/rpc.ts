import { appChain } from "./chains";
import { ChainUnreachableError, RpcRequestError, WrongChainError } from "./errors";
import { rpcUrl } from "./rpc-url";

// Plain JSON-RPC over fetch, for what browsing pages need (the head block, a receipt): viem would
// cost them 40 kB. Contract reads in the browser go through `readLazily`, which imports viem when it
// is called and not before.

const TIMEOUT_MS = 10_000;

type RpcAnswer = { result?: unknown; error?: { code: number; message: string; data?: unknown } };

/**
 * One JSON-RPC request to the app's chain.
 * @throws ChainUnreachableError on no connection, a timeout (10 s) or an HTTP failure
 * @throws RpcRequestError when the node answers with an error
 */
export async function rpc<T>(method: string, params: readonly unknown[] = []): Promise<T> {
  const url = rpcUrl();
  let answer: RpcAnswer;
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
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

/** Throws WrongChainError unless the RPC serves the chain this build is made for. */
export async function assertAppChain(): Promise<void> {
  const id = Number(await rpc<string>("eth_chainId"));
  if (id !== appChain.id) throw new WrongChainError(rpcUrl(), id);
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
