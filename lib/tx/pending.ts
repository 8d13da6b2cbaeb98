import type { Address, Hash } from "viem";
import { appChain } from "@/lib/chain/chains";
import type { QueryKey } from "./step";

// Transactions that were sent and whose fate is not known yet, kept across reloads and shared by all
// tabs through localStorage. Query keys are stored as JSON: bigints in them become strings.

export type PendingTransaction = {
  hash: Hash;
  account: Address;
  describe: string;
  invalidates: readonly QueryKey[];
  /** Unix seconds by the browser's clock. */
  sentAt: number;
};

export const PENDING_KEY = `datanets.pending.${appChain.id}`;

/** Only this many are kept: a store that lost its way must not grow for ever. */
const MAX_PENDING = 50;

/** Transactions this tab is watching in an ActionButton: the shell's watcher leaves them alone. */
const watchedHere = new Set<Hash>();

const listeners = new Set<() => void>();

function isPending(value: unknown): value is PendingTransaction {
  if (typeof value !== "object" || value === null) return false;
  const { hash, account, describe, invalidates, sentAt } = value as Record<string, unknown>;
  return (
    typeof hash === "string" &&
    typeof account === "string" &&
    typeof describe === "string" &&
    Array.isArray(invalidates) &&
    typeof sentAt === "number"
  );
}

/** Everything pending, oldest first. A store that cannot be read counts as empty. */
export function pendingTransactions(): PendingTransaction[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(PENDING_KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isPending) : [];
  } catch {
    return [];
  }
}

function save(pending: PendingTransaction[]) {
  try {
    const text = JSON.stringify(pending.slice(-MAX_PENDING), (_, value: unknown) =>
      typeof value === "bigint" ? value.toString() : value,
    );
    localStorage.setItem(PENDING_KEY, text);
  } catch {
    // A full or forbidden store costs the follow-up after a reload and nothing else.
  }
  listeners.forEach((notify) => notify());
}

/** Remembers a transaction that just left; call `forgetPending` when its fate is known. */
export function rememberPending(transaction: PendingTransaction): void {
  watchedHere.add(transaction.hash);
  save([...pendingTransactions().filter(({ hash }) => hash !== transaction.hash), transaction]);
}

/** Its fate is known: nobody has to look any more. */
export function forgetPending(hash: Hash): void {
  watchedHere.delete(hash);
  save(pendingTransactions().filter((transaction) => transaction.hash !== hash));
}

/** This tab stopped watching without an answer (an RPC failure): the shell's watcher takes over. */
export function releasePending(hash: Hash): void {
  watchedHere.delete(hash);
  listeners.forEach((notify) => notify());
}

/** What nobody in this tab is watching: sent before a reload, or by a page that is gone. */
export function unwatchedPending(): PendingTransaction[] {
  return pendingTransactions().filter(({ hash }) => !watchedHere.has(hash));
}

/** Called on every change, other tabs' included. */
export function subscribePending(notify: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key === PENDING_KEY || event.key === null) notify();
  };
  listeners.add(notify);
  window.addEventListener("storage", onStorage);
  return () => {
    listeners.delete(notify);
    window.removeEventListener("storage", onStorage);
  };
}
