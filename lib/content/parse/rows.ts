import Papa from "papaparse";
import { english, msg, type Text } from "@/lib/texts/text";
import { canonicalJson, CanonicalError } from "../canonical";
import type { DatanetType } from "../schema";
import { clip, previewText, titleOf, visible } from "./text";
import { FileError, type Draft, type ItemPreview } from "./types";

/** Columns of a CSV file, and cells a preview shows. */
const MAX_COLUMNS = 200;
const PREVIEW_CELLS = 50;
const PREVIEW_CELL_CHARS = 2000;
/** Bytes of one row or line: a row is read by a person. */
const MAX_ROW_BYTES = 1_000_000;

/** Rows of a file, made into items one at a time so that what does not fit costs nothing. */
export interface Rows {
  count: number;
  /** @throws FileError whose message completes "row 4 …". */
  draft(index: number): Draft;
  /** "row" or "line", and the number a person sees for an index. */
  unit: "row" | "line";
  numberOf(index: number): number;
}

/** The property that carries the label: the field's own name, else "label". */
export type LabelKey = { names: string[] } | undefined;

/** A CSV file with a header row; every further row is an item. */
export function csvRows(name: string, text: string, type: DatanetType, labelKey: LabelKey): Rows {
  const parsed = Papa.parse<string[]>(text, { skipEmptyLines: "greedy" });
  const broken = parsed.errors.find((error) => error.type === "Quotes");
  if (broken !== undefined) {
    throw new FileError(
      broken.row === undefined
        ? msg("{name} has a quotation mark that never closes.", { name })
        : msg("{name} has a quotation mark that never closes at row {row}.", {
            name,
            row: broken.row + 1,
          }),
    );
  }
  const header = (parsed.data[0] ?? []).map((cell) => visible(cell).trim());
  if (header.length > MAX_COLUMNS) {
    throw new FileError(
      msg("{name} has {columns} columns; the most is {most}.", {
        name,
        columns: header.length,
        most: MAX_COLUMNS,
      }),
    );
  }
  if (header.includes("")) {
    const empty = header.indexOf("") + 1;
    throw new FileError(
      msg("{name} has no name for column {empty}; its first row must name columns.", {
        name,
        empty,
      }),
    );
  }
  const twice = header.find((column, i) => header.indexOf(column) !== i);
  if (twice !== undefined)
    throw new FileError(
      msg("{name} has two columns named {twice}.", { name, twice: clip(twice, 40) }),
    );
  const rows = parsed.data.slice(1);
  if (rows.length === 0)
    throw new FileError(msg("{name} has a header row and nothing below it.", { name }));
  return {
    count: rows.length,
    unit: "row",
    numberOf: (index) => index + 2,
    draft(index) {
      const row = rows[index]!;
      if (row.length !== header.length) {
        throw new FileError(
          msg("has {cells} cells, the header {columns}", {
            cells: row.length,
            columns: header.length,
          }),
        );
      }
      const entries = header.map((column, i): [string, unknown] => [column, row[i]]);
      return draftOf(
        msg("{name}, row {row}", { name, row: index + 2 }),
        new Map(entries),
        type,
        labelKey,
      );
    },
  };
}

/** A JSONL file: one object a line. */
export function jsonlRows(name: string, text: string, type: DatanetType, labelKey: LabelKey): Rows {
  const lines = text
    .split(/\r?\n/)
    .map((line, i) => ({ line, number: i + 1 }))
    .filter(({ line }) => line.trim() !== "");
  return {
    count: lines.length,
    unit: "line",
    numberOf: (index) => lines[index]!.number,
    draft(index) {
      const { line, number } = lines[index]!;
      let value: unknown;
      try {
        value = JSON.parse(line);
      } catch {
        throw new FileError(msg("is not valid JSON"));
      }
      const at = msg("{name}, line {line}", { name, line: number });
      if (typeof value === "string" && type === "text") {
        return draftOf(at, new Map([["text", value]]), type, undefined);
      }
      if (typeof value !== "object" || value === null || Array.isArray(value)) {
        throw new FileError(msg("is not a JSON object"));
      }
      return draftOf(at, new Map(Object.entries(value)), type, labelKey);
    },
  };
}

/** Takes the label out of a row, so that who reads the item does not see the answer. */
function takeLabel(row: Map<string, unknown>, labelKey: LabelKey): string | undefined {
  for (const key of row.keys()) {
    if (!labelKey?.names.includes(key.toLowerCase())) continue;
    const value = row.get(key);
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean")
      continue;
    row.delete(key);
    return String(value).trim() || undefined;
  }
  return undefined;
}

function draftOf(name: Text, row: Map<string, unknown>, type: DatanetType, key: LabelKey): Draft {
  const label = takeLabel(row, key);
  const found = label === undefined ? {} : { label, labelFrom: "file" as const };
  const encode = (text: string) => {
    const bytes = new TextEncoder().encode(text);
    if (bytes.length > MAX_ROW_BYTES) throw new FileError(msg("is longer than 1 MB"));
    return bytes;
  };
  if (type === "text") {
    const text = row.get("text");
    if (typeof text !== "string") throw new FileError(msg('has no "text" to take'));
    if (text.trim() === "") throw new FileError(msg('has an empty "text"'));
    const preview = { kind: "text" as const, ...previewText(text) };
    return {
      name,
      title: titleOf(text, english(name)),
      mediaType: "text/plain",
      bytes: encode(text),
      preview,
      warnings: [],
      ...found,
    };
  }
  if ([...row.values()].every((value) => value === "" || value === null)) {
    throw new FileError(msg("is empty"));
  }
  try {
    // Object.fromEntries defines own properties, so a column called __proto__ is only a column.
    const json = canonicalJson(Object.fromEntries(row));
    const preview = previewRow(Object.fromEntries(row));
    const first = preview.cells.map((cell) => cell.value).filter((value) => value.trim() !== "");
    return {
      name,
      title: titleOf(first.slice(0, 3).join(" · "), english(name)),
      mediaType: "application/json",
      bytes: encode(json),
      preview,
      warnings: [],
      ...found,
    };
  } catch (error) {
    if (error instanceof CanonicalError) throw new FileError(error.sentence);
    throw error;
  }
}

/** A row's cells as text, in the order given. */
export function previewRow(row: unknown): Extract<ItemPreview, { kind: "row" }> {
  const entries: [string, unknown][] =
    typeof row === "object" && row !== null ? Object.entries(row) : [["value", row]];
  return {
    kind: "row",
    truncated: entries.length > PREVIEW_CELLS,
    cells: entries.slice(0, PREVIEW_CELLS).map(([key, value]) => ({
      key: clip(visible(key), 80),
      value: clip(
        visible(typeof value === "string" ? value : (JSON.stringify(value) ?? "")),
        PREVIEW_CELL_CHARS,
      ),
    })),
  };
}
