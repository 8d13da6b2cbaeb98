import type { Address, Hash } from "viem";
import { appChain } from "@/lib/chain/chains";
import { sameAddress } from "@/lib/format/address";
import { isText, type Text } from "@/lib/texts/text";
import type { Block, Sent } from "./fate";
import type { QueryKey } from "./step";

// Transactions that were sent, kept across reloads and shared by all tabs through localStorage: those
// under way, and for a while those that ended. Query keys are stored as JSON: bigints in them become
// strings.

/** How a transaction ended. */
export type Outcome = {
  kind:
    | "done"
    | "failed"
    | "cancelled"
    | "replaced"
    | "dropped"
    // Only of calls: the wallet did not send them, a part of them happened, the wallet cannot tell.
    | "unsent"
    | "partial"
    | "forgotten";
  /** Unix seconds by the browser's clock. */
  at: number;
  /** The transaction that is in the block, where it is another one than was sent, or carried calls. */
  hash?: Hash;
  /** The block it got into, until that block is too deep to be taken back. */
  block?: Block;
};

type Shown = {
  account: Address;
  describe: Text;
  invalidates: readonly QueryKey[];
  /** Unix seconds by the browser's clock. */
  sentAt: number;
  outcome?: Outcome;
};

/** One transaction of the account. */
export type PendingTransaction = Shown &
  Sent & {
    kind: "transaction";
    /** Of the step: an action built again recognises its transaction. */
    step: string;
  };

/** Calls given to the wallet together (EIP-5792): only the wallet knows what became of them. */
export type PendingCalls = Shown & {
  kind: "calls";
  /** The wallet's name for them. */
  hash: string;
  /** Of the steps, as with a transaction. */
  steps: readonly string[];
};

/** Anything under way; `hash` tells them apart. */
export type Pending = PendingTransaction | PendingCalls;

export const PENDING_KEY = `datanets.pending.${appChain.id}`;

/** Only this many are kept: a store that lost its way must not grow for ever. */
const MAX_PENDING = 50;
/** Seconds that something ended stays to be looked at. */
const KEPT_SECONDS = 900;

/** What this tab is watching in an ActionButton: the shell's watcher leaves it alone. */
const watchedHere = new Set<string>();

const listeners = new Set<() => void>();

function isPending(value: unknown): value is Pending {
  if (typeof value !== "object" || value === null) return false;
  const { kind, hash, step, steps, account, describe, invalidates, sentAt, outcome } =
    value as Record<string, unknown>;
  return (
    (kind === "calls"
      ? Array.isArray(steps)
      : kind === "transaction" &&
        typeof step === "string" &&
        "input" in value &&
        "sentBlock" in value) &&
    typeof hash === "string" &&
    typeof account === "string" &&
    isText(describe) &&
    Array.isArray(invalidates) &&
    typeof sentAt === "number" &&
    (outcome === undefined || (typeof outcome === "object" && outcome !== null))
  );
}

const nothing: readonly Pending[] = [];
let readText: string | null = null;
let read: readonly Pending[] = nothing;

/**
 * Everything that is kept, oldest first; the same array while nothing changed. A store that cannot be
 * read counts as empty.
 */
export function pendingTransactions(): readonly Pending[] {
  try {
    const text = localStorage.getItem(PENDING_KEY);
    if (text === readText) return read;
    const stored: unknown = JSON.parse(text ?? "[]");
    read = Array.isArray(stored) ? stored.filter(isPending) : nothing;
    readText = text;
    return read;
  } catch {
    return nothing;
  }
}

/** What the server knows: nothing. */
export const pendingOnServer = (): readonly Pending[] => nothing;

function save(pending: readonly Pending[]) {
  const now = Math.floor(Date.now() / 1000);
  const kept = pending.filter(
    (one) => !one.outcome || staysUntilPutAway(one) || now - one.outcome.at < KEPT_SECONDS,
  );
  try {
    const text = JSON.stringify(kept.slice(-MAX_PENDING), (_, value: unknown) =>
      typeof value === "bigint" ? value.toString() : value,
    );
    localStorage.setItem(PENDING_KEY, text);
  } catch {
    // A full or forbidden store costs the follow-up after a reload and nothing else.
  }
  listeners.forEach((notify) => notify());
}

/** Remembers what just left; this tab watches it until `releasePending`. */
export function rememberPending(pending: Pending): void {
  watchedHere.add(pending.hash);
  save([...pendingTransactions().filter(({ hash }) => hash !== pending.hash), pending]);
}

/** Adds what has been learned, from wherever. Does nothing for what is not kept any more. */
export function updatePending(
  hash: string,
  learned: { nonce?: number; outcome?: Outcome | undefined },
): void {
  const before = pendingTransactions();
  if (!before.some((one) => one.hash === hash)) return;
  save(before.map((one) => (one.hash === hash ? ({ ...one, ...learned } as Pending) : one)));
}

/** Takes what has ended off the list. */
export function clearEnded(): void {
  save(pendingTransactions().filter(({ outcome }) => !outcome));
}

/** Takes one off the list, ended or not. */
export function putAway(hash: string): void {
  save(pendingTransactions().filter((one) => one.hash !== hash));
}

/** What nobody knows the end of leaves a person something to look up, so it does not go by itself. */
export const staysUntilPutAway = ({ outcome }: Pending): boolean => outcome?.kind === "forgotten";

/** This tab's button follows it from here on. */
export function watchPending(hash: string): void {
  watchedHere.add(hash);
}

/** This tab's button stopped watching, with or without an answer: the shell's watcher takes over. */
export function releasePending(hash: string): void {
  if (watchedHere.delete(hash)) listeners.forEach((notify) => notify());
}

export const isWatchedHere = (hash: string): boolean => watchedHere.has(hash);

/** What is still under way and does a step, if there is something. */
export function underWay(account: Address, step: string): Pending | null {
  const same = (one: Pending) =>
    !one.outcome &&
    (one.kind === "calls" ? one.steps.includes(step) : one.step === step) &&
    sameAddress(one.account, account);
  return pendingTransactions().find(same) ?? null;
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
