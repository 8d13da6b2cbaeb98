import {
  numberToHex,
  type Account,
  type Address,
  type Chain,
  type Hash,
  type PublicClient,
  type Transport,
  type WalletClient,
} from "viem";
import { sameAddress } from "@/lib/format/address";
import {
  PostconditionError,
  StillPendingError,
  WrongAccountError,
  WrongNetworkError,
} from "./failures";
import type { Ending, Sent } from "./fate";
import { follow } from "./follow";
import { addressOf, dataOf, isContract, tryOut, tryOutTogether } from "./simulate";
import type { QueryKey, Step, StepProgress, StepState } from "./step";
import { followCalls, sendTogether, takesCallsTogether } from "./together";

/** Remembers what is out, so that a reload or another tab finds it. All of it optional to have. */
export type Memory = {
  /** A transaction of this step that is out already. */
  underWay(step: Step): Sent | null;
  /** As soon as a transaction is out, before anything is awaited. */
  sent(sent: Sent, step: Step): void;
  learned(hash: Hash, nonce: number): void;
  /** How a transaction ended. Not called when watching ends before. */
  ended(hash: Hash, ending: Ending): void;
  /** The wallet took these steps together, under a name of its own. */
  callsSent(id: string, steps: readonly Step[]): void;
  callsEnded(id: string, ok: boolean, hash?: Hash): void;
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

/**
 * Runs the steps in order: skip if complete, simulate, send, wait for a block, re-read the
 * postcondition, invalidate. Steps that are complete already are skipped, and a transaction that is
 * still under way is followed instead of sent again, so running an action again after a failure or a
 * reload continues where it stopped. Several incomplete steps go out in one request where the wallet
 * does them atomically (EIP-5792).
 * @returns the hashes of the transactions, in order
 * @throws what simulation, wallet or chain report, and the failures of ./failures; `explain` of
 *   ./errors turns any of them into a sentence
 */
export async function runSteps(steps: readonly Step[], context: RunContext): Promise<Hash[]> {
  if (steps.length > 1) {
    const hashes = await runTogether(steps, context);
    if (hashes) return hashes;
  }
  const hashes: Hash[] = [];
  for (const [index, step] of steps.entries()) {
    const report = (state: StepState) =>
      context.onState?.({ step, index, total: steps.length, state });
    const hash = await runStep(step, context, report);
    if (hash) hashes.push(hash);
  }
  return hashes;
}

type Report = (state: StepState) => void;

async function runStep(step: Step, context: RunContext, report: Report): Promise<Hash | null> {
  const { publicClient, memory } = context;
  const earlier = memory?.underWay(step) ?? null;
  if (earlier) {
    report({ phase: "sent", hash: earlier.hash, delay: "resumed" });
    const hash = await ending(earlier, step, context, report);
    // Its effect may be older than this build of the step, whose postcondition then waits in vain.
    await context.onInvalidate?.(step.invalidates);
    report({ phase: "complete", hash: hash ?? undefined });
    return hash;
  }

  report({ phase: "checking" });
  if (await step.isComplete(publicClient)) {
    report({ phase: "complete" });
    return null;
  }

  report({ phase: "simulating" });
  const account = addressOf(context.account);
  const contract = await isContract(publicClient, account);
  const { gas, feeWei } = await tryOut(step.call, publicClient, account, contract);

  report({ phase: "confirm-in-wallet", feeWei });
  const sent = await send(step, gas, contract, context);
  memory?.sent(sent, step);
  report({ phase: "sent", hash: sent.hash });

  const hash = (await ending(sent, step, context, report)) ?? undefined;
  report({ phase: "verifying", hash });
  await verify(step, publicClient, hash ?? sent.hash);
  await context.onInvalidate?.(step.invalidates);
  report({ phase: "complete", hash });
  return hash ?? null;
}

/** The wallet has to be on the app's chain and the steps' account. */
async function requireReady({ publicClient, walletClient, account }: RunContext) {
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

async function send(
  { call }: Step,
  gas: bigint | undefined,
  contract: boolean,
  context: RunContext,
): Promise<Sent> {
  const { publicClient, walletClient, account } = context;
  await requireReady(context);
  const sentBlock = Number(await publicClient.getBlockNumber({ cacheTime: 0 }));
  const transaction = { to: call.address, data: dataOf(call), value: call.value };
  const hash = await walletClient.sendTransaction({
    account,
    chain: publicClient.chain,
    ...transaction,
    gas,
  });
  return {
    hash,
    account: addressOf(account),
    to: transaction.to,
    input: transaction.data,
    value: numberToHex(transaction.value ?? 0n),
    sentBlock,
    sentAt: Math.floor(Date.now() / 1000),
    ...(contract && { shared: true }),
  };
}

const watchUntil = ({ receiptTimeoutSeconds = RECEIPT_TIMEOUT_SECONDS }: RunContext) =>
  Date.now() + receiptTimeoutSeconds * 1000;

/** Follows what was sent to its end and remembers how it was. */
function ending(sent: Sent, step: Step, context: RunContext, report: Report): Promise<Hash | null> {
  const { publicClient, memory } = context;
  let said: string | undefined;
  return follow(sent, {
    chain: publicClient,
    step,
    until: watchUntil(context),
    onDelay: (delay) => {
      if (delay !== said) report({ phase: "sent", hash: sent.hash, delay });
      said = delay;
    },
    onNonce: (nonce) => memory?.learned(sent.hash, nonce),
    onEnd: (ending) => memory?.ended(sent.hash, ending),
  });
}

async function verify(step: Step, chain: PublicClient, hash: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    if (await step.isComplete(chain)) return;
    if (attempt === VERIFY_ATTEMPTS) throw new PostconditionError(step.describe, hash);
    await new Promise((resolve) => setTimeout(resolve, VERIFY_PAUSE_MS));
  }
}

/**
 * The incomplete steps in one wallet call, if there are several and the wallet does that atomically.
 * @returns null when they have to go one by one
 */
async function runTogether(steps: readonly Step[], context: RunContext): Promise<Hash[] | null> {
  const { publicClient, walletClient, memory } = context;
  const account = addressOf(context.account);
  const { chain } = publicClient;
  if (!chain || steps.some((step) => memory?.underWay(step))) return null;
  if (!(await takesCallsTogether(walletClient, account, chain.id))) return null;

  context.onState?.({
    step: steps[0]!,
    index: 0,
    total: steps.length,
    state: { phase: "checking" },
  });
  const complete = await Promise.all(steps.map((step) => step.isComplete(publicClient)));
  const open = steps.filter((_, i) => !complete[i]);
  if (open.length < 2) return null;
  const report: Report = (state) =>
    context.onState?.({ step: open[0]!, index: 0, total: open.length, state, together: open });

  report({ phase: "simulating" });
  const calls = open.map(({ call }) => call);
  await tryOutTogether(calls, publicClient, account);

  report({ phase: "confirm-in-wallet", feeWei: null });
  await requireReady(context);
  const id = await sendTogether(walletClient, account, chain, calls);
  if (id === null) return null;
  memory?.callsSent(id, open);
  report({ phase: "sent" });

  const hashes = await followCalls(walletClient, publicClient, id, watchUntil(context)).catch(
    (error: unknown) => {
      memory?.callsEnded(id, false);
      throw error;
    },
  );
  if (!hashes) throw new StillPendingError(id, false);
  memory?.callsEnded(id, true, hashes[0]);
  report({ phase: "verifying", hash: hashes[0] });
  for (const step of open) await verify(step, publicClient, hashes[0] ?? id);
  await context.onInvalidate?.(open.flatMap(({ invalidates }) => invalidates));
  report({ phase: "complete", hash: hashes[0] });
  return hashes;
}
