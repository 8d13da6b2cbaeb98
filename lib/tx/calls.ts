import { connectedWallet } from "@/lib/wallet/connection";
import type { Request } from "./fate";
import { outcomeOfCalls } from "./outcome";
import type { Outcome, PendingCalls } from "./pending";
import { fateOfCalls } from "./together";

/**
 * What became of calls that the connected wallet took together; null while nothing has, or while the
 * wallet cannot be asked. Import this file dynamically: it brings wagmi and viem.
 * @param now unix seconds
 */
export async function askAboutCalls(
  { hash: id, sentAt }: PendingCalls,
  request: Request,
  now: number,
): Promise<Outcome | null> {
  const wallet = await connectedWallet().catch(() => null);
  if (!wallet) return null;
  const fate = await fateOfCalls(wallet, { id, sentAt }, request, now);
  return fate.kind === "waiting" ? null : outcomeOfCalls(fate, now);
}
