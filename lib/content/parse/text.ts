import { msg } from "@/lib/texts/text";
import { FileError } from "./types";

/** Characters of a body that a preview keeps. */
export const PREVIEW_CHARS = 20_000;
/** Characters of a title. */
const TITLE_CHARS = 120;

// Control characters and the marks that reverse or hide text: they can make a name or a message
// read as something it is not.
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Text that shows what it holds: no control characters, no direction overrides. */
export function visible(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(INVISIBLE, "");
}

/** A single visible line of at most 120 characters. */
export function titleOf(text: string, fallback: string): string {
  const line = visible(text.slice(0, 2000)).replace(/\s+/g, " ").trim();
  const title = line === "" ? fallback : line;
  return clip(title, TITLE_CHARS);
}

/** Cuts at a length without splitting a surrogate pair; the cut shows as an ellipsis. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** Visible text cut for a preview. */
export function previewText(text: string): { text: string; truncated: boolean } {
  const truncated = text.length > PREVIEW_CHARS;
  return { text: visible(truncated ? clip(text, PREVIEW_CHARS) : text), truncated };
}

/**
 * Text of a file: UTF-8 with or without a byte order mark, or UTF-16 with one.
 *
 * @throws FileError for anything else, with a sentence that says what to do.
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new FileError(
      msg("{name} is not UTF-8 text; save it as UTF-8 and add it again.", { name }),
    );
  }
  if (text.includes("\u0000")) {
    throw new FileError(msg("{name} holds binary data, not text.", { name }));
  }
  if (text.trim() === "") throw new FileError(msg("{name} holds only white space.", { name }));
  return text;
}
