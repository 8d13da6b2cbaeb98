import { type PublicClient } from "viem";
import { contributionsAbi } from "@/contracts-abi/Contributions";
import { curationAbi } from "@/contracts-abi/Curation";
import { activatePolicy, rebase } from "@/lib/datanets/actions";
import { callOf, contractAt } from "@/lib/datanets/contracts";
import { accountKeys, contributionsKeys, roundKeys } from "@/lib/datanets/keys";
import { msg } from "@/lib/texts/text";
import type { Action } from "@/lib/tx/step";
import { NO_PAYMENT, NO_RISK } from "@/lib/tx/words";
import type { Task } from "./types";

type RoundRef = { datanet: number; round: number };

type RoundProgress = { text: string; phase: number; due: boolean };

/** Everything about a round that `advance` can change, as text to compare. */
async function progressOf(
  chain: PublicClient,
  { datanet, round }: RoundRef,
): Promise<RoundProgress> {
  const args = [BigInt(datanet), BigInt(round)] as const;
  const curation = { address: contractAt(chain, "Curation"), abi: curationAbi } as const;
  const [r, head, record, due] = await Promise.all([
    chain.readContract({ ...curation, functionName: "round", args }),
    chain.readContract({ ...curation, functionName: "head", args: [args[0]] }),
    chain.readContract({
      address: contractAt(chain, "Contributions"),
      abi: contributionsAbi,
      functionName: "roundRecord",
      args,
    }),
    // A round that has left the ring is unknown to Curation: nothing is due.
    chain.readContract({ ...curation, functionName: "isDue", args }).catch(() => false),
  ]);
  const text = [head.closed, record.endedAt, r.phase, r.attempt, r.clock, r.misses, r.spent].join();
  return { text, phase: r.phase, due };
}

/** What `advance` does next, by the number of the stored phase. */
const DESCRIPTIONS: Partial<Record<number, string>> = {
  0: msg("Close round {round}"),
  1: msg("Draw the panel of round {round}"),
  2: msg("End the panel's commits of round {round}"),
  3: msg("Draw the jury of round {round}"),
  4: msg("Settle round {round}"),
  5: msg("Settle round {round}"),
};

const MOVE_ON = msg("Move on round {round}");

/** Does the next due thing for a round, for a bounty. Fails when nothing is due. */
export const advanceRound =
  ({ datanet, round }: RoundRef): Action =>
  async ({ account, chain }) => {
    const before = await progressOf(chain, { datanet, round });
    return [
      {
        id: `advance-${datanet}-${round}-${before.text}`,
        describe: msg(DESCRIPTIONS[before.phase] ?? MOVE_ON, { round }),
        preview: {
          pay: NO_PAYMENT,
          get: msg(
            "The round moves on, and a bounty out of its review fees is credited to you, to be paid out by the next claim.",
          ),
          risk: NO_RISK,
        },
        isComplete: async (c) => {
          const now = await progressOf(c, { datanet, round });
          // A seed stored for a draw that still lacks seats shows only by nothing being due any more.
          return now.text !== before.text || (before.due && !now.due);
        },
        call: callOf(contractAt(chain, "Curation"), curationAbi, "advance", [
          BigInt(datanet),
          BigInt(round),
        ]),
        invalidates: [
          ...roundKeys(datanet, round),
          ...contributionsKeys(datanet),
          ...accountKeys(account),
          ["rewards"],
          ["contribution"],
        ],
      },
    ];
  };

/** The action that does a task. */
export function taskAction(task: Task): Action {
  switch (task.kind) {
    case "round":
      return advanceRound(task);
    case "policy":
      return activatePolicy(task);
    case "rebase":
      return rebase(task);
  }
}
