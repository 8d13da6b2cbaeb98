import { msg } from "@/lib/texts/text";
import type { Draft, ParseOptions } from "./types";

/** The option a word means, ignoring case and surrounding space. */
function optionFor(word: string, options: readonly string[]): string | undefined {
  const wanted = word.trim().toLowerCase();
  return options.find((option) => option.toLowerCase() === wanted);
}

/**
 * Settles an item's inline label. A label in the file itself wins; then the folder the file lies in
 * (`spam/0001.eml`); then the file's name up to its first dash or underscore (`7_0012.png`). A bare
 * number as a name (`7.png`) is a count more often than a label and is not taken.
 */
export function withLabel(draft: Draft, path: string, options: ParseOptions): Draft {
  const { label: found, labelFrom: _, ...item } = draft;
  if (options.labels !== "inline" || options.field === undefined) return item;
  const choices = options.field.options;
  if (found !== undefined) {
    const label = optionFor(found, choices);
    if (label !== undefined) return { ...item, label, labelFrom: "file" };
    const shown = found.length > 40 ? `${found.slice(0, 40)}…` : found;
    const warning = msg('"{shown}" is not one of this datanet\'s labels; choose one.', { shown });
    return { ...item, warnings: [...item.warnings, warning] };
  }
  const parts = path.split("/");
  const folder = optionFor(parts.at(-2) ?? "", choices);
  if (folder !== undefined) return { ...item, label: folder, labelFrom: "folder" };
  const prefix = /^([^_-]+)[_-]./.exec(parts.at(-1) ?? "")?.[1];
  const named = prefix === undefined ? undefined : optionFor(prefix, choices);
  return named === undefined ? item : { ...item, label: named, labelFrom: "name" };
}
