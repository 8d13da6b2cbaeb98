import { fileTypeFromBuffer } from "file-type/core";
import { msg, phrase, type Phrase, type Text } from "@/lib/texts/text";
import type { MediaType } from "../schema";
import { titleOf } from "./text";
import { FileError, type Draft, type ParseOptions } from "./types";

/** Pixels a side and in all: a few kilobytes can claim a picture that fills a phone's memory. */
const MAX_SIDE = 8192;
const MAX_PIXELS = 40_000_000;

const KINDS: Record<string, { mediaType: MediaType; name: Text; extensions: string[] }> = {
  "image/png": { mediaType: "image/png", name: msg("a PNG picture"), extensions: ["png"] },
  "image/apng": { mediaType: "image/png", name: msg("a PNG picture"), extensions: ["png", "apng"] },
  "image/jpeg": {
    mediaType: "image/jpeg",
    name: msg("a JPEG picture"),
    extensions: ["jpg", "jpeg"],
  },
  "image/gif": { mediaType: "image/gif", name: msg("a GIF picture"), extensions: ["gif"] },
  "image/webp": { mediaType: "image/webp", name: msg("a WebP picture"), extensions: ["webp"] },
};

/** Lower-case extension without the dot, or "". */
export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** What the first bytes say a file is, e.g. "image/png" or "application/zip"; text says nothing. */
export async function sniff(bytes: Uint8Array): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime;
  } catch {
    // A damaged container of a kind the library began to walk: no known type.
    return undefined;
  }
}

/** What a file's first bytes say, in words: "a PNG picture", "a ZIP archive". */
export function kindInWords(mime: string): Phrase {
  if (mime in KINDS) return phrase(KINDS[mime]!.name);
  if (mime === "application/pdf") return phrase(msg("a PDF document"));
  if (mime === "application/zip") return phrase(msg("a ZIP archive"));
  return msg("a file of type {mime}", { mime });
}

/** The media type an image's first bytes prove, if it is one of those served as images. */
export async function imageType(bytes: Uint8Array): Promise<MediaType | undefined> {
  const mime = await sniff(bytes);
  return mime === undefined ? undefined : KINDS[mime]?.mediaType;
}

/** Width and height in pixels from an image's header, or undefined when it has none. */
export function dimensions(
  bytes: Uint8Array,
  mediaType: MediaType,
): { width: number; height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (mediaType === "image/png") {
      return { width: view.getUint32(16), height: view.getUint32(20) };
    }
    if (mediaType === "image/gif") {
      return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    }
    if (mediaType === "image/webp") return webpDimensions(view);
    if (mediaType === "image/jpeg") return jpegDimensions(view);
  } catch (error) {
    // Reading past the end of a file that was cut short.
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

/** RFC 9649 sections 2.5 to 2.7: the first chunk names one of three layouts. */
function webpDimensions(view: DataView) {
  const chunk = String.fromCharCode(...[12, 13, 14, 15].map((i) => view.getUint8(i)));
  if (chunk === "VP8X") {
    const int24 = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
    return { width: 1 + int24(24), height: 1 + int24(27) };
  }
  if (chunk === "VP8L") {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (chunk === "VP8 ") {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  return undefined;
}

/** Segments of ITU T.81 up to the first frame header, which holds the size. */
function jpegDimensions(view: DataView) {
  let at = 2;
  while (at < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** One picture as one item. */
export async function parseImage(
  name: string,
  bytes: Uint8Array,
  decode: ParseOptions["decodeImage"],
): Promise<Draft> {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).toLowerCase();
  const extension = extensionOf(name);
  const mime = await sniff(bytes);
  const kind = mime === undefined ? undefined : KINDS[mime];
  if (kind === undefined) {
    if (extension === "svg" || head.includes("<svg")) {
      throw new FileError(
        msg("{name} is an SVG drawing, which can carry scripts; export it as PNG.", { name }),
      );
    }
    if (/<!doctype html|<html|<script/.test(head)) {
      throw new FileError(msg("{name} is a web page, not a picture.", { name }));
    }
    throw new FileError(
      mime === undefined
        ? msg("{name} is not a picture; add PNG, JPEG, GIF or WebP files.", { name })
        : msg("{name} is {kind}, not a picture; add PNG, JPEG, GIF or WebP files.", {
            name,
            kind: kindInWords(mime),
          }),
    );
  }
  if (extension !== "" && !kind.extensions.includes(extension)) {
    throw new FileError(
      msg("{name} is really {kind}; rename it to end in .{extension} and add it again.", {
        name,
        kind: phrase(kind.name),
        extension: kind.extensions[0]!,
      }),
    );
  }
  const size = dimensions(bytes, kind.mediaType);
  if (size === undefined || size.width === 0 || size.height === 0) {
    throw new FileError(
      msg("{name} is damaged: it does not say how large the picture is.", { name }),
    );
  }
  const { width, height } = size;
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
    throw new FileError(
      msg(
        "{name} is {width} × {height} pixels; the most is {side} pixels a side and {millions} million in all.",
        { name, width, height, side: MAX_SIDE, millions: MAX_PIXELS / 1_000_000 },
      ),
    );
  }
  try {
    await decode?.(bytes, kind.mediaType);
  } catch {
    throw new FileError(msg("{name} is damaged: the picture cannot be shown.", { name }));
  }
  return {
    name,
    title: titleOf(name.replace(/\.[a-z0-9]+$/i, ""), "picture"),
    mediaType: kind.mediaType,
    bytes,
    preview: { kind: "image", mediaType: kind.mediaType, width, height },
    meta: { width, height },
    warnings: [],
  };
}
