import type { Account, Address, Chain, Hash, PublicClient, Transport, WalletClient } from "viem";
import { sameAddress } from "@/lib/format/address";
import { PostconditionError, WrongAccountError, WrongNetworkError } from "./failures";
import type { Ending, Sent } from "./fate";
import type { QueryKey, Step, StepProgress, StepState } from "./step";
import type { CallsEnding, SentCalls } from "./together";

// What steps run with, one by one (./run) and together (./run-together).

/** Remembers what is out, so that a reload or another tab finds it. All of it optional to have. */
export type Memory = {
  /** A transaction of this step that is out already. */
  underWay(step: Step): Sent | null;
  /** As soon as a transaction is out, before anything is awaited. */
  sent(sent: Sent, step: Step): void;
  learned(hash: Hash, nonce: number): void;
  /** How a transaction ended. Not called when watching ends before. */
  ended(hash: Hash, ending: Ending): void;
  /** Calls that are out already and do this step among others. */
  callsUnderWay(step: Step): SentCalls | null;
  /** As soon as the wallet has taken steps together. */
  callsSent(calls: SentCalls, steps: readonly Step[]): void;
  callsEnded(id: string, ending: CallsEnding): void;
};

/**
 * What running steps needs. viem clients only, so the browser (which takes them from wagmi), devnet
 * neighbours, the keeper and tests all run the same code.
 */
export type RunContext = {
  publicClient: PublicClient;
  walletClient: WalletClient<Transport, Chain | undefined, Account | undefined>;
  account: Address | Account;
  onState?: (progress: StepProgress) => void;
  /** Called after each step that sent something, with the reads it made stale. */
  onInvalidate?: (keys: readonly QueryKey[]) => void | Promise<void>;
  memory?: Memory;
  /** Seconds to wait for a block before giving up watching. */
  receiptTimeoutSeconds?: number;
};

const RECEIPT_TIMEOUT_SECONDS = 180;
// A node behind a load balancer may not have the block of the receipt yet.
const VERIFY_ATTEMPTS = 8;
const VERIFY_PAUSE_MS = 1_000;

/** Tells how far a step has come. */
export type Report = (state: StepState) => void;

/** Milliseconds by Date.now() at which nobody watches any more what is sent now. */
export const watchUntil = ({ receiptTimeoutSeconds = RECEIPT_TIMEOUT_SECONDS }: RunContext) =>
  Date.now() + receiptTimeoutSeconds * 1000;

/**
 * The wallet has to be on the app's chain and the steps' account.
 * @throws WrongNetworkError, WrongAccountError
 */
export async function requireReady({ publicClient, walletClient, account }: RunContext) {
  const expected = publicClient.chain;
  const actual = await walletClient.getChainId();
  if (expected && actual !== expected.id) throw new WrongNetworkError(actual);
  if (
    typeof account === "string" &&
    walletClient.account &&
    !sameAddress(walletClient.account.address, account)
  )
    throw new WrongAccountError(account, walletClient.account.address);
}

/**
 * Waits until the chain shows what a step does.
 * @throws PostconditionError
 */
export async function verify(step: Step, chain: PublicClient, hash: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    if (await step.isComplete(chain)) return;
    if (attempt === VERIFY_ATTEMPTS) throw new PostconditionError(step.describe, hash);
    await new Promise((resolve) => setTimeout(resolve, VERIFY_PAUSE_MS));
  }
}
