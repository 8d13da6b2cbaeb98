"use client";

import { FileUp } from "lucide-react";
import { useEffect, useId, useRef, useState, type DragEvent } from "react";
import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";
import { Progress } from "@/components/ui/Progress";
import { cn } from "@/components/ui/cn";
import { MAX_FILE_BYTES, MAX_ITEMS, MAX_TOTAL_BYTES } from "@/lib/content/limits";
import { formatBytes } from "@/lib/format/number";
import { droppedFiles, pickedFiles, type PickedFile } from "@/lib/content/picked";
import type { DatanetType } from "@/lib/content/schema";
import { msg, phrase, type Text } from "@/lib/texts/text";

const KINDS: Record<DatanetType, { accept: string; words: Text }> = {
  text: {
    accept: ".txt,.md,.jsonl,.ndjson,.csv,.tsv",
    words: msg("Text files (one item each), JSONL or CSV with a text column (one item a line)"),
  },
  table: {
    accept: ".csv,.tsv,.jsonl,.ndjson",
    words: msg("CSV with a header row, or JSONL (one item a row)"),
  },
  email: {
    accept: ".eml,.txt,message/rfc822",
    words: msg("E-mails saved as .eml (one item each)"),
  },
  image: {
    accept: "image/png,image/jpeg,image/gif,image/webp",
    words: msg("PNG, JPEG, GIF or WebP pictures (one item each)"),
  },
};

/** Not in React's types, but in every browser; it passes through as an attribute. */
const FOLDER = { webkitdirectory: "" };

/** A place to drop files and folders, with buttons that do the same. */
export function FilePicker({
  type,
  onFiles,
  reading,
  disabled = false,
}: {
  type: DatanetType;
  onFiles: (files: PickedFile[]) => void;
  /** Files read of files to read, while reading. */
  reading: { done: number; total: number } | null;
  disabled?: boolean;
}) {
  const t = useTexts();
  const [over, setOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const hint = useId();
  const { accept, words } = KINDS[type];

  const take = (input: HTMLInputElement) => {
    const picked = pickedFiles(input.files ?? []);
    // Empty the input, or choosing the same file again would not count as a change.
    input.value = "";
    if (picked.length > 0) onFiles(picked);
  };
  // Chosen while the page was still becoming interactive: nobody heard of it then.
  useEffect(() => {
    for (const input of [files.current, folder.current]) {
      if (input?.files?.length) take(input);
    }
    // Once; `take` is another function with every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const drag = (entered: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(entered && !disabled);
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (disabled) return;
    const picked = await droppedFiles(event.dataTransfer);
    if (picked.length > 0) onFiles(picked);
  };

  return (
    <div
      onDragEnter={drag(true)}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => void drop(event)}
      className={cn(
        "rounded-panel border border-dashed px-4 py-8 text-center transition-colors",
        over ? "border-accent bg-accent-soft" : "border-line-strong bg-raised",
      )}
    >
      <FileUp aria-hidden className="text-muted mx-auto size-8" />
      <p className="mt-3 font-medium">{t("Drop files here")}</p>
      <p id={hint} className="text-muted mx-auto mt-1 max-w-prose text-sm">
        {t(
          "{kinds}, or a contribution saved as .car. At most {items} items of {size}, {total} together. Nothing leaves your device until you contribute.",
          {
            kinds: phrase(words),
            items: MAX_ITEMS,
            size: formatBytes(MAX_FILE_BYTES),
            total: formatBytes(MAX_TOTAL_BYTES),
          },
        )}
      </p>
      <div className="mt-4 flex flex-wrap justify-center gap-2">
        <Button
          variant="primary"
          disabled={disabled}
          aria-describedby={hint}
          onClick={() => files.current?.click()}
        >
          {t("Choose files")}
        </Button>
        <Button disabled={disabled} onClick={() => folder.current?.click()}>
          {t("Choose a folder")}
        </Button>
      </div>
      <input
        ref={files}
        type="file"
        // A browser that reloads must not bring back what was taken already.
        autoComplete="off"
        multiple
        hidden
        accept={`${accept},.car`}
        aria-label={t("Files to contribute")}
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        autoComplete="off"
        multiple
        hidden
        {...FOLDER}
        aria-label={t("Folder to contribute")}
        onChange={(event) => take(event.currentTarget)}
      />
      {reading && (
        <Progress
          className="mx-auto mt-5 max-w-sm"
          value={reading.done}
          max={reading.total}
          label={t("Reading file {position} of {total}", {
            position: Math.min(reading.done + 1, reading.total),
            total: reading.total,
          })}
        />
      )}
    </div>
  );
}
