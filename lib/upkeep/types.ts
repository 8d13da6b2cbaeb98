import type { Moment, TaskKind } from "@/lib/datanets/words";

/** Something anyone may do now: move a round on, activate a policy, rebase the weights. */
export type Task = {
  kind: TaskKind;
  datanet: number;
  /** 0 unless the task is about a round. */
  round: number;
};

export type UpkeepPage = {
  now: Moment;
  /** Cursor (datanet); 0: this is the last page. */
  next: number;
  tasks: Task[];
};

/** A case that `advance` would move now. */
export type CaseTask = { kind: "case"; id: number };
