import type { Hash } from "viem";
import { invalidateQueries } from "@/lib/chain/query";
import { connectedClients } from "@/lib/wallet/connection";
import { forgetPending, releasePending, rememberPending } from "./pending";
import { runSteps } from "./run";
import type { Action, StepProgress } from "./step";

/**
 * Runs an action as the connected account, remembering what was sent so that a reload finds it again.
 * Import this file dynamically: it brings wagmi and viem.
 */
export async function runConnected(
  action: Action,
  onState: (progress: StepProgress) => void,
): Promise<Hash[]> {
  const { account, publicClient, walletClient } = await connectedClients();
  const steps = await action({ account, chain: publicClient });
  const watching = new Set<Hash>();
  try {
    return await runSteps(steps, {
      account,
      publicClient,
      walletClient,
      onState,
      onInvalidate: invalidateQueries,
      onSent: (hash, { describe, invalidates }) => {
        watching.add(hash);
        const sentAt = Math.floor(Date.now() / 1000);
        rememberPending({ hash, account, describe, invalidates, sentAt });
      },
      onSettled: (hash) => {
        watching.delete(hash);
        forgetPending(hash);
      },
    });
  } finally {
    // Whatever has no known fate is followed by the shell from here on.
    watching.forEach(releasePending);
  }
}
