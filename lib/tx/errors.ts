import { BaseError, ContractFunctionRevertedError, decodeErrorResult, isHex, type Hex } from "viem";
import { errorsAbi } from "@/contracts-abi/errors";
import { appChain } from "@/lib/chain/chains";
import { toChainError } from "@/lib/chain/errors";
import { rpcUrl } from "@/lib/chain/rpc-url";
import { shortHex } from "@/lib/format/address";
import { isText, msg, phrase, type Text } from "@/lib/texts/text";
import { sentenceOfError, shortfallSentence } from "./error-sentences";
import {
  CallsFailedError,
  CallsForgottenError,
  InsufficientFundsError,
  NotConnectedError,
  PostconditionError,
  StillPendingError,
  TransactionFailedError,
  TransactionGoneError,
  WrongAccountError,
  WrongNetworkError,
} from "./failures";

/** What a person is told about a failure. */
export type Explanation = {
  kind: "rejected" | "network" | "funds" | "revert" | "chain" | "pending" | "other";
  /** One sentence, or two: what happened and what to do. */
  sentence: Text;
  /** Name of the contract's custom error, when that is what happened. */
  errorName?: string;
};

/** Walks an error and its causes. */
function* causes(error: unknown): Generator<Error & { code?: unknown; data?: unknown }> {
  const seen = new Set<unknown>();
  for (let e = error; e instanceof Error && !seen.has(e); e = e.cause) {
    seen.add(e);
    yield e as Error & { code?: unknown; data?: unknown };
  }
}

/** A decoded revert; `reason` is the text of a plain `revert("…")`. */
type Revert = { name: string; args: readonly unknown[]; reason?: string };

function revertOf(name: string, args: readonly unknown[]): Revert {
  return { name, args, reason: name === "Error" ? String(args[0]) : undefined };
}

/** Custom error of a revert, from viem's own decoding or from raw revert data in any cause. */
export function decodeRevert(error: unknown): Revert | null {
  for (const e of causes(error)) {
    if (e instanceof ContractFunctionRevertedError) {
      if (e.data) {
        return revertOf(e.data.errorName, e.data.args ?? []);
      }
      if (e.raw && e.raw !== "0x") return decodeData(e.raw);
    }
    const data = revertData(e.data);
    if (data) return decodeData(data);
  }
  return null;
}

function revertData(data: unknown): Hex | null {
  if (isHex(data) && data.length >= 10) return data;
  if (typeof data === "object" && data !== null && "data" in data) return revertData(data.data);
  return null;
}

function decodeData(data: Hex): Revert {
  try {
    const decoded = decodeErrorResult({ abi: errorsAbi, data });
    return revertOf(decoded.errorName, (decoded.args as readonly unknown[]) ?? []);
  } catch {
    return { name: data.slice(0, 10), args: [] };
  }
}

// EIP-1193's, and what ethers calls it in wallets built on it.
const REJECTED_CODES = new Set<unknown>([4001, "ACTION_REJECTED"]);

function isRejection(error: unknown): boolean {
  for (const e of causes(error)) {
    if (e.name === "UserRejectedRequestError" || REJECTED_CODES.has(e.code)) return true;
    if (/user (rejected|denied|cancel)/i.test(e.message)) return true;
  }
  return false;
}

/** A node's words for a transaction whose number is taken, from whatever wraps them. */
function isNonceClash(error: unknown): boolean {
  for (const e of causes(error))
    if (e.name === "NonceTooLowError" || NONCE_CLASH.test(e.message)) return true;
  return false;
}
const NONCE_CLASH = /replacement transaction underpriced|nonce too low|already known/i;

/** What to tell a person about anything that a step, a wallet or the chain throws. Never throws. */
export function explain(error: unknown): Explanation {
  if (isRejection(error))
    return { kind: "rejected", sentence: msg("You declined in your wallet. Nothing was sent.") };

  for (const e of causes(error)) {
    const own = explainOwn(e);
    if (own) return own;
  }

  const revert = decodeRevert(error);
  if (revert) return explainRevert(revert);

  if (isNonceClash(error))
    return {
      kind: "other",
      sentence: msg(
        "Another transaction of your wallet stands in the way of this one. Wait for it, or speed it up or cancel it in the wallet; then try again.",
      ),
    };

  const chain = toChainError(error, rpcUrl());
  if (chain) return { kind: "chain", sentence: chain.sentence };

  for (const e of causes(error)) {
    const own = "sentence" in e && isText(e.sentence) ? e.sentence : undefined;
    const sentence = own ?? viemSentences[e.name];
    if (sentence) return { kind: "other", sentence };
  }
  return {
    kind: "other",
    sentence: msg("This did not work: {why} Try again.", { why: shortMessage(error) }),
  };
}

function explainRevert(revert: Revert): Explanation {
  const { name, args, reason } = revert;
  if (reason !== undefined)
    return {
      kind: "revert",
      sentence: msg("The contract refused: {reason}.", { reason }),
      errorName: name,
    };
  if (name === "Panic")
    return {
      kind: "revert",
      sentence: msg(
        "The contract stopped on an arithmetic check. Reload the page; if it stays, report what you tried.",
      ),
      errorName: name,
    };
  return { kind: "revert", sentence: sentenceOfError(name, args), errorName: name };
}

function explainOwn(e: Error): Explanation | null {
  if (e instanceof InsufficientFundsError)
    return { kind: "funds", sentence: shortfallSentence(e.have, e.need, e.for) };
  if (e instanceof WrongNetworkError || WRONG_NETWORK_NAMES.has(e.name))
    return {
      kind: "network",
      sentence: msg(
        "Your wallet is on another network. Nothing was sent. Switch it to {network} to go on; reading works on any network.",
        { network: appChain.name },
      ),
    };
  if (e instanceof WrongAccountError)
    return {
      kind: "other",
      sentence: msg(
        "Your wallet's account changed to {actual}. Start again with it, or switch back to {expected}.",
        { actual: shortHex(e.actual), expected: shortHex(e.expected) },
      ),
    };
  if (e instanceof TransactionGoneError) return { kind: "other", sentence: goneSentences[e.fate] };
  if (e instanceof StillPendingError)
    return { kind: "pending", sentence: e.shared ? stillShared : stillPending };
  if (e instanceof CallsFailedError) return { kind: "other", sentence: callsSentences[e.status] };
  if (e instanceof CallsForgottenError) return { kind: "other", sentence: callsForgotten };
  if (e instanceof TransactionFailedError) {
    const revert = decodeRevert(e.cause);
    const why = revert
      ? explainRevert(revert).sentence
      : msg("The chain changed while it was on its way. Reload the page and try again.");
    return {
      kind: "revert",
      sentence: msg("The transaction was mined but failed. {why}", { why: phrase(why) }),
      errorName: revert?.name,
    };
  }
  if (e instanceof PostconditionError)
    return {
      kind: "other",
      sentence: msg(
        "The transaction is in a block, but the chain does not show its effect yet. Reload the page before sending it again.",
      ),
    };
  if (
    e instanceof NotConnectedError ||
    e.name === "ConnectorNotConnectedError" ||
    e.name === "ConnectorUnavailableReconnectingError"
  )
    return { kind: "other", sentence: msg("No wallet is connected. Connect one and try again.") };
  return null;
}

// Errors of wagmi and viem about a wallet that is elsewhere or will not come.
const WRONG_NETWORK_NAMES = new Set([
  "ChainMismatchError",
  "ConnectorChainMismatchError",
  "SwitchChainError",
  "SwitchChainNotSupportedError",
  "ChainNotConfiguredForConnectorError",
]);

const goneSentences: Record<TransactionGoneError["fate"], string> = {
  cancelled: msg(
    "You cancelled the transaction in your wallet. Nothing of it happened; start again if you still want it.",
  ),
  replaced: msg(
    "Another transaction from your wallet took its place. Nothing of this one happened; start again if you still want it.",
  ),
  dropped: msg(
    "The network let go of the transaction before it got into a block. Nothing of it happened; start again if you still want it.",
  ),
};

const stillPending = msg(
  "The transaction is out but not in a block yet. It is watched in the background, also after a reload; you can leave this page.",
);
const stillShared = msg(
  "Your wallet has it. If others have to sign there too, ask them; the page shows the effect as soon as it is on the chain.",
);

/** By status of EIP-5792. */
const callsSentences: Record<CallsFailedError["status"], Text> = {
  400: msg("Your wallet did not send it. Nothing happened; try again."),
  500: msg("The chain refused it, so nothing of it happened. Reload the page and try again."),
  600: msg("Only a part of it happened. Reload the page to see which; trying again does the rest."),
};

const callsForgotten = msg(
  "The connected wallet does not know any more what became of it. Reload the page to see whether it happened, and look into the history of your wallet before you send it again.",
);

const viemSentences: Record<string, Text> = {
  InsufficientFundsError: msg(
    "Your balance does not cover the amount and its network fee. Add {coin} to this account.",
    { coin: appChain.nativeCurrency.symbol },
  ),
  TransactionRejectedRpcError: msg(
    "The network refused the transaction. Wait a moment and try again.",
  ),
  ResourceUnavailableRpcError: msg(
    "Your wallet has a request open already. Answer it there, then try again.",
  ),
  EstimateGasExecutionError: msg(
    "The network could not work out the fee of this transaction. Reload the page and try again.",
  ),
};

function shortMessage(error: unknown): string {
  const message =
    error instanceof BaseError
      ? error.shortMessage
      : error instanceof Error
        ? error.message.split("\n")[0]!
        : String(error);
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
