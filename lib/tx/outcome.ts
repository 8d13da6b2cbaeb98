import type { Ending } from "./fate";
import type { Outcome } from "./pending";

/** How a transaction ended, as it is kept. `now` in unix seconds. */
export function outcomeOf(ending: Ending, now: number): Outcome {
  switch (ending.kind) {
    case "mined": {
      const { ok, hash, block } = ending;
      return { kind: ok ? "done" : "failed", at: now, hash, block };
    }
    case "shown":
      return { kind: "done", at: now };
    case "cancelled":
    case "replaced":
      return { kind: ending.kind, at: now, hash: ending.by ?? undefined };
    case "dropped":
      return { kind: "dropped", at: now };
  }
}
