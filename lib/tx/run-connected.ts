import type { Hash } from "viem";
import { invalidateQueries } from "@/lib/chain/query";
import { joined } from "@/lib/texts/text";
import { connectedClients } from "@/lib/wallet/connection";
import { outcomeOf, outcomeOfCalls } from "./outcome";
import { releasePending, rememberPending, underWay, updatePending, watchPending } from "./pending";
import { runSteps } from "./run";
import type { Memory } from "./run-context";
import type { Action, StepProgress } from "./step";

const unixNow = () => Math.floor(Date.now() / 1000);

/**
 * Runs an action as the connected account, remembering what was sent so that a reload and other tabs
 * find it. Import this file dynamically: it brings wagmi and viem.
 */
export async function runConnected(
  action: Action,
  onState: (progress: StepProgress) => void,
): Promise<Hash[]> {
  const { account, publicClient, walletClient } = await connectedClients();
  const steps = await action({ account, chain: publicClient });
  const watched = new Set<string>();
  const watch = (hash: string) => {
    watched.add(hash);
    watchPending(hash);
  };
  const memory: Memory = {
    underWay(step) {
      const known = underWay(account, step.id);
      if (known?.kind !== "transaction") return null;
      watch(known.hash);
      return known;
    },
    sent(sent, { id, describe, invalidates }) {
      watched.add(sent.hash);
      rememberPending({ kind: "transaction", ...sent, step: id, describe, invalidates });
    },
    learned: (hash, nonce) => updatePending(hash, { nonce }),
    ended: (hash, ending) => updatePending(hash, { outcome: outcomeOf(ending, unixNow()) }),
    callsUnderWay(step) {
      const known = underWay(account, step.id);
      if (known?.kind !== "calls") return null;
      watch(known.hash);
      return { id: known.hash, steps: known.steps, sentAt: known.sentAt };
    },
    callsSent({ id, ...sent }, together) {
      watched.add(id);
      rememberPending({
        kind: "calls",
        hash: id,
        ...sent,
        account,
        describe: joined(
          together.map(({ describe }) => describe),
          "; ",
        ),
        invalidates: together.flatMap(({ invalidates }) => invalidates),
      });
    },
    callsEnded: (id, ending) => updatePending(id, { outcome: outcomeOfCalls(ending, unixNow()) }),
  };
  try {
    return await runSteps(steps, {
      account,
      publicClient,
      walletClient,
      onState,
      onInvalidate: invalidateQueries,
      memory,
    });
  } finally {
    // Whatever has not ended is followed by the shell from here on, and what has is watched for blocks
    // that the network takes back.
    watched.forEach(releasePending);
  }
}
