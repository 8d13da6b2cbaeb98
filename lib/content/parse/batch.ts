import { joined, msg, phrase, plural, type Phrase, type Text } from "@/lib/texts/text";
import { sha256 } from "../cid";
import { ContentError } from "../errors";
import { MAX_FILE_BYTES, MAX_ITEMS, MAX_TOTAL_BYTES } from "../limits";
import { formatBytes } from "@/lib/format/number";
import { blobOf } from "../pieces";
import { draftOf, openCarFile } from "./carFile";
import { parseEmail } from "./email";
import { extensionOf, kindInWords, parseImage, sniff } from "./image";
import { withLabel } from "./labels";
import { csvRows, jsonlRows, type LabelKey, type Rows } from "./rows";
import { clip, decodeText, previewText, titleOf, visible } from "./text";
import {
  FileError,
  type Draft,
  type FileProblem,
  type FileReport,
  type ParseOptions,
  type ParseResult,
  type ParsedItem,
  type SourceFile,
} from "./types";

/** Bad rows of one file that are named one by one; the rest are counted. */
const NAMED_ROWS = 3;

/**
 * Reads files into items. A file that cannot be taken costs one sentence and nothing else; the
 * first 128 good items are kept and the rest counted.
 *
 * @param onProgress called after each file with the number of files read.
 */
export async function parseBatch(
  files: readonly SourceFile[],
  options: ParseOptions,
  onProgress?: (done: number, total: number) => void,
): Promise<ParseResult> {
  const batch = new Batch(options);
  for (const [index, file] of files.entries()) {
    const name = clip(visible(file.path).split("/").at(-1)?.trim() || "file", 100);
    try {
      await batch.add(name, file);
    } catch (error) {
      // One sentence for a known failure; an unknown one must not take the batch with it.
      const sentence =
        error instanceof FileError
          ? error.sentence
          : msg("{name} could not be understood.", { name });
      batch.problems.push({ name, sentence });
    }
    batch.report(name);
    onProgress?.(index + 1, files.length);
  }
  const { items, problems, files: reports, leftOut } = batch;
  return { items, problems, files: reports, leftOut };
}

class Batch {
  readonly items: ParsedItem[] = [];
  readonly problems: FileProblem[] = [];
  readonly files: FileReport[] = [];
  leftOut = 0;
  /** Where the file being read began: items, problems and items left out before it. */
  private mark = { items: 0, problems: 0, leftOut: 0 };
  private readonly seen: Map<string, Phrase>;
  private readonly before: number;
  private bytes: number;

  constructor(private readonly options: ParseOptions) {
    this.seen = new Map(
      (options.known ?? []).map((hash) => [hash, phrase(msg("an item already in the batch"))]),
    );
    this.before = this.seen.size;
    this.bytes = options.usedBytes ?? 0;
  }

  private get full(): boolean {
    return this.before + this.items.length >= MAX_ITEMS;
  }

  /** Notes what became of the file that was just read. */
  report(name: string): void {
    const { items, problems, leftOut, mark } = this;
    const said = problems.slice(mark.problems).map(({ sentence }) => sentence);
    const over = leftOut - mark.leftOut;
    if (over > 0)
      said.push(plural(over, "{n} item did not fit any more.", "{n} items did not fit any more."));
    this.files.push({
      name,
      items: items.length - mark.items,
      ...(said.length > 0 && { sentence: joined(said, " ") }),
    });
    this.mark = { items: items.length, problems: problems.length, leftOut };
  }

  async add(name: string, file: SourceFile): Promise<void> {
    if (file.size === 0) throw new FileError(msg("{name} is empty.", { name }));
    if (extensionOf(name) === "car") return this.addCar(name, file);
    if (file.size > MAX_FILE_BYTES) {
      const most = formatBytes(MAX_FILE_BYTES);
      throw new FileError(
        msg("{name} is larger than {most}, the most a file may have.", { name, most }),
      );
    }
    let bytes: Uint8Array;
    try {
      bytes = await file.read();
    } catch {
      throw new FileError(
        msg("{name} could not be read; it may be a folder or have been moved.", { name }),
      );
    }
    const rows = await this.rows(name, bytes);
    if (rows !== undefined) return this.addRows(name, file.path, rows);
    const draft = await this.single(name, bytes);
    // An item that is its file is kept as the file; what was made from one is kept apart.
    const same = draft.bytes === bytes ? file.file : undefined;
    const duplicate = await this.place(withLabel(draft, file.path, this.options), same);
    if (duplicate !== undefined) {
      throw new FileError(
        msg("{name} has the same content as {duplicate}; it was left out.", { name, duplicate }),
      );
    }
  }

  /** The file's rows when it holds several items, undefined when it is one item. */
  private async rows(name: string, bytes: Uint8Array): Promise<Rows | undefined> {
    const { type } = this.options;
    const extension = extensionOf(name);
    if (type === "image" || type === "email") return undefined;
    const wanted = phrase(type === "table" ? msg(".csv or .jsonl") : msg(".txt, .jsonl or .csv"));
    // A byte order mark says text; by chance it is also how some audio begins.
    const marked =
      (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const mime = marked ? undefined : await sniff(bytes);
    if (mime !== undefined && /^(image|audio|video|font)\/|zip|pdf|x-|octet/.test(mime)) {
      throw new FileError(
        msg("{name} is really {kind}; add {wanted} files.", {
          name,
          kind: kindInWords(mime),
          wanted,
        }),
      );
    }
    if (extension === "csv" || extension === "tsv") {
      return csvRows(name, decodeText(bytes, name), type, this.labelKey());
    }
    if (extension === "jsonl" || extension === "ndjson") {
      return jsonlRows(name, decodeText(bytes, name), type, this.labelKey());
    }
    if (type === "table" || !["txt", "md", "text", ""].includes(extension)) {
      throw new FileError(
        msg("{name} is not of a kind this datanet takes; add {wanted} files.", { name, wanted }),
      );
    }
    return undefined;
  }

  private labelKey(): LabelKey {
    const { labels, field } = this.options;
    if (labels !== "inline" || field === undefined) return undefined;
    return { names: [field.name.toLowerCase(), "label"] };
  }

  private async single(name: string, bytes: Uint8Array): Promise<Draft> {
    const { type, decodeImage } = this.options;
    if (type === "image") return parseImage(name, bytes, decodeImage);
    if (type === "email") return parseEmail(name, bytes);
    const text = decodeText(bytes, name);
    return {
      name,
      title: titleOf(text, name),
      mediaType: "text/plain",
      bytes: new TextEncoder().encode(text),
      preview: { kind: "text", ...previewText(text) },
      warnings: [],
    };
  }

  private async addRows(name: string, path: string, rows: Rows): Promise<void> {
    const row = rows.unit === "row";
    const bad: Text[] = [];
    let duplicates = 0;
    for (let index = 0; index < rows.count; index += 1) {
      if (this.full) {
        this.leftOut += rows.count - index;
        break;
      }
      try {
        if ((await this.place(withLabel(rows.draft(index), path, this.options))) !== undefined) {
          duplicates += 1;
        }
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        const values = { number: rows.numberOf(index), fault: phrase(error.sentence) };
        bad.push(row ? msg("row {number} {fault}", values) : msg("line {number} {fault}", values));
      }
    }
    if (bad.length > 0) {
      const more = bad.length - NAMED_ROWS;
      const first = joined(bad.slice(0, NAMED_ROWS), "; ");
      const values = {
        name,
        named: phrase(
          more > 0 ? msg("{named}; and {more} more", { named: phrase(first), more }) : first,
        ),
      };
      const sentence = row
        ? plural(
            bad.length,
            "{name}: {n} row left out: {named}.",
            "{name}: {n} rows left out: {named}.",
            values,
          )
        : plural(
            bad.length,
            "{name}: {n} line left out: {named}.",
            "{name}: {n} lines left out: {named}.",
            values,
          );
      this.problems.push({ name, sentence });
    }
    if (duplicates > 0) {
      const sentence = row
        ? plural(
            duplicates,
            "{name}: {n} row repeats an item already in the batch and was left out.",
            "{name}: {n} rows repeat an item already in the batch and were left out.",
            { name },
          )
        : plural(
            duplicates,
            "{name}: {n} line repeats an item already in the batch and was left out.",
            "{name}: {n} lines repeat an item already in the batch and were left out.",
            { name },
          );
      this.problems.push({ name, sentence });
    }
  }

  /** The items of a contribution exported somewhere, or the files of any other directory. */
  private async addCar(name: string, file: SourceFile): Promise<void> {
    const opened = await openCarFile(name, file);
    let duplicates = 0;
    for (const entry of opened.files) {
      const inside = `${name}, ${entry.path}`;
      try {
        const bytes = await entry.read();
        if (opened.items !== undefined) {
          const draft = await draftOf(inside, bytes, opened.items.get(entry.path), this.options);
          if ((await this.place(draft)) !== undefined) duplicates += 1;
        } else {
          const plain = { path: entry.path, size: bytes.length, read: async () => bytes };
          await this.add(entry.path.split("/").at(-1) ?? inside, plain);
        }
      } catch (error) {
        const known = error instanceof FileError || error instanceof ContentError;
        const sentence = known
          ? error.sentence
          : msg("{inside} could not be understood.", { inside });
        this.problems.push({ name, sentence });
      }
    }
    if (duplicates > 0) {
      const sentence = plural(
        duplicates,
        "{name}: {n} item repeats one already in the batch.",
        "{name}: {n} items repeat some already in the batch.",
        { name },
      );
      this.problems.push({ name, sentence });
    }
  }

  /** Keeps the item if it is new and fits; returns the name of its twin if it has one. */
  private async place(draft: Draft, file?: Blob): Promise<Phrase | undefined> {
    const hash = await sha256(draft.bytes);
    const twin = this.seen.get(hash);
    if (twin !== undefined) return twin;
    if (this.full || this.bytes + draft.bytes.length > MAX_TOTAL_BYTES) {
      this.leftOut += 1;
      return undefined;
    }
    this.seen.set(hash, phrase(draft.name));
    this.bytes += draft.bytes.length;
    this.items.push({ ...draft, bytes: file ?? blobOf([draft.bytes]), sha256: hash });
    return undefined;
  }
}
