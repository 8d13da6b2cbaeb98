import { createWriteStream, mkdirSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { FileStore, type Configstore } from "@tus/file-store";
import { Upload } from "@tus/server";
import { z } from "zod";

/** Hours after which an upload that did not go on is forgotten. */
const KEPT_HOURS = 24;

const noteSchema = z.object({
  id: z.string(),
  /** Bytes of the whole CAR. */
  size: z.number(),
  /** Unused by readers, but part of tus's own note. */
  offset: z.number(),
  metadata: z.record(z.string(), z.string().nullable()).optional(),
  creation_date: z.string(),
  /** The upload was verified and its blocks are in the store; its bytes are gone from here. */
  stored: z.boolean().optional(),
});
type Note = z.infer<typeof noteSchema>;

/** What is known of each upload, one small file each, written whole or not at all. */
class Notes implements Configstore {
  constructor(private readonly directory: string) {}

  private file(id: string): string {
    return path.join(this.directory, `${id}.json`);
  }

  async read(id: string): Promise<Note | undefined> {
    const text = await readFile(this.file(id), "utf8").catch(() => undefined);
    if (text === undefined) return undefined;
    try {
      return noteSchema.parse(JSON.parse(text));
    } catch {
      // A power cut can leave a file of zeros: the upload is forgotten and starts again.
      return undefined;
    }
  }

  async get(id: string): Promise<Upload | undefined> {
    const note = await this.read(id);
    return note && new Upload(note);
  }

  async set(id: string, value: Upload | Note): Promise<void> {
    const { size, metadata, creation_date } = value;
    const stored = "stored" in value && value.stored === true;
    const note = { id, size, offset: 0, metadata, creation_date, ...(stored ? { stored } : {}) };
    const temporary = `${this.file(id)}.new`;
    await writeFile(temporary, JSON.stringify(note));
    await rename(temporary, this.file(id));
  }

  delete(id: string): Promise<void> {
    return rm(this.file(id), { force: true });
  }

  async list(): Promise<string[]> {
    const names = await readdir(this.directory).catch(() => []);
    return names.filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5));
  }
}

/**
 * Uploads on their way in, in a directory of their own: `<id>` holds the bytes that have arrived,
 * `<id>.json` what is known. How far an upload is, is how long its file is, so that a killed process
 * loses nothing that had reached the system.
 */
export class IncomingUploads extends FileStore {
  private readonly notes: Notes;

  constructor(directory: string) {
    const notes = new Notes(directory);
    // Made here, because the original makes it unwatched: its failure would end the process.
    mkdirSync(directory, { recursive: true });
    super({
      directory,
      configstore: notes,
      expirationPeriodInMilliseconds: KEPT_HOURS * 3_600_000,
    });
    this.notes = notes;
    // Neither of unknown length, nor with bytes in the request that creates it.
    this.extensions = ["creation", "termination", "expiration"];
  }

  /** Where the bytes of an upload lie. */
  file(id: string): string {
    return path.join(this.directory, id);
  }

  override async create(upload: Upload): Promise<Upload> {
    await mkdir(this.directory, { recursive: true });
    return super.create(upload);
  }

  override async getUpload(id: string): Promise<Upload> {
    const note = await this.notes.read(id);
    // Whoever missed the last answer asks again and learns that everything is here.
    if (note?.stored) return new Upload({ ...note, offset: note.size });
    return super.getUpload(id);
  }

  /** Appends what arrives. Unlike the original it passes on why the disk refused. */
  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    const target = createWriteStream(this.file(id), { flags: "r+", start: offset });
    await pipeline(readable, target);
    return offset + target.bytesWritten;
  }

  /** Whether the upload has been verified and taken into the store. */
  async isStored(id: string): Promise<boolean> {
    return (await this.notes.read(id))?.stored === true;
  }

  /** Notes that the upload is in the store, and frees its bytes. */
  async markStored(id: string): Promise<void> {
    const note = await this.notes.read(id);
    if (note === undefined) return;
    await this.notes.set(id, { ...note, stored: true });
    await truncate(this.file(id));
  }

  override async remove(id: string): Promise<void> {
    await rm(this.file(id), { force: true });
    await this.notes.delete(id);
  }
}
