import { msg } from "@/lib/texts/text";

/** A judgement of one item: good under the guidelines, bad, or not judged yet. */
export type Judgement = "good" | "bad" | null;

/** What a judgement is called. */
export const judgementWords = { good: msg("good"), bad: msg("bad") } as const;

/** What one step changed: the judgements before it. */
type Change = { before: readonly Judgement[]; cursor: number };

/** The state of judging N items, and how it came about, for undo. */
export type Verdicts = {
  judgements: readonly Judgement[];
  /** The item looked at, 0 to N - 1. */
  cursor: number;
  /** Newest last; at most UNDO_DEPTH. */
  history: readonly Change[];
};

export type VerdictAction =
  | { type: "judge"; index: number; judgement: Judgement; advance: boolean }
  | { type: "toggle"; index: number }
  /** Everything not judged yet is good. */
  | { type: "approveRest" }
  | { type: "move"; to: number }
  | { type: "undo" }
  | { type: "load"; judgements: readonly Judgement[] };

const UNDO_DEPTH = 500;

export function emptyVerdicts(count: number): Verdicts {
  return { judgements: Array<Judgement>(count).fill(null), cursor: 0, history: [] };
}

/** One step of judging. Indexes outside the items change nothing. */
export function judgeStep(state: Verdicts, action: VerdictAction): Verdicts {
  const { judgements, history } = state;
  switch (action.type) {
    case "judge":
    case "toggle": {
      const before = judgements[action.index];
      if (before === undefined) return state;
      const judgement =
        action.type === "judge" ? action.judgement : before === "good" ? "bad" : "good";
      const next = judgements.map((old, index) => (index === action.index ? judgement : old));
      const cursor =
        action.type === "judge" && action.advance
          ? (nextUnjudged(next, action.index) ?? Math.min(action.index + 1, next.length - 1))
          : action.index;
      if (before === judgement) return { ...state, cursor };
      return { judgements: next, cursor, history: remembered(state) };
    }
    case "approveRest": {
      if (!judgements.includes(null)) return state;
      const next = judgements.map((old) => old ?? "good");
      return { ...state, judgements: next, history: remembered(state) };
    }
    case "move":
      return { ...state, cursor: Math.max(0, Math.min(action.to, judgements.length - 1)) };
    case "undo": {
      const last = history.at(-1);
      if (!last) return state;
      return { judgements: last.before, cursor: last.cursor, history: history.slice(0, -1) };
    }
    case "load":
      return {
        judgements: judgements.map((_, index) => action.judgements[index] ?? null),
        cursor: nextUnjudged(action.judgements, -1) ?? 0,
        history: [],
      };
  }
}

function remembered({ history, judgements, cursor }: Verdicts): Change[] {
  return [...history, { before: judgements, cursor }].slice(-UNDO_DEPTH);
}

/** The first item after `from` that is not judged, going round; null when all are. */
export function nextUnjudged(judgements: readonly Judgement[], from: number): number | null {
  for (let step = 1; step <= judgements.length; step += 1) {
    const index = (from + step) % judgements.length;
    if (judgements[index] === null) return index;
  }
  return null;
}

export function countJudged(judgements: readonly Judgement[]): { good: number; bad: number } {
  let good = 0;
  let bad = 0;
  for (const judgement of judgements) {
    if (judgement === "good") good += 1;
    if (judgement === "bad") bad += 1;
  }
  return { good, bad };
}

/** The verdict as the contract takes it: bit i set means item i is good. */
export function toBitmap(judgements: readonly Judgement[]): bigint {
  return judgements.reduce(
    (bits, judgement, index) => (judgement === "good" ? bits | (1n << BigInt(index)) : bits),
    0n,
  );
}

/** A whole verdict as judgements, every item judged. */
export function fromBitmap(bits: bigint, count: number): Judgement[] {
  return Array.from({ length: count }, (_, index) =>
    (bits >> BigInt(index)) & 1n ? "good" : "bad",
  );
}

/** Every item judged the same way: such a verdict earns nothing, whatever the truth is. */
export function isConstant(judgements: readonly Judgement[]): boolean {
  const { good, bad } = countJudged(judgements);
  return judgements.length > 1 && (good === judgements.length || bad === judgements.length);
}

const LETTERS = { good: "1", bad: "0" } as const;

/** A draft as text, a letter an item: "1" good, "0" bad, "-" not judged. */
export function draftText(judgements: readonly Judgement[]): string {
  return judgements.map((judgement) => (judgement === null ? "-" : LETTERS[judgement])).join("");
}

/** Reads `draftText` back; null for anything that is not a draft of `count` items. */
export function parseDraft(text: string, count: number): Judgement[] | null {
  if (text.length !== count || !/^[01-]*$/.test(text)) return null;
  return [...text].map((letter) => (letter === "1" ? "good" : letter === "0" ? "bad" : null));
}
