"use client";

import { useEffect, useReducer, useRef } from "react";
import {
  draftText,
  emptyVerdicts,
  judgeStep,
  parseDraft,
  type VerdictAction,
  type Verdicts,
} from "./verdicts";

const keyOf = (ballotId: bigint, voter: string) =>
  `datanets.draft.${ballotId}.${voter.toLowerCase()}`;

/** A draft that was left in this browser, or null. */
function readDraft(key: string, count: number) {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : parseDraft(text, count);
  } catch {
    return null;
  }
}

/** Judging `count` items, saved in this browser after every change and continued after a reload. */
export function useJudging(
  ballotId: bigint,
  voter: string,
  count: number,
): [Verdicts, (action: VerdictAction) => void] {
  const key = keyOf(ballotId, voter);
  const [verdicts, dispatch] = useReducer(judgeStep, count, emptyVerdicts);
  const loaded = useRef(false);

  useEffect(() => {
    if (!loaded.current) {
      // After hydration: the server knows no drafts.
      loaded.current = true;
      const judgements = readDraft(key, count);
      if (judgements) dispatch({ type: "load", judgements });
      return;
    }
    try {
      localStorage.setItem(key, draftText(verdicts.judgements));
    } catch {
      // A full or forbidden store: the draft lives as long as this page.
    }
  }, [key, count, verdicts.judgements]);

  return [verdicts, dispatch];
}

/** The verdict is sealed and kept elsewhere: the draft is not needed any more. */
export function forgetDraft(ballotId: bigint, voter: string): void {
  try {
    localStorage.removeItem(keyOf(ballotId, voter));
  } catch {
    // Nothing was stored then.
  }
}
