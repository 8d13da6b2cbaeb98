import type { Hash, PublicClient } from "viem";
import { toChainError } from "@/lib/chain/errors";
import { rpcUrl } from "@/lib/chain/rpc-url";
import { StillPendingError, TransactionFailedError, TransactionGoneError } from "./failures";
import { fateOf, minedAs, type Ending, type Fate, type Request, type Sent } from "./fate";
import { withErrors } from "./simulate";
import type { Delay, Step } from "./step";

/** A node may need a moment to know what the wallet has just sent elsewhere. */
const UNSEEN_AFTER_SECONDS = 10;

/** Milliseconds between looks for what else may have become of it. */
const THOROUGH_EVERY_MS = 2_000;

type Following = {
  chain: PublicClient;
  step: Step;
  /** Milliseconds by Date.now() at which nobody watches this any more. */
  until: number;
  onDelay: (delay: Delay) => void;
  /** A node told the nonce. */
  onNonce: (nonce: number) => void;
  /** How it ended, before anything is thrown. */
  onEnd: (ending: Ending) => void;
};

/** The client's questions, in the form that `fateOf` asks them. */
export const requestOf =
  (chain: PublicClient): Request =>
  (method, params) =>
    chain.request({ method, params } as never);

const unixNow = () => Math.floor(Date.now() / 1000);

/**
 * Waits until the transaction, or the same one sped up, is in a block. While the chain cannot be
 * reached it goes on asking.
 * @returns the hash in the block; null when the chain shows the effect without it (a shared wallet)
 * @throws TransactionFailedError, TransactionGoneError, StillPendingError
 */
export async function follow(sent: Sent, following: Following): Promise<Hash | null> {
  const { chain, step, until, onDelay, onNonce, onEnd } = following;
  const request = requestOf(chain);
  let known = sent;
  let thorough = 0;
  for (;;) {
    // Most often it is simply mined: only that is asked at the client's own pace.
    const inFull = Date.now() >= thorough;
    if (inFull) thorough = Date.now() + THOROUGH_EVERY_MS;
    const fate = await reachable(() =>
      inFull ? fateOf(known, request, unixNow()) : minedAs(known.hash, request),
    );
    if (fate && fate.kind !== "waiting") {
      onEnd(fate);
      if (fate.kind !== "mined") throw new TransactionGoneError(sent.hash, fate.kind);
      if (!fate.ok) throw await whyFailed(fate, known, step, chain);
      return fate.hash;
    }
    if (fate?.nonce !== undefined && known.nonce === undefined) {
      known = { ...known, nonce: fate.nonce };
      onNonce(fate.nonce);
    }
    if (known.shared) {
      onDelay("shared");
      if (await reachable(() => step.isComplete(chain))) {
        onEnd({ kind: "shown" });
        return null;
      }
    } else if (fate?.seen === false && unixNow() - known.sentAt > UNSEEN_AFTER_SECONDS) {
      onDelay("unseen");
    }
    if (Date.now() > until) throw new StillPendingError(sent.hash, known.shared === true);
    await new Promise((resolve) => setTimeout(resolve, chain.pollingInterval));
  }
}

/** The answer, or null while the chain is away: the transaction is out, so there is nothing to undo. */
async function reachable<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (toChainError(error, rpcUrl())) return null;
    throw error;
  }
}

/** Why a mined transaction failed: the call run again on the state of its block, as far as that tells. */
async function whyFailed(
  { hash, block }: Extract<Fate, { kind: "mined" }>,
  { account }: Sent,
  { call }: Step,
  chain: PublicClient,
): Promise<Error> {
  try {
    await chain.simulateContract({
      ...withErrors(call),
      account,
      blockNumber: BigInt(block.number),
    });
  } catch (cause) {
    return new TransactionFailedError(hash, { cause });
  }
  return new TransactionFailedError(hash);
}
