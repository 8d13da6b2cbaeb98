import type { Ending } from "./fate";
import type { Outcome } from "./pending";
import type { CallsEnding } from "./together";

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

const failures = { 400: "unsent", 500: "failed", 600: "partial" } as const;

/** How calls ended, as it is kept. `now` in unix seconds. */
export function outcomeOfCalls(ending: CallsEnding, now: number): Outcome {
  switch (ending.kind) {
    case "done":
      return { kind: "done", at: now, hash: ending.hashes[0], block: ending.block };
    case "failed":
      return { kind: failures[ending.status], at: now, hash: ending.hashes[0] };
    case "forgotten":
      return { kind: "forgotten", at: now };
  }
}
