import type { Hash } from "viem";
import { advanceCase } from "@/lib/cases/actions";
import { readDueCases } from "@/lib/cases/reads";
import { runSteps } from "@/lib/tx/run";
import type { RunContext } from "@/lib/tx/run-context";
import { taskAction } from "./actions";
import { readUpkeep } from "./reads";
import type { CaseTask, Task } from "./types";

export type KeeperReport = {
  /** Tasks found due. */
  due: number;
  done: { task: Task | CaseTask; hashes: Hash[] }[];
  /** Tasks that failed, most often because somebody else was first. */
  failed: { task: Task | CaseTask; error: unknown }[];
};

/** Datanets looked at in one pass: 50 a page. */
const MAX_PAGES = 200;

/**
 * One pass over all datanets and open cases: does whatever is due, one transaction after the other, for its bounties.
 * A task that fails is reported and does not stop the others; failing to read the chain throws.
 * @param context the same as for `runSteps`; `account` must be able to send
 * @param signal stops between two tasks
 */
export async function keepOnce(context: RunContext, signal?: AbortSignal): Promise<KeeperReport> {
  const report: KeeperReport = { due: 0, done: [], failed: [] };
  const { publicClient: chain, account } = context;
  const address = typeof account === "string" ? account : account.address;
  const run = async (tasks: (Task | CaseTask)[]) => {
    report.due += tasks.length;
    for (const task of tasks) {
      if (signal?.aborted) return;
      try {
        const action = task.kind === "case" ? advanceCase(task) : taskAction(task);
        const steps = await action({ account: address, chain });
        report.done.push({ task, hashes: await runSteps(steps, context) });
      } catch (error) {
        report.failed.push({ task, error });
      }
    }
  };
  let cursor = 0;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { tasks, next } = await readUpkeep(chain, { cursor });
    await run(tasks);
    cursor = next;
    if (cursor === 0) break;
  }
  await run((await readDueCases(chain)).map((id) => ({ kind: "case", id })));
  return report;
}
