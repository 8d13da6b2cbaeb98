"use client";

import { useEffect, useReducer, useRef } from "react";
import {
  labelStep,
  parseAnswers,
  startLabelling,
  type Labelling,
  type LabellingAction,
} from "./labelling";

const keyOf = (parent: number, field: number) => `datanets.labels.${parent}.${field}`;

/** Labelling the items of one contribution, kept in this browser after every change. */
export function useLabelling(
  parent: number,
  field: number,
  items: readonly number[],
  options: readonly string[],
): [Labelling, (action: LabellingAction) => void] {
  const key = keyOf(parent, field);
  const [labelling, dispatch] = useReducer(labelStep, items, startLabelling);
  const loaded = useRef(false);
  const known = useRef(options);

  useEffect(() => {
    try {
      if (!loaded.current) {
        // After hydration: the server knows no drafts.
        loaded.current = true;
        const answers = parseAnswers(localStorage.getItem(key), known.current);
        if (Object.keys(answers).length > 0) dispatch({ type: "load", answers });
        return;
      }
      localStorage.setItem(key, JSON.stringify(labelling.answers));
    } catch {
      // Forbidden or full storage: the draft lives as long as this page.
    }
  }, [key, labelling.answers]);

  return [labelling, dispatch];
}

/** The labels are contributed: the draft is not needed any more. */
export function forgetLabels(parent: number, field: number): void {
  try {
    localStorage.removeItem(keyOf(parent, field));
  } catch {
    // Nothing was stored then.
  }
}
