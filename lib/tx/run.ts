import { numberToHex, type Hash } from "viem";
import type { Sent } from "./fate";
import { follow } from "./follow";
import { requireReady, verify, watchUntil, type Report, type RunContext } from "./run-context";
import { resumeTogether, runTogether } from "./run-together";
import { addressOf, dataOf, isContract, tryOut } from "./simulate";
import type { Step, StepState } from "./step";

/**
 * Runs the steps in order: skip if complete, simulate, send, wait for a block, re-read the
 * postcondition, invalidate. Steps that are complete already are skipped, and what is still under way
 * is followed instead of sent again, so running an action again after a failure or a
 * reload continues where it stopped. Several incomplete steps go out in one request where the wallet
 * does them atomically (EIP-5792).
 * @returns the hashes of the transactions, in order
 * @throws what simulation, wallet or chain report, and the failures of ./failures; `explain` of
 *   ./errors turns any of them into a sentence
 */
export async function runSteps(steps: readonly Step[], context: RunContext): Promise<Hash[]> {
  const resumed = await resumeTogether(steps, context);
  if (resumed) return [...resumed.hashes, ...(await runSteps(resumed.rest, context))];
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
