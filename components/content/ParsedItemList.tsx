"use client";

import { ChevronRight, Trash2 } from "lucide-react";
import { useEffect, useId, useState } from "react";
import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";
import { Select } from "@/components/ui/controls";
import { Callout } from "@/components/ui/feedback";
import { cn } from "@/components/ui/cn";
import { MAX_ITEMS, MAX_TOTAL_BYTES } from "@/lib/content/limits";
import { formatBytes } from "@/lib/format/number";
import type { ParsedItem } from "@/lib/content/parse/types";
import type { Field } from "@/lib/content/schema";
import { msg, plural, type Text } from "@/lib/texts/text";
import { FileReports } from "./FileReports";
import ItemPreview from "./ItemPreview";
import type { Batch } from "./useBatch";

const FOUND: Record<NonNullable<ParsedItem["labelFrom"]>, Text> = {
  file: msg("label from the file"),
  folder: msg("label from the folder's name"),
  name: msg("label from the file's name"),
};
/** Problems that are listed before the rest is counted. */
const LISTED = 8;

/** The batch so far: what was taken, what was not and why, and per item its preview and label. */
export default function ParsedItemList({
  batch,
  field,
  disabled = false,
}: {
  batch: Batch;
  /** The field that inline labels answer; without it items carry no labels. */
  field?: Field;
  disabled?: boolean;
}) {
  const t = useTexts();
  const { items, leftOut } = batch;
  // What the list of files says already is not said twice.
  const told = batch.files.map(({ sentence }) => t(sentence ?? "")).join(" ");
  const problems = batch.problems.filter(({ sentence }) => !told.includes(t(sentence)));
  const summary = {
    items: plural(items.length, "{n} item", "{n} items"),
    size: formatBytes(batch.bytes),
  };
  return (
    <div className="flex flex-col gap-4">
      {(problems.length > 0 || leftOut > 0) && (
        <Callout tone="warn" live title={t(problemTitle(problems.length, leftOut))}>
          <ul className="list-disc space-y-1 pl-4 break-words">
            {problems.slice(0, LISTED).map((problem, i) => (
              <li key={i}>{t(problem.sentence)}</li>
            ))}
            {problems.length > LISTED && (
              <li>{t("and {count} more.", { count: problems.length - LISTED })}</li>
            )}
            {leftOut > 0 && (
              <li>
                {t(
                  plural(
                    leftOut,
                    "{n} item did not fit: a contribution holds {items} items and {size}. Contribute the rest next.",
                    "{n} items did not fit: a contribution holds {items} items and {size}. Contribute the rest next.",
                    { items: MAX_ITEMS, size: formatBytes(MAX_TOTAL_BYTES) },
                  ),
                )}
              </li>
            )}
          </ul>
          <Button size="small" className="mt-3" onClick={batch.dismissProblems}>
            {t("Dismiss")}
          </Button>
        </Callout>
      )}
      <FileReports files={batch.files} />
      {items.length > 0 && (
        <>
          <p role="status" className="figures text-muted text-sm">
            {batch.unlabelled > 0
              ? t("{items}, {size}, {count} without a label", {
                  ...summary,
                  count: batch.unlabelled,
                })
              : t("{items}, {size}", summary)}
          </p>
          <ul className="divide-line rounded-panel border-line bg-raised divide-y border">
            {items.map((item, index) => (
              <ItemRow
                key={item.sha256}
                item={item}
                index={index}
                field={field}
                disabled={disabled}
                batch={batch}
              />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function problemTitle(problems: number, leftOut: number): Text {
  if (problems === 0)
    return leftOut === 1 ? msg("One item was left out") : msg("Some items were left out");
  return problems === 1 ? msg("One thing to know about your files") : msg("About your files");
}

function ItemRow({
  item,
  index,
  field,
  disabled,
  batch,
}: {
  item: ParsedItem;
  index: number;
  field: Field | undefined;
  disabled: boolean;
  batch: Batch;
}) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const id = useId();
  const broken = batch.broken.get(item.sha256);
  const details = [
    item.name === item.title ? "" : t(item.name),
    formatBytes(item.bytes.size),
    item.labelFrom ? t(FOUND[item.labelFrom]) : "",
  ].filter(Boolean);
  return (
    <li className="skip-offscreen p-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="rounded-control flex min-h-8 min-w-0 flex-1 basis-56 items-start gap-2 text-left"
        >
          <ChevronRight
            aria-hidden
            className={cn(
              "text-muted mt-1 size-4 shrink-0 transition-transform",
              open && "rotate-90",
            )}
          />
          <span className="min-w-0">
            <span dir="auto" className="block truncate font-medium">
              <span className="figures text-muted mr-2 font-normal">{index + 1}</span>
              {item.title}
            </span>
            <span className="text-muted block truncate text-sm">{details.join(" · ")}</span>
          </span>
        </button>
        <span className="flex shrink-0 items-center gap-2 pl-6 sm:pl-0">
          {field && (
            <Select
              aria-label={t("{field} of item {position}", {
                field: field.name,
                position: index + 1,
              })}
              className="w-36"
              disabled={disabled}
              value={item.label ?? ""}
              onChange={(event) =>
                batch.setLabel(item.sha256, event.currentTarget.value || undefined)
              }
            >
              <option value="">{field.name}…</option>
              {field.options.map((option) => (
                <option key={option} value={option}>
                  {option}
                </option>
              ))}
            </Select>
          )}
          <Button
            variant="quiet"
            disabled={disabled}
            aria-label={t("Remove item {position}, {title}", {
              position: index + 1,
              title: item.title,
            })}
            onClick={() => batch.remove(item.sha256)}
          >
            <Trash2 aria-hidden className="size-4" />
          </Button>
        </span>
      </div>
      {broken !== undefined && (
        <p role="alert" className="text-danger mt-1 pl-6 text-sm">
          {t(broken)}
        </p>
      )}
      {item.warnings.map((warning) => (
        <p key={t(warning)} className="text-warn mt-1 pl-6 text-sm">
          {t(warning)}
        </p>
      ))}
      <div id={id} hidden={!open} className="mt-3 pl-6">
        {open && <LocalPreview item={item} />}
      </div>
    </li>
  );
}

/** The preview of an item that is still on this device: pictures are shown from memory. */
export function LocalPreview({ item }: { item: ParsedItem }) {
  const [src, setSrc] = useState<string>();
  const { bytes, mediaType, preview } = item;
  const picture = preview.kind === "image";
  useEffect(() => {
    if (!picture) return;
    // The type is ours, from the bytes: what the file's name claims must not decide.
    const url = URL.createObjectURL(bytes.slice(0, bytes.size, mediaType));
    let wanted = true;
    // Decoded before it is shown, so that the list does not jump.
    const image = new Image();
    image.src = url;
    const show = () => wanted && setSrc(url);
    image.decode().then(show, show);
    return () => {
      wanted = false;
      URL.revokeObjectURL(url);
    };
  }, [bytes, mediaType, picture]);
  return <ItemPreview preview={preview} src={src} title={item.title} />;
}
