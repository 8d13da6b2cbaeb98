import { bitsOf } from "@/lib/curation/bitmap";
import type { LabelTarget } from "@/lib/contributions/types";

/** Items of a contribution that are accepted and have no accepted label for the field, ascending. */
export function unlabelledItems(target: LabelTarget, field: number): number[] {
  return bitsOf(target.accepted & ~(target.labelled[field] ?? 0n));
}

/** Labels given so far: item of the parent → option. Skipped items are not in it. */
export type Answers = Readonly<Record<number, string>>;

export type Labelling = {
  /** Items to label, ascending. */
  items: readonly number[];
  answers: Answers;
  /** Position in `items`. */
  cursor: number;
  history: readonly { item: number; before: string | undefined; cursor: number }[];
};

export type LabellingAction =
  | { type: "answer"; label: string }
  | { type: "skip" }
  | { type: "move"; to: number }
  | { type: "undo" }
  | { type: "load"; answers: Answers };

export function startLabelling(items: readonly number[]): Labelling {
  return { items, answers: {}, cursor: 0, history: [] };
}

/** One step of labelling. Past the last item the cursor stays at it. */
export function labelStep(state: Labelling, action: LabellingAction): Labelling {
  const { items, answers, cursor, history } = state;
  const item = items[cursor];
  const inside = (to: number) => Math.max(0, Math.min(to, items.length - 1));
  switch (action.type) {
    case "answer": {
      if (item === undefined) return state;
      return {
        ...state,
        answers: { ...answers, [item]: action.label },
        cursor: inside(cursor + 1),
        history: [...history, { item, before: answers[item], cursor }],
      };
    }
    case "skip": {
      if (item === undefined) return state;
      const { [item]: before, ...rest } = answers;
      return {
        ...state,
        answers: rest,
        cursor: inside(cursor + 1),
        history: [...history, { item, before, cursor }],
      };
    }
    case "move":
      return { ...state, cursor: inside(action.to) };
    case "undo": {
      const last = history.at(-1);
      if (!last) return state;
      const { [last.item]: _, ...rest } = answers;
      return {
        ...state,
        answers: last.before === undefined ? rest : { ...rest, [last.item]: last.before },
        cursor: last.cursor,
        history: history.slice(0, -1),
      };
    }
    case "load": {
      const known = Object.entries(action.answers).filter(([key]) => items.includes(Number(key)));
      const loaded = Object.fromEntries(known);
      const first = items.findIndex((one) => loaded[one] === undefined);
      return { ...state, answers: loaded, cursor: Math.max(0, first), history: [] };
    }
  }
}

/** The labels as a contribution holds them, ascending by item, and the bitmap of these items. */
export function labelsOf(answers: Answers): {
  items: { target: number; label: string }[];
  targets: bigint;
} {
  const items = Object.entries(answers)
    .map(([key, label]) => ({ target: Number(key), label }))
    .sort((a, b) => a.target - b.target);
  return { items, targets: items.reduce((bits, { target }) => bits | (1n << BigInt(target)), 0n) };
}

/** Reads answers that were kept as JSON; only options of the field survive. */
export function parseAnswers(text: string | null, options: readonly string[]): Answers {
  if (text === null) return {};
  try {
    const stored: unknown = JSON.parse(text);
    if (typeof stored !== "object" || stored === null) return {};
    return Object.fromEntries(
      Object.entries(stored).filter(
        ([key, label]) => /^\d{1,3}$/.test(key) && options.includes(String(label)),
      ),
    ) as Answers;
  } catch {
    return {};
  }
}
