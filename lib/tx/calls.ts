import { connectedClients } from "@/lib/wallet/connection";
import { CallsFailedError } from "./failures";
import type { Outcome } from "./pending";
import { statusOfCalls } from "./together";

/**
 * What became of calls that the connected wallet took together; null while nothing has, or when this
 * wallet does not know them. Import this file dynamically: it brings wagmi and viem.
 * @param now unix seconds
 */
export async function askAboutCalls(id: string, now: number): Promise<Outcome | null> {
  try {
    const { walletClient } = await connectedClients({ switchNetwork: false });
    const hashes = await statusOfCalls(walletClient, id);
    return hashes && { kind: "done", at: now, hash: hashes[0] };
  } catch (error) {
    return error instanceof CallsFailedError ? { kind: "failed", at: now } : null;
  }
}
