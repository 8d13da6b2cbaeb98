import PostalMime, { type Address, type Email } from "postal-mime";
import { msg } from "@/lib/texts/text";
import type { FileItem } from "../schema";
import { htmlToText } from "./html";
import { clip, previewText, titleOf, visible } from "./text";
import { FileError, type Draft, type ItemPreview } from "./types";

/** Headers are looked for in this many bytes. */
const HEAD_BYTES = 65_536;
/** Headers that every mail program writes; two of them make a file an e-mail. */
const TELLING =
  /^(from|to|subject|date|received|return-path|message-id|mime-version|delivered-to):/gim;
const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 512_000, maxRfc822NestingDepth: 3 };
const HTML_PAGE = /^\s*<(!doctype\s+html|html)\b/i;
/** Characters of HTML that are turned into text; far more than a preview shows. */
const MAX_HTML_CHARS = 1_000_000;
/** Attachments that are named; a message with more says how many. */
const MAX_ATTACHMENTS = 50;

/** Mailbox files begin each message with a line `From sender date`, which is no header. */
function withoutMboxLine(bytes: Uint8Array): Uint8Array {
  const mbox = "From ".split("").every((char, i) => bytes[i] === char.charCodeAt(0));
  const end = mbox ? bytes.indexOf(10) : -1;
  return end < 0 ? bytes : bytes.subarray(end + 1);
}

/** Whether the file begins with the headers of a message. */
export function looksLikeEmail(bytes: Uint8Array): boolean {
  const head = new TextDecoder("latin1").decode(withoutMboxLine(bytes).subarray(0, HEAD_BYTES));
  if (!/^[!-9;-~]+[ \t]*:/.test(head)) return false;
  const headers = head.split(/\r?\n\r?\n/, 1)[0]!;
  const names = [...headers.matchAll(TELLING)].map((match) => match[1]!.toLowerCase());
  return new Set(names).size >= 2;
}

function addressText(address: Address | undefined): string {
  if (address === undefined) return "";
  if (address.group !== undefined) {
    return `${address.name}: ${address.group.map(addressText).join(", ")}`;
  }
  return address.name && address.address
    ? `${address.name} <${address.address}>`
    : address.address || address.name;
}

function line(text: string): string {
  return clip(visible(text).replace(/\s+/g, " ").trim(), 400);
}

/** @throws Error when the message nests or sprawls beyond the limits. */
export async function previewEmail(
  bytes: Uint8Array,
): Promise<Extract<ItemPreview, { kind: "email" }>> {
  const email: Email = await PostalMime.parse(withoutMboxLine(bytes), LIMITS);
  const plain = email.text?.trim() ? email.text : undefined;
  // Spam often sends a page and calls it plain text; its reader saw the page's source or its text.
  const page = plain === undefined ? email.html : HTML_PAGE.test(plain) ? plain : undefined;
  const fromHtml = Boolean(page?.trim());
  const body = page === undefined ? (plain ?? "") : htmlToText(page.slice(0, MAX_HTML_CHARS));
  return {
    kind: "email",
    from: line(addressText(email.from)),
    to: line((email.to ?? []).map(addressText).join(", ")),
    subject: line(email.subject ?? ""),
    date: line(email.date ?? ""),
    ...previewText(body.trim()),
    fromHtml,
    attachments: email.attachments.slice(0, MAX_ATTACHMENTS).map((part) => ({
      name: line(part.filename ?? "unnamed"),
      mediaType: line(part.mimeType),
      size: typeof part.content === "string" ? part.content.length : part.content.byteLength,
    })),
  };
}

/** An `.eml` file as one item: its bytes as they are. */
export async function parseEmail(name: string, bytes: Uint8Array): Promise<Draft> {
  if (!looksLikeEmail(bytes)) {
    throw new FileError(
      msg("{name} is not an e-mail: it does not begin with headers (From, Subject).", { name }),
    );
  }
  let preview: Extract<ItemPreview, { kind: "email" }>;
  try {
    preview = await previewEmail(bytes);
  } catch {
    throw new FileError(
      msg("{name} could not be read as an e-mail: its parts nest too deeply.", { name }),
    );
  }
  const meta: NonNullable<FileItem["meta"]> = {};
  if (preview.from !== "") meta.from = preview.from;
  if (preview.date !== "") meta.date = preview.date;
  return {
    name,
    title: titleOf(preview.subject, "(no subject)"),
    mediaType: "message/rfc822",
    bytes,
    preview,
    meta,
    warnings: preview.text === "" ? [msg("This message has no text.")] : [],
  };
}
