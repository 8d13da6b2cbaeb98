import type { Hash } from "viem";
import { runSteps, type RunContext } from "@/lib/tx/run";
import { taskAction } from "./actions";
import { readUpkeep } from "./reads";
import type { Task } from "./types";

export type KeeperReport = {
  /** Tasks found due. */
  due: number;
  done: { task: Task; hashes: Hash[] }[];
  /** Tasks that failed, most often because somebody else was first. */
  failed: { task: Task; error: unknown }[];
};

/** Datanets looked at in one pass: 50 a page. */
const MAX_PAGES = 200;

/**
 * One pass over all datanets: does whatever is due, one transaction after the other, for its bounties.
 * A task that fails is reported and does not stop the others; failing to read the chain throws.
 * @param context the same as for `runSteps`; `account` must be able to send
 * @param signal stops between two tasks
 */
export async function keepOnce(context: RunContext, signal?: AbortSignal): Promise<KeeperReport> {
  const report: KeeperReport = { due: 0, done: [], failed: [] };
  const { publicClient: chain, account } = context;
  const address = typeof account === "string" ? account : account.address;
  let cursor = 0;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { tasks, next } = await readUpkeep(chain, { cursor });
    report.due += tasks.length;
    for (const task of tasks) {
      if (signal?.aborted) return report;
      try {
        const steps = await taskAction(task)({ account: address, chain });
        report.done.push({ task, hashes: await runSteps(steps, context) });
      } catch (error) {
        report.failed.push({ task, error });
      }
    }
    cursor = next;
    if (cursor === 0) break;
  }
  return report;
}
