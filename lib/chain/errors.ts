import { msg, type Text } from "@/lib/texts/text";
import { appChain } from "./chains";

/** A failure to reach or use the chain, with a `sentence` that tells a person what to do. */
export abstract class ChainError extends Error {
  abstract readonly sentence: Text;
}

/** The RPC did not answer: no connection, a timeout, or an HTTP failure. */
export class ChainUnreachableError extends ChainError {
  override readonly name = "ChainUnreachableError";
  readonly sentence: Text;
  constructor(
    readonly url: string,
    options?: ErrorOptions,
  ) {
    super(`No answer from the chain at ${url}`, options);
    this.sentence = msg("Cannot reach the chain at {url}. Reading resumes by itself.", {
      url: displayUrl(url),
    });
  }
}

/** The RPC answers for a chain other than the one this build is made for. */
export class WrongChainError extends ChainError {
  override readonly name = "WrongChainError";
  readonly sentence: Text;
  constructor(
    readonly url: string,
    readonly actualId: number,
  ) {
    super(`Chain ${actualId} answers at ${url}, expected ${appChain.id}`);
    this.sentence = msg(
      "The chain at {url} has id {actualId}, but this app is made for {chain} (id {id}). Point APP_RPC_URL at {chain} and restart the app.",
      {
        url: displayUrl(url),
        actualId: String(actualId),
        chain: appChain.name,
        id: String(appChain.id),
      },
    );
  }
}

/** The contracts are not on the chain: never deployed, or another chain behind the same id. */
export class DeploymentMissingError extends ChainError {
  override readonly name = "DeploymentMissingError";
  readonly sentence: Text;
  constructor(readonly chainId: number) {
    super(`No deployment on chain ${chainId}`);
    this.sentence =
      chainId === 31337
        ? msg("The contracts are not on the local chain. Run npm start, which deploys them.")
        : msg("The contracts are not deployed on {chain} yet, so there is nothing to read here.", {
            chain: appChain.name,
          });
  }
}

/** The RPC answered with a JSON-RPC error. `data` is the revert data of a failed call, if any. */
export class RpcRequestError extends ChainError {
  override readonly name = "RpcRequestError";
  readonly sentence: Text;
  constructor(
    readonly method: string,
    readonly code: number,
    detail: string,
    readonly data?: unknown,
  ) {
    super(`${method}: ${detail}`);
    this.sentence = msg(
      "The chain refused to answer ({detail}). Reload the page; if it stays, its operator has to look at it.",
      { detail },
    );
  }
}

/** Scheme and host of an RPC address: a key in its path, query or user part is never shown. */
export function displayUrl(url: string): string {
  try {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}`;
  } catch {
    return url;
  }
}

// viem's own class names, matched by name so that this file does not import viem.
const unreachableNames = new Set([
  "HttpRequestError",
  "TimeoutError",
  "WebSocketRequestError",
  "SocketClosedError",
]);
const missingNames = new Set(["ContractFunctionZeroDataError", "AbiDecodingZeroDataError"]);

/**
 * Walks an unknown error and its causes (viem's included) to the chain failure inside it.
 * Returns null when the error is not about reaching the chain, a revert for instance.
 */
export function toChainError(error: unknown, url: string): ChainError | null {
  const seen = new Set<unknown>();
  for (let e = error; e instanceof Error && !seen.has(e); e = e.cause) {
    seen.add(e);
    if (e instanceof ChainError) return e;
    if (unreachableNames.has(e.name)) return new ChainUnreachableError(url, { cause: error });
    if (missingNames.has(e.name)) return new DeploymentMissingError(appChain.id);
    if (e.name === "TypeError" && /fetch|network|load failed/i.test(e.message))
      return new ChainUnreachableError(url, { cause: error });
  }
  return null;
}
