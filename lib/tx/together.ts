import type { Account, Address, Chain, Hash, PublicClient, Transport, WalletClient } from "viem";
import { getCallsStatus, getCapabilities, sendCalls } from "viem/actions";
import { CallsFailedError } from "./failures";
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
const ONE_BY_ONE = new Set([-32601, 4200, 5700, 5710, 5740, 5750, 5760]);

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
    for (let e: unknown = error; e instanceof Error; e = e.cause)
      if ("code" in e && ONE_BY_ONE.has(e.code as number)) return null;
    throw error;
  }
}

/** What became of calls: null while nothing has, else the transactions that carried them. */
export async function statusOfCalls(wallet: Wallet, id: string): Promise<Hash[] | null> {
  const { status, statusCode, receipts } = await getCallsStatus(wallet, { id });
  if (status === "failure") throw new CallsFailedError(id, statusCode);
  if (status !== "success") return null;
  return [...new Set(receipts?.map(({ transactionHash }) => transactionHash))];
}

/** Asks until the calls are in a block or have failed; null when `until` (ms) comes first. */
export async function followCalls(
  wallet: Wallet,
  chain: PublicClient,
  id: string,
  until: number,
): Promise<Hash[] | null> {
  for (;;) {
    const hashes = await statusOfCalls(wallet, id);
    if (hashes) return hashes;
    if (Date.now() > until) return null;
    await new Promise((resolve) => setTimeout(resolve, chain.pollingInterval));
  }
}
