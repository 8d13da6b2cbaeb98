import { rpc } from "@/lib/chain/rpc";
import type { PendingTransaction } from "./pending";

export type Fate = "confirmed" | "failed" | "replaced" | "waiting";

/** Seconds after which a transaction the chain knows nothing of counts as gone. */
const FORGOTTEN_AFTER_SECONDS = 600;

/**
 * What became of a transaction, by plain JSON-RPC: this runs on every page after a reload and must
 * not bring viem along. "replaced" also covers one that the chain dropped.
 * @param now unix seconds by the browser's clock
 */
export async function fateOf(transaction: PendingTransaction, now: number): Promise<Fate> {
  const { hash, sentAt } = transaction;
  const receipt = await rpc<{ status: string } | null>("eth_getTransactionReceipt", [hash]);
  if (receipt) return Number(receipt.status) === 1 ? "confirmed" : "failed";
  const known = await rpc<object | null>("eth_getTransactionByHash", [hash]);
  if (known) return "waiting";
  return now - sentAt > FORGOTTEN_AFTER_SECONDS ? "replaced" : "waiting";
}
