import { rpc } from "@/lib/chain/rpc";
import { ChainError } from "@/lib/chain/errors";
import { sameAddress } from "@/lib/format/address";
import { walletSnapshot } from "@/lib/wallet/store";
import { fateOf, type Request } from "./fate";
import { outcomeOf } from "./outcome";
import {
  isWatchedHere,
  pendingTransactions,
  updatePending,
  type Pending,
  type PendingCalls,
  type PendingTransaction,
} from "./pending";

// Following up what nobody in this tab is looking at: what was sent before a reload, by another tab, or
// by a page that was left; and what is done, until its block is too deep to be taken back. Plain
// JSON-RPC: no viem, unless a wallet has to be asked.

/** Milliseconds between looks, by the age of the youngest that is under way. */
const PACE = [
  { below: 60, ms: 2_000 },
  { below: 600, ms: 5_000 },
  { below: Infinity, ms: 15_000 },
];
/** Seconds after which a block counts as final: a dozen of them. */
const DEEP_AFTER = 24;

const unixNow = () => Math.floor(Date.now() / 1000);
const request: Request = (method, params) => rpc(method, params);

const isUnderWay = (one: Pending) => !one.outcome && !isWatchedHere(one.hash);
const isShallow = (one: Pending) => one.outcome?.block !== undefined && !isWatchedHere(one.hash);

/** Milliseconds until the next look is useful; null when there is nothing to look at. */
export function nextLook(pending: readonly Pending[], now: number): number | null {
  const open = pending.filter(isUnderWay);
  const shallow = pending.filter(isShallow);
  const waits: number[] = [];
  if (open.length > 0) {
    const age = now - Math.max(...open.map(({ sentAt }) => sentAt));
    waits.push(PACE.find(({ below }) => age < below)!.ms);
  }
  for (const { outcome } of shallow)
    waits.push(Math.max(1, outcome!.at + DEEP_AFTER - now) * 1_000);
  return waits.length > 0 ? Math.min(...waits) : null;
}

/** One look at everything. Writes what it finds to the store, where all tabs see it. */
export async function look(): Promise<void> {
  const now = unixNow();
  try {
    for (const one of pendingTransactions()) {
      if (isUnderWay(one)) await (one.kind === "calls" ? lookAtCalls(one) : lookAt(one));
      else if (isShallow(one) && now - one.outcome!.at >= DEEP_AFTER) await lookAgain(one);
    }
  } catch (error) {
    // The banner speaks for a chain that is away; the next look tries again.
    if (!(error instanceof ChainError)) throw error;
  }
}

async function lookAt(one: PendingTransaction): Promise<void> {
  const fate = await fateOf(one, request, unixNow());
  if (fate.kind !== "waiting") {
    updatePending(one.hash, { outcome: outcomeOf(fate, unixNow()) });
  } else if (fate.nonce !== undefined && one.nonce === undefined) {
    updatePending(one.hash, { nonce: fate.nonce });
  }
}

/** Whether the block is still in the chain. If not, the transaction is under way again. */
async function lookAgain(one: Pending): Promise<void> {
  const { outcome } = one;
  const hash = outcome?.hash ?? one.hash;
  const receipt = await request<{ blockHash: string } | null>("eth_getTransactionReceipt", [hash]);
  if (receipt) updatePending(one.hash, { outcome: { ...outcome!, block: undefined } });
  else updatePending(one.hash, { outcome: undefined });
}

/** Only the wallet knows: without it they stay under way until somebody looks with it connected. */
async function lookAtCalls(one: PendingCalls): Promise<void> {
  if (!sameAddress(walletSnapshot().address ?? undefined, one.account)) return;
  const { askAboutCalls } = await import("./calls");
  const outcome = await askAboutCalls(one, request, unixNow());
  if (outcome) updatePending(one.hash, { outcome });
}
