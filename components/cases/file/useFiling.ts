"use client";

import { useEffect, useRef, useState } from "react";
import { dropFiling, keepFiling, loadFiling } from "./draft";
import { EMPTY_FILING, fromDraft, toDraft, type Filing } from "./filing";

const SAVE_AFTER_MS = 400;

const isEmpty = ({ reason, text, files, claimant }: Filing) =>
  reason === null && text === "" && claimant === "" && files.length === 0;

/** A filing that survives a reload. @param chosen items that the address names: they win over the draft's */
export function useFiling(contribution: number, may: bigint, chosen: bigint) {
  const [filing, setFiling] = useState<Filing>({ ...EMPTY_FILING, items: chosen });
  const [restored, setRestored] = useState(false);
  const ready = useRef(false);

  useEffect(() => {
    let wanted = true;
    void loadFiling(contribution).then((draft) => {
      if (!wanted) return;
      ready.current = true;
      if (!draft) return;
      const found = fromDraft(draft, may);
      setFiling((now) => (isEmpty(now) ? { ...found, items: chosen || found.items } : now));
      setRestored(true);
    });
    return () => {
      wanted = false;
    };
    // Once for each contribution: the page refreshes itself, and what was typed since stays.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [contribution]);

  useEffect(() => {
    if (!ready.current) return;
    const timer = setTimeout(() => {
      if (isEmpty(filing)) void dropFiling(contribution);
      else void keepFiling(contribution, toDraft(filing));
    }, SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [contribution, filing]);

  return {
    filing,
    restored,
    change: (part: Partial<Filing>) => setFiling((now) => ({ ...now, ...part })),
    clear: () => {
      setRestored(false);
      setFiling(EMPTY_FILING);
      void dropFiling(contribution);
    },
  };
}
