import type { Address, Hash, Hex } from "viem";
import { sameAddress } from "@/lib/format/address";

// What became of a transaction, by plain JSON-RPC. No viem: the shell asks this on every page after a
// reload. The runner asks the same questions through its client.

/** One JSON-RPC request. */
export type Request = <T>(method: string, params: readonly unknown[]) => Promise<T>;

/** What is known of a transaction from the moment the wallet says that it is out. */
export type Sent = {
  /** What the wallet called it. A shared wallet's name for it need not be a transaction's hash. */
  hash: Hash;
  account: Address;
  to: Address;
  input: Hex;
  /** Wei, as hex. */
  value: Hex;
  /** The latest block before it was sent: its nonce was unused there. */
  sentBlock: number;
  /** Unix seconds by the browser's clock. */
  sentAt: number;
  /** Of the account, once a node has shown the transaction. */
  nonce?: number;
  /** The account is a contract: somebody else's transaction carries the call, perhaps much later. */
  shared?: boolean;
};

export type Block = { number: number; hash: Hash };

export type Fate =
  /** `nonce` as soon as a node tells it: keep it, the account's next questions need it. */
  | { kind: "waiting"; seen: boolean; nonce?: number }
  /** In a block, under its own hash or, sped up in the wallet, under another. */
  | { kind: "mined"; hash: Hash; ok: boolean; block: Block }
  /** Its nonce was used by an empty transaction of the account to itself. */
  | { kind: "cancelled"; by: Hash }
  /** Its nonce was used for something else; `by` is null when the node does not reach back so far. */
  | { kind: "replaced"; by: Hash | null }
  /** Neither in a block nor known to the node, for so long that nobody should wait any more. */
  | { kind: "dropped" };

/** Seconds after which a transaction that no node knows counts as dropped. */
export const DROPPED_AFTER = 600;
/** Seconds that a shared wallet's owners have: a week. */
const SHARED_DROPPED_AFTER = 604_800;
/** Seconds for nodes behind one address to agree before a vanished transaction counts as replaced. */
const AGREE_SECONDS = 60;

/** How a transaction ended: by its fate, or because the chain shows its effect without it. */
export type Ending = Exclude<Fate, { kind: "waiting" }> | { kind: "shown" };

type Receipt = { status: Hex; transactionHash: Hash; blockNumber: Hex; blockHash: Hash };
type Transaction = {
  hash: Hash;
  from: Address;
  to: Address | null;
  nonce: Hex;
  value: Hex;
  input: Hex;
};

/**
 * What became of a transaction.
 * @param now unix seconds by the browser's clock
 * @throws whatever `request` throws
 */
export async function fateOf(sent: Sent, request: Request, now: number): Promise<Fate> {
  const mined = await minedAs(sent.hash, request);
  if (mined) return mined;
  if (sent.nonce === undefined || sent.shared) return unmined(sent, request, now);

  const used = Number(await request<Hex>("eth_getTransactionCount", [sent.account, "latest"]));
  if (used <= sent.nonce) return unmined(sent, request, now);
  // A block may have come between the two answers.
  return (await minedAs(sent.hash, request)) ?? successor(sent, sent.nonce, request, now);
}

/** The block of a transaction, well or badly; null while it is in none. */
export async function minedAs(
  hash: Hash,
  request: Request,
): Promise<Extract<Fate, { kind: "mined" }> | null> {
  const receipt = await request<Receipt | null>("eth_getTransactionReceipt", [hash]);
  if (!receipt) return null;
  return {
    kind: "mined",
    hash,
    ok: Number(receipt.status) === 1,
    block: { number: Number(receipt.blockNumber), hash: receipt.blockHash },
  };
}

/** Of a transaction whose nonce is free or unknown. */
async function unmined(sent: Sent, request: Request, now: number): Promise<Fate> {
  const known = await request<Transaction | null>("eth_getTransactionByHash", [sent.hash]);
  if (known) {
    // Carried by somebody else (a bundler, a relayer): the nonce is not the account's.
    const own = sameAddress(known.from, sent.account);
    return { kind: "waiting", seen: true, nonce: own ? Number(known.nonce) : undefined };
  }
  const patience = sent.shared ? SHARED_DROPPED_AFTER : DROPPED_AFTER;
  return now - sent.sentAt > patience ? { kind: "dropped" } : { kind: "waiting", seen: false };
}

/** Of a transaction whose nonce another one has used: which, and whether it does the same. */
async function successor(sent: Sent, nonce: number, request: Request, now: number): Promise<Fate> {
  const other = await usedBy(sent, nonce, request).catch(() => null);
  if (!other)
    return now - sent.sentAt > AGREE_SECONDS
      ? { kind: "replaced", by: null }
      : { kind: "waiting", seen: true };
  // Found after all, by a node that was ahead of the one that knew no receipt.
  if (other.hash === sent.hash) return { kind: "waiting", seen: true };
  const same =
    sameAddress(other.to ?? undefined, sent.to) &&
    other.input === sent.input &&
    BigInt(other.value) === BigInt(sent.value);
  if (same) return (await minedAs(other.hash, request)) ?? { kind: "waiting", seen: true };
  const empty = sameAddress(other.to ?? undefined, sent.account) && BigInt(other.value) === 0n;
  return { kind: empty ? "cancelled" : "replaced", by: other.hash };
}

/** The transaction that used a nonce of the account: by bisection, as its count of them only grows. */
async function usedBy(
  { account, sentBlock }: Sent,
  nonce: number,
  request: Request,
): Promise<Transaction | null> {
  let before = sentBlock;
  let after = Number(await request<Hex>("eth_blockNumber", []));
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    const at = `0x${middle.toString(16)}`;
    const count = Number(await request<Hex>("eth_getTransactionCount", [account, at]));
    if (count > nonce) after = middle;
    else before = middle;
  }
  const block = await request<{ transactions: Transaction[] } | null>("eth_getBlockByNumber", [
    `0x${after.toString(16)}`,
    true,
  ]);
  const found = block?.transactions.find(
    ({ from, nonce: n }) => sameAddress(from, account) && Number(n) === nonce,
  );
  return found ?? null;
}
