"use client";

import { useCallback, useRef, useState } from "react";
import { ContentError } from "@/lib/content/errors";
import { MAX_ITEMS } from "@/lib/content/limits";
import type { PickedFile } from "@/lib/content/picked";
import type { FileProblem, FileReport, ParsedItem } from "@/lib/content/parse/types";
import type { DatanetDescription } from "@/lib/content/schema";
import { msg, type Text } from "@/lib/texts/text";

/** The items a person is putting together. */
export interface Batch {
  items: readonly ParsedItem[];
  problems: readonly FileProblem[];
  /** What became of each file, in the order they were added. */
  files: readonly FileReport[];
  /** Items that cannot be contributed as they are, by sha256, with the reason in a sentence. */
  broken: ReadonlyMap<string, Text>;
  /** Good items that did not fit. */
  leftOut: number;
  /** Files read of files to read, while reading. */
  reading: { done: number; total: number } | null;
  /** Bytes of all items together. */
  bytes: number;
  /** Items that still need a label (datanets with inline labels). */
  unlabelled: number;
  add(files: readonly PickedFile[]): Promise<void>;
  remove(sha256: string): void;
  /** Labels one item; undefined takes the label away. */
  setLabel(sha256: string, label: string | undefined): void;
  /** Marks an item that turned out to be unusable; removing it lets the rest go on. */
  markBroken(sha256: string, sentence: Text): void;
  dismissProblems(): void;
  clear(): void;
}

const sum = (items: readonly ParsedItem[]) =>
  items.reduce((total, item) => total + item.bytes.size, 0);

/** A batch of items for this datanet. Files are read in a worker, one lot after the other. */
export function useBatch(datanet: Pick<DatanetDescription, "type" | "labels" | "fields">): Batch {
  const [items, setItems] = useState<readonly ParsedItem[]>([]);
  const [problems, setProblems] = useState<readonly FileProblem[]>([]);
  const [files, setFiles] = useState<readonly FileReport[]>([]);
  const [broken, setBroken] = useState<ReadonlyMap<string, Text>>(new Map());
  const [leftOut, setLeftOut] = useState(0);
  const [reading, setReading] = useState<Batch["reading"]>(null);
  // The latest items, for lots that wait in the queue while items are removed or added.
  const latest = useRef(items);
  const queue = useRef(Promise.resolve());
  const { type, labels, fields } = datanet;

  const update = useCallback((next: readonly ParsedItem[]) => {
    latest.current = next;
    setItems(next);
  }, []);

  const add = useCallback(
    (picked: readonly PickedFile[]) => {
      const read = async () => {
        setReading({ done: 0, total: picked.length });
        try {
          const present = latest.current;
          const { parseFiles } = await import("@/lib/content/client");
          const result = await parseFiles(
            picked,
            {
              type,
              labels,
              field: fields[0],
              known: present.map((item) => item.sha256),
              usedBytes: sum(present),
            },
            (done, total) => setReading({ done, total }),
          );
          update([...latest.current, ...result.items].slice(0, MAX_ITEMS));
          setProblems((before) => [...before, ...result.problems]);
          setFiles((before) => [...before, ...result.files]);
          setLeftOut((before) => before + result.leftOut);
        } catch (error) {
          const sentence =
            error instanceof ContentError ? error.sentence : msg("The files could not be read.");
          setProblems((before) => [...before, { name: "files", sentence }]);
        } finally {
          setReading(null);
        }
      };
      queue.current = queue.current.then(read);
      return queue.current;
    },
    [type, labels, fields, update],
  );

  return {
    items,
    problems,
    files,
    broken,
    leftOut,
    reading,
    bytes: sum(items),
    unlabelled: labels === "inline" ? items.filter((item) => item.label === undefined).length : 0,
    add,
    remove: useCallback(
      (sha256) => update(latest.current.filter((item) => item.sha256 !== sha256)),
      [update],
    ),
    setLabel: useCallback(
      (sha256, label) =>
        update(
          latest.current.map((item) =>
            item.sha256 === sha256 ? { ...item, label, labelFrom: undefined } : item,
          ),
        ),
      [update],
    ),
    markBroken: useCallback(
      (sha256, sentence) => setBroken((before) => new Map(before).set(sha256, sentence)),
      [],
    ),
    dismissProblems: useCallback(() => {
      setProblems([]);
      setLeftOut(0);
    }, []),
    clear: useCallback(() => {
      update([]);
      setProblems([]);
      setFiles([]);
      setBroken(new Map());
      setLeftOut(0);
    }, [update]),
  };
}
