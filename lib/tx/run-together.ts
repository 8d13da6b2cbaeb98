import type { Hash } from "viem";
import { CallsFailedError, CallsForgottenError, StillPendingError } from "./failures";
import { requestOf } from "./follow";
import { requireReady, verify, watchUntil, type Report, type RunContext } from "./run-context";
import { addressOf, tryOutTogether } from "./simulate";
import type { Step } from "./step";
import { fateOfCalls, sendTogether, takesCallsTogether, type SentCalls } from "./together";

const unixNow = () => Math.floor(Date.now() / 1000);

/** Reports about steps that go out in one wallet call. */
const reportOn =
  (steps: readonly Step[], { onState }: RunContext): Report =>
  (state) =>
    onState?.({
      step: steps[0]!,
      index: 0,
      total: steps.length,
      state,
      together: steps.length > 1 ? steps : undefined,
    });

/**
 * The incomplete steps in one wallet call, if there are several and the wallet does that atomically.
 * @returns null when they have to go one by one
 */
export async function runTogether(
  steps: readonly Step[],
  context: RunContext,
): Promise<Hash[] | null> {
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
  const report = reportOn(open, context);

  report({ phase: "simulating" });
  const calls = open.map(({ call }) => call);
  await tryOutTogether(calls, publicClient, account);

  report({ phase: "confirm-in-wallet", feeWei: null });
  await requireReady(context);
  const id = await sendTogether(walletClient, account, chain, calls);
  if (id === null) return null;
  const sent = { id, steps: open.map((step) => step.id), sentAt: unixNow() };
  memory?.callsSent(sent, open);
  report({ phase: "sent" });

  const hashes = await ending(sent, context);
  report({ phase: "verifying", hash: hashes[0] });
  for (const step of open) await verify(step, publicClient, hashes[0] ?? id);
  await context.onInvalidate?.(open.flatMap(({ invalidates }) => invalidates));
  report({ phase: "complete", hash: hashes[0] });
  return hashes;
}

/**
 * Follows calls that are out already and do some of the steps: before a reload, or by another tab.
 * @returns null when there are none; else `rest`, the steps that they do not do
 */
export async function resumeTogether(
  steps: readonly Step[],
  context: RunContext,
): Promise<{ hashes: Hash[]; rest: readonly Step[] } | null> {
  const sent = steps.map((step) => context.memory?.callsUnderWay(step)).find(Boolean);
  if (!sent) return null;
  const taken = steps.filter(({ id }) => sent.steps.includes(id));
  const report = reportOn(taken, context);
  report({ phase: "sent", delay: "resumed" });
  const hashes = await ending(sent, context);
  // As with a single transaction: the effect may be older than this build of the steps, whose
  // postconditions then wait in vain.
  await context.onInvalidate?.(taken.flatMap(({ invalidates }) => invalidates));
  report({ phase: "complete", hash: hashes[0] });
  return { hashes, rest: steps.filter((step) => !taken.includes(step)) };
}

/**
 * Follows calls to their end and remembers how it was.
 * @throws CallsFailedError, CallsForgottenError, StillPendingError
 */
async function ending(sent: SentCalls, context: RunContext): Promise<Hash[]> {
  const { publicClient, walletClient, memory } = context;
  const until = watchUntil(context);
  for (;;) {
    const fate = await fateOfCalls(walletClient, sent, requestOf(publicClient), unixNow());
    if (fate.kind !== "waiting") {
      memory?.callsEnded(sent.id, fate);
      if (fate.kind === "forgotten") throw new CallsForgottenError(sent.id);
      if (fate.kind === "failed") throw new CallsFailedError(sent.id, fate.status);
      return fate.hashes;
    }
    if (Date.now() > until) throw new StillPendingError(sent.id, false);
    await new Promise((resolve) => setTimeout(resolve, publicClient.pollingInterval));
  }
}
