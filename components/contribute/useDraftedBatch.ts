"use client";

import { useEffect, useRef, useState } from "react";
import { useBatch, type Batch } from "@/components/content/useBatch";
import type { PickedFile } from "@/lib/content/picked";
import type { DatanetDescription } from "@/lib/content/schema";
import { dropBatchDraft, loadBatchDraft, saveBatchDraft } from "./draft";

const SAVE_AFTER_MS = 400;

/** A batch that survives a reload. `restored` is true when it continues one that was left here. */
export function useDraftedBatch(
  datanet: number,
  description: DatanetDescription,
): Batch & { restored: boolean } {
  const batch = useBatch(description);
  const [restored, setRestored] = useState(false);
  const files = useRef<PickedFile[]>([]);
  const seen = useRef(new Set<string>());
  const ready = useRef(false);
  const { add, remove, setLabel, clear, items } = batch;

  useEffect(() => {
    let wanted = true;
    const restore = async () => {
      const draft = await loadBatchDraft(datanet);
      if (wanted && draft && files.current.length === 0) {
        files.current = draft.files;
        await add(draft.files);
        draft.removed.forEach(remove);
        Object.entries(draft.labels).forEach(([sha256, label]) => setLabel(sha256, label));
        setRestored(true);
      }
      ready.current = wanted;
    };
    void restore();
    return () => {
      wanted = false;
    };
  }, [datanet, add, remove, setLabel]);

  useEffect(() => {
    items.forEach(({ sha256 }) => seen.current.add(sha256));
    if (!ready.current) return;
    const timer = setTimeout(() => {
      const present = new Set(items.map(({ sha256 }) => sha256));
      if (present.size === 0) files.current = [];
      void saveBatchDraft(datanet, {
        files: files.current,
        removed: [...seen.current].filter((sha256) => !present.has(sha256)),
        labels: Object.fromEntries(
          items.flatMap(({ sha256, label }) => (label === undefined ? [] : [[sha256, label]])),
        ),
      });
    }, SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [datanet, items]);

  return {
    ...batch,
    restored,
    add: (picked) => {
      files.current = [...files.current, ...picked];
      return add(picked);
    },
    clear: () => {
      files.current = [];
      seen.current.clear();
      setRestored(false);
      void dropBatchDraft(datanet);
      clear();
    },
  };
}
