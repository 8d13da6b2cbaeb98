import {
  UnknownBundleIdError,
  withTimeout,
  type Account,
  type Address,
  type Chain,
  type Hash,
  type Transport,
  type WalletClient,
} from "viem";
import { getCallsStatus, getCapabilities, sendCalls } from "viem/actions";
import { DROPPED_AFTER, minedAs, type Block, type Request } from "./fate";
import { dataOf } from "./simulate";
import type { Call } from "./step";

// EIP-5792: several calls in one request to the wallet, done all or not at all.

type Wallet = WalletClient<Transport, Chain | undefined, Account | undefined>;

/** Whether the wallet does several calls atomically for this account on this chain. */
export async function takesCallsTogether(
  wallet: Wallet,
  account: Address,
  chainId: number,
): Promise<boolean> {
  try {
    const { atomic } = await getCapabilities(wallet, { account, chainId });
    // "ready": it can, once the person agrees to upgrade the account, which it asks by itself.
    return atomic?.status === "supported" || atomic?.status === "ready";
  } catch {
    // Most wallets do not know the question.
    return false;
  }
}

/** Codes of EIP-5792 (and -32601, 4200: no such method) after which the same calls go one by one. */
const ONE_BY_ONE = new Set<unknown>([-32601, 4200, 5700, 5710, 5740, 5750, 5760]);

/**
 * Gives the calls to the wallet.
 * @returns the wallet's name for them; null when it does not take them together after all
 * @throws the person's rejection, and whatever else the wallet reports
 */
export async function sendTogether(
  wallet: Wallet,
  account: Address,
  chain: Chain,
  calls: readonly Call[],
): Promise<string | null> {
  try {
    const { id } = await sendCalls(wallet, {
      account,
      chain,
      forceAtomic: true,
      calls: calls.map((call) => ({ to: call.address, data: dataOf(call), value: call.value })),
    });
    return id;
  } catch (error) {
    if (codesOf(error).some((code) => ONE_BY_ONE.has(code))) return null;
    throw error;
  }
}

/** Calls that a wallet took together. */
export type SentCalls = {
  /** The wallet's name for them. */
  id: string;
  /** Of the steps that they do. */
  steps: readonly string[];
  /** Unix seconds by the browser's clock. */
  sentAt: number;
};

export type CallsFate =
  | { kind: "waiting" }
  /** `block` of the first transaction; the wallet need not name any, nor the node know it. */
  | { kind: "done"; hashes: Hash[]; block?: Block }
  /** By status of EIP-5792: 400 refused before the chain, 500 reverted, 600 partly done. */
  | { kind: "failed"; status: 400 | 500 | 600; hashes: Hash[] }
  /** The wallet that is asked does not know them (any more): nobody can tell. */
  | { kind: "forgotten" };

/** How calls ended. */
export type CallsEnding = Exclude<CallsFate, { kind: "waiting" }>;

/** Seconds that a wallet has to know everywhere what it has just taken. */
const KNOWN_AFTER = 60;

/** A wallet elsewhere (a sleeping phone) may leave a question open for as long as it likes. */
const ANSWERS_WITHIN_MS = 10_000;

/**
 * What became of calls: the wallet's word, and from the moment it names a transaction the chain's. A
 * wallet that cannot answer now (locked, away) may later: as the calls are out, that is waiting.
 * @param request asks a node
 * @param now unix seconds by the browser's clock
 */
export async function fateOfCalls(
  wallet: Wallet,
  { id, sentAt }: Pick<SentCalls, "id" | "sentAt">,
  request: Request,
  now: number,
): Promise<CallsFate> {
  const ask = () => getCallsStatus(wallet, { id });
  const answer = await withTimeout(ask, { timeout: ANSWERS_WITHIN_MS }).catch((error: unknown) => {
    if (codesOf(error).includes(UnknownBundleIdError.code)) return null;
    return { status: undefined, statusCode: 0, receipts: [] };
  });
  if (!answer) return now - sentAt > KNOWN_AFTER ? { kind: "forgotten" } : { kind: "waiting" };

  const hashes = [...new Set(answer.receipts?.map(({ transactionHash }) => transactionHash))];
  if (answer.status === "failure")
    return { kind: "failed", status: failureOf(answer.statusCode), hashes };
  if (answer.status !== "success") return { kind: "waiting" };
  if (hashes.length === 0) return { kind: "done", hashes };

  const mined = await minedAs(hashes[0]!, request).catch(() => null);
  if (mined && !mined.ok) return { kind: "failed", status: 500, hashes };
  if (mined) return { kind: "done", hashes, block: mined.block };
  // The node is behind the wallet's, or the block was taken back; at some point the wallet is believed.
  return now - sentAt > DROPPED_AFTER ? { kind: "done", hashes } : { kind: "waiting" };
}

/** Statuses come in hundreds; an unknown one of failure counts as the chain's refusal. */
function failureOf(status: number): 400 | 500 | 600 {
  if (status >= 600) return 600;
  return status >= 400 && status < 500 ? 400 : 500;
}

/** Codes of an error and its causes. */
function codesOf(error: unknown): unknown[] {
  const codes: unknown[] = [];
  for (let e = error; e instanceof Error; e = e.cause) if ("code" in e) codes.push(e.code);
  return codes;
}
