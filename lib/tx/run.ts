import {
  encodeFunctionData,
  type Abi,
  type Account,
  type Address,
  type Chain,
  type Hash,
  type PublicClient,
  type ReplacementReturnType,
  type TransactionReceipt,
  type Transport,
  type WalletClient,
} from "viem";
import { errorsAbi } from "@/contracts-abi/errors";
import {
  InsufficientFundsError,
  PostconditionError,
  TransactionCancelledError,
  TransactionFailedError,
  WrongAccountError,
  WrongNetworkError,
} from "./failures";
import type { Call, QueryKey, Step, StepProgress, StepState } from "./step";

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
  /** Called as soon as a transaction is out, before anything is awaited: remember it here. */
  onSent?: (hash: Hash, step: Step) => void;
  /** Called when the fate of a sent transaction is known, whichever it is. */
  onSettled?: (hash: Hash) => void;
  /** Seconds to wait for a receipt before giving up watching. */
  receiptTimeoutSeconds?: number;
};

// Gas may rise between estimate and block: calls also do upkeep that time has made due meanwhile.
const GAS_MARGIN_PERCENT = 30n;
const GAS_MARGIN_FIXED = 50_000n;

const RECEIPT_TIMEOUT_SECONDS = 180;
// A node behind a load balancer may not have the block of the receipt yet.
const VERIFY_ATTEMPTS = 8;
const VERIFY_PAUSE_MS = 1_000;

/**
 * Runs the steps in order: skip if complete, simulate, send, wait for the receipt, re-read the
 * postcondition, invalidate. Steps that are complete already are skipped, so running an action again
 * after a failure continues where it stopped.
 * @returns the hashes sent, in order
 * @throws what simulation, wallet or chain report, and the failures of ./failures; `explain` of
 *   ./errors turns any of them into a sentence
 */
export async function runSteps(steps: readonly Step[], context: RunContext): Promise<Hash[]> {
  const hashes: Hash[] = [];
  for (const [index, step] of steps.entries()) {
    const report = (state: StepState) =>
      context.onState?.({ step, index, total: steps.length, state });
    const hash = await runStep(step, context, report);
    if (hash) hashes.push(hash);
  }
  return hashes;
}

async function runStep(
  step: Step,
  context: RunContext,
  report: (state: StepState) => void,
): Promise<Hash | null> {
  const { publicClient } = context;
  report({ phase: "checking" });
  if (await step.isComplete(publicClient)) {
    report({ phase: "complete" });
    return null;
  }

  report({ phase: "simulating" });
  const gas = await simulate(step.call, context);

  report({ phase: "confirm-in-wallet" });
  const sent = await send(step.call, gas, context);
  context.onSent?.(sent, step);
  report({ phase: "sent", hash: sent });

  const hash = await mined(sent, step.call, context);
  report({ phase: "verifying", hash });
  await verify(step, publicClient, hash);
  await context.onInvalidate?.(step.invalidates);
  report({ phase: "complete", hash });
  return hash;
}

const addressOf = (account: Address | Account): Address =>
  typeof account === "string" ? account : account.address;

/** Every contract's errors: a revert that bubbled up from another contract decodes as well. */
const withErrors = (call: Call) => ({
  address: call.address,
  abi: [...call.abi, ...errorsAbi] as Abi,
  functionName: call.functionName,
  args: call.args ?? [],
  value: call.value,
});

/** Runs the call without sending it. Throws its decoded error; returns the gas limit to send with. */
async function simulate(call: Call, { publicClient, account }: RunContext): Promise<bigint> {
  const from = addressOf(account);
  // First, because a node's own words for a missing balance differ from client to client.
  const balance = await publicClient.getBalance({ address: from });
  const value = call.value ?? 0n;
  if (balance < value)
    throw new InsufficientFundsError({ have: balance, need: value, for: "call" });

  const request = { ...withErrors(call), account: from };
  // simulateContract before the estimate: its revert carries the custom error on every node.
  await publicClient.simulateContract(request);
  const [estimate, fees] = await Promise.all([
    publicClient.estimateContractGas(request),
    publicClient.estimateFeesPerGas(),
  ]);
  const gas = estimate + (estimate * GAS_MARGIN_PERCENT) / 100n + GAS_MARGIN_FIXED;
  const need = value + estimate * (fees.maxFeePerGas ?? fees.gasPrice ?? 0n);
  if (balance < need) throw new InsufficientFundsError({ have: balance, need, for: "gas" });
  return gas;
}

async function send(
  call: Call,
  gas: bigint,
  { publicClient, walletClient, account }: RunContext,
): Promise<Hash> {
  const expected = publicClient.chain;
  const actual = await walletClient.getChainId();
  if (expected && actual !== expected.id) throw new WrongNetworkError(actual);
  if (
    typeof account === "string" &&
    walletClient.account &&
    walletClient.account.address.toLowerCase() !== account.toLowerCase()
  )
    throw new WrongAccountError(account, walletClient.account.address);
  return walletClient.sendTransaction({
    account,
    chain: expected,
    to: call.address,
    data: encodeFunctionData({
      abi: call.abi,
      functionName: call.functionName,
      args: call.args ?? [],
    }),
    value: call.value,
    gas,
  });
}

/** Waits until the transaction, or one that took its place with the same content, is in a block. */
async function mined(sent: Hash, call: Call, context: RunContext): Promise<Hash> {
  const { publicClient, receiptTimeoutSeconds = RECEIPT_TIMEOUT_SECONDS } = context;
  let replacement: ReplacementReturnType | null = null;
  const receipt = await publicClient.waitForTransactionReceipt({
    hash: sent,
    timeout: receiptTimeoutSeconds * 1000,
    onReplaced: (response) => {
      replacement = response;
    },
  });
  context.onSettled?.(sent);
  // Assigned in the callback, which control-flow analysis does not see.
  const reason = (replacement as ReplacementReturnType | null)?.reason;
  if (reason === "cancelled" || reason === "replaced") throw new TransactionCancelledError(sent);
  if (receipt.status === "reverted") throw await failure(receipt, call, context);
  return receipt.transactionHash;
}

/** Why a mined transaction failed: the call run again on the state before it, as far as that tells. */
async function failure(
  receipt: TransactionReceipt,
  call: Call,
  { publicClient, account }: RunContext,
): Promise<Error> {
  try {
    await publicClient.simulateContract({
      ...withErrors(call),
      account: addressOf(account),
      blockNumber: receipt.blockNumber,
    });
  } catch (cause) {
    return new TransactionFailedError(receipt.transactionHash, { cause });
  }
  return new TransactionFailedError(receipt.transactionHash);
}

async function verify(step: Step, chain: PublicClient, hash: Hash): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    if (await step.isComplete(chain)) return;
    if (attempt === VERIFY_ATTEMPTS) throw new PostconditionError(step.describe, hash);
    await new Promise((resolve) => setTimeout(resolve, VERIFY_PAUSE_MS));
  }
}
