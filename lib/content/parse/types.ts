import { english, type Text } from "@/lib/texts/text";
import type { DatanetDescription, DatanetType, Field, FileItem, MediaType } from "../schema";

/** What a page shows of an item. Text is plain: nothing in it may be rendered as markup. */
export type ItemPreview =
  | { kind: "text"; text: string; truncated: boolean }
  | { kind: "row"; cells: { key: string; value: string }[]; truncated: boolean }
  | {
      kind: "email";
      from: string;
      to: string;
      subject: string;
      /** ISO 8601, or the header as written when it is no date, or "". */
      date: string;
      text: string;
      truncated: boolean;
      /** The body was HTML and was turned into text. */
      fromHtml: boolean;
      /** Named only; attachments are never opened. `size` in bytes. */
      attachments: { name: string; mediaType: string; size: number }[];
    }
  | { kind: "image"; mediaType: MediaType; width: number; height: number }
  | { kind: "unreadable"; reason: Text };

/** An item made from a person's file, checked and ready to contribute. */
export interface ParsedItem {
  /** The file it came from, with a line or row where it has one: `reviews.csv, row 4`. */
  name: Text;
  title: string;
  mediaType: MediaType;
  /** The file itself where it is the item as it is, so that a large batch takes no memory. */
  bytes: Blob;
  /** sha2-256 of the bytes; identifies the item within a batch. */
  sha256: string;
  preview: ItemPreview;
  label?: string;
  /** Where the label was found, for the page to say so. */
  labelFrom?: "file" | "folder" | "name";
  meta?: FileItem["meta"];
  warnings: Text[];
}

/** An item before it is compared with the rest of the batch. */
export type Draft = Omit<ParsedItem, "sha256" | "bytes"> & { bytes: Uint8Array };

/** One sentence about a file that could not be taken, or not whole. */
export interface FileProblem {
  name: string;
  sentence: Text;
}

/** A file as browsers and Node both can give it. `path` includes the folder where known. */
export interface SourceFile {
  path: string;
  size: number;
  read(): Promise<Uint8Array>;
  /** The file on the person's disk; browsers have it. */
  file?: Blob;
}

export interface ParseOptions {
  type: DatanetType;
  labels: DatanetDescription["labels"];
  /** The field that inline labels answer. */
  field?: Field;
  /** sha256 of items already in the batch: adding them again is a duplicate. */
  known?: readonly string[];
  /** Bytes already in the batch. */
  usedBytes?: number;
  /** Rejects when the picture cannot be decoded; browsers offer it, Node does not. */
  decodeImage?: (bytes: Uint8Array, mediaType: MediaType) => Promise<void>;
}

/** What became of one file. */
export interface FileReport {
  name: string;
  /** Items made from it. */
  items: number;
  /** Why it gave none, or what of it was left out. */
  sentence?: Text;
}

/** What a batch of files gave. `leftOut` counts items that were fine and did not fit. */
export interface ParseResult {
  items: ParsedItem[];
  problems: FileProblem[];
  /** One for each file, in their order. */
  files: FileReport[];
  leftOut: number;
}

/** A file whose failure is one sentence, starting with its name. */
export class FileError extends Error {
  constructor(
    readonly sentence: Text,
    options?: ErrorOptions,
  ) {
    super(english(sentence), options);
  }
}
