"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useBatch, type Batch } from "@/components/content/useBatch";
import type { DatanetDescription } from "@/lib/content/schema";
import { dropBatchDraft, keepFiles, loadBatchDraft, noteBatch } from "./draft";

const SAVE_AFTER_MS = 400;

/** What was found here from last time: nothing, a batch, or one whose upload did not end. */
export type Restored = "nothing" | "batch" | "upload";

/** A batch that survives a reload, with its files. */
export function useDraftedBatch(
  datanet: number,
  description: DatanetDescription,
): Batch & {
  restored: Restored;
  /** Notes whether an upload of the batch is under way. */
  noteUploading(uploading: boolean): void;
} {
  const batch = useBatch(description);
  const [restored, setRestored] = useState<Restored>("nothing");
  const seen = useRef(new Set<string>());
  const begun = useRef<number | null>(null);
  const ready = useRef(false);
  const { add, remove, setLabel, clear, items } = batch;

  // Once for each datanet: the page refreshes itself, and what it gives then are new objects.
  useEffect(() => {
    if (begun.current === datanet) return;
    begun.current = datanet;
    const restore = async () => {
      const draft = await loadBatchDraft(datanet);
      if (draft && draft.files.length > 0) {
        await add(draft.files);
        draft.removed.forEach(remove);
        Object.entries(draft.labels).forEach(([sha256, label]) => setLabel(sha256, label));
        setRestored(draft.uploading ? "upload" : "batch");
      }
      ready.current = true;
    };
    void restore();
  }, [datanet, add, remove, setLabel]);

  useEffect(() => {
    items.forEach(({ sha256 }) => seen.current.add(sha256));
    if (!ready.current) return;
    const timer = setTimeout(() => {
      const present = new Set(items.map(({ sha256 }) => sha256));
      if (present.size === 0) return void dropBatchDraft(datanet);
      void noteBatch(datanet, {
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
    noteUploading: useCallback(
      (uploading: boolean) => void noteBatch(datanet, { uploading }),
      [datanet],
    ),
    add: async (picked) => {
      await Promise.all([keepFiles(datanet, picked), add(picked)]);
    },
    clear: () => {
      seen.current.clear();
      setRestored("nothing");
      void dropBatchDraft(datanet);
      clear();
    },
  };
}
