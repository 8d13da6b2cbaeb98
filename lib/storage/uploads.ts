import { createReadStream } from "node:fs";
import { mkdir, statfs } from "node:fs/promises";
import path from "node:path";
import { Server, type Upload } from "@tus/server";
import { cidToDigest } from "@/lib/content/cid";
import { ContentError } from "@/lib/content/errors";
import { MAX_CAR_BYTES } from "@/lib/content/limits";
import { formatBytes } from "@/lib/format/number";
import { UPLOADS_PATH } from "@/lib/content/upload";
import { isText, msg, type Text } from "@/lib/texts/text";
import { diskFullError, isDiskFull } from "./full";
import { IncomingUploads } from "./incoming";
import { problemBody, problemOf, type Problem } from "./problem";
import { receiveCar } from "./receive";
import type { ContentStore } from "./store";

/** Ids are 128 random bits: who knows one may go on with the upload. */
const ID = /^[0-9a-f]{32}$/;
/** An upload lies on the disk twice while its blocks are taken over; a little more stays free. */
const SPARE_BYTES = 64_000_000;
/** How often uploads that were given up are looked for. */
const SWEEP_MS = 3_600_000;

type IncomingRequest = Parameters<Server["handleWeb"]>[0];

const NOT_TAKEN = msg("The server could not take the upload; what has arrived is kept. Try again.");

/** Sentences for what the tus protocol itself refuses, by status. */
const REFUSALS: Record<number, [type: string, title: string, detail: Text]> = {
  400: [
    "malformed",
    "Malformed request",
    msg("The upload's request was not well formed; try again."),
  ],
  403: [
    "malformed",
    "Malformed request",
    msg("The upload's request was not well formed; try again."),
  ],
  404: [
    "not-found",
    "Unknown upload",
    msg("This upload is not known here any more; start it again."),
  ],
  409: [
    "conflict",
    "Other offset",
    msg("The upload is at another byte than was sent; look and go on."),
  ],
  410: [
    "not-found",
    "Unknown upload",
    msg("This upload was given up too long ago; start it again."),
  ],
  412: [
    "malformed",
    "Not a tus request",
    msg("Uploads speak tus 1.0; send the Tus-Resumable header."),
  ],
  413: [
    "too-large",
    "Too large",
    msg("An upload may have at most {most}.", { most: formatBytes(MAX_CAR_BYTES) }),
  ],
  423: ["conflict", "Busy", msg("The upload is being written by another connection; try again.")],
};

/**
 * Takes uploads in parts (tus 1.0): creation, status, the next bytes, giving up. When the last byte
 * is here the CAR is verified and taken into the store, and only then the upload has succeeded. A
 * process that dies in between does it when the upload is next asked about.
 */
export class UploadDesk {
  private readonly incoming: IncomingUploads;
  private readonly tus: Server;
  private readonly finishing = new Map<string, Promise<void>>();
  private sweptAt = 0;

  constructor(
    private readonly store: ContentStore,
    private readonly directory: string,
  ) {
    this.incoming = new IncomingUploads(directory);
    this.tus = new Server({
      path: UPLOADS_PATH,
      datastore: this.incoming,
      relativeLocation: true,
      maxSize: MAX_CAR_BYTES,
      allowedOrigins: () => false,
      getFileIdFromRequest: (request) => idOf(request),
      onUploadCreate: async (_request, upload) => {
        await this.admit(upload);
        return {};
      },
      onUploadFinish: async (_request, { id }) => {
        await this.finish(id);
        return {};
      },
      onResponseError: (_request, error) => {
        const problem = problemFrom(error);
        return { status_code: problem.status, body: JSON.stringify(problem) };
      },
    });
  }

  /** Answers a tus request. Failures are problems (RFC 9457). */
  async handle(request: Request): Promise<Response> {
    const id = idOf(request);
    try {
      if (id !== undefined && (request.method === "HEAD" || request.method === "PATCH")) {
        await this.finishIfComplete(id);
      }
    } catch (error) {
      return asProblem(request, new Response(null, { status: 500 }), problemFrom(error));
    }
    const response = await this.tus.handleWeb(request as IncomingRequest);
    if (response.status < 400) return response;
    const body = await response.text();
    return asProblem(request, response, parseProblem(body) ?? refusal(response.status));
  }

  /** Refuses what cannot succeed before a byte is sent. */
  private async admit(upload: Upload): Promise<void> {
    if (upload.size === undefined || upload.size === 0) {
      throw new ContentError("not-a-car", msg("The upload is empty; send a CAR file."));
    }
    try {
      cidToDigest(upload.metadata?.cid ?? "");
    } catch (cause) {
      const sentence = msg("The upload must name the CID of its root in its metadata.");
      throw new ContentError("not-a-car", sentence, { cause });
    }
    await this.sweep();
    await mkdir(this.directory, { recursive: true });
    const { bavail, bsize } = await statfs(this.directory);
    if (bavail * bsize < 2 * upload.size + SPARE_BYTES) throw diskFullError();
  }

  private async sweep(): Promise<void> {
    const now = Date.now();
    if (now - this.sweptAt < SWEEP_MS) return;
    this.sweptAt = now;
    // A sweep that fails must not keep anybody from uploading.
    await this.tus.cleanUpExpiredUploads().catch(() => undefined);
  }

  /** Takes over an upload that has all its bytes but whose process died before it was taken over. */
  private async finishIfComplete(id: string): Promise<void> {
    const upload = await this.incoming.getUpload(id).catch(() => undefined);
    if (upload !== undefined && upload.offset === upload.size) await this.finish(id);
  }

  /** Verifies an upload and takes it into the store; one at a time for each upload. */
  private finish(id: string): Promise<void> {
    const running = this.finishing.get(id);
    if (running !== undefined) return running;
    const finishing = this.takeOver(id).finally(() => this.finishing.delete(id));
    this.finishing.set(id, finishing);
    return finishing;
  }

  private async takeOver(id: string): Promise<void> {
    if (await this.incoming.isStored(id)) return;
    const { metadata } = await this.incoming.getUpload(id);
    try {
      const source = createReadStream(this.incoming.file(id), { highWaterMark: 1_048_576 });
      await receiveCar(this.store, source, { expected: metadata?.cid ?? undefined });
    } catch (error) {
      // What is wrong with the bytes stays wrong: keep nothing, so that a new attempt starts afresh.
      const hopeless = error instanceof ContentError && error.status < 500;
      if (hopeless) await this.incoming.remove(id);
      throw error;
    }
    await this.incoming.markStored(id);
  }
}

function idOf(request: { url: string }): string | undefined {
  const last = new URL(request.url).pathname.split("/").at(-1) ?? "";
  return ID.test(last) ? last : undefined;
}

/** The problem behind whatever tus or the store threw. */
function problemFrom(error: unknown): Problem {
  if (error instanceof ContentError) return problemOf(error);
  if (isDiskFull(error)) return problemOf(diskFullError(error));
  const status = (error as { status_code?: unknown }).status_code;
  if (typeof status === "number" && status < 500) return refusal(status);
  return problemOf(new ContentError("internal", NOT_TAKEN, { cause: error }));
}

function refusal(status: number): Problem {
  const [type, title, detail] = REFUSALS[status] ?? ["internal", "Internal error", NOT_TAKEN];
  return { type: `urn:datanets:content:${type}`, title, detail, status };
}

function parseProblem(body: string): Problem | undefined {
  try {
    const problem = JSON.parse(body) as Problem;
    return isText(problem.detail) ? problem : undefined;
  } catch {
    return undefined;
  }
}

/** The answer with the problem as its body; the protocol's own headers stay. */
async function asProblem(
  request: Request,
  response: Response,
  problem: Problem,
): Promise<Response> {
  const headers = new Headers(response.headers);
  headers.set("content-type", "application/problem+json");
  headers.set("cache-control", "no-store");
  headers.set("x-content-type-options", "nosniff");
  headers.delete("content-length");
  const body = await problemBody(request, problem);
  return new Response(body, { status: problem.status, headers });
}

const desks = new Map<string, UploadDesk>();

/** The desk whose uploads end in this store; `incoming/` under the store's directory. */
export function uploadDesk(store: ContentStore): UploadDesk {
  const directory = path.join(store.directory, "incoming");
  const desk = desks.get(directory) ?? new UploadDesk(store, directory);
  desks.set(directory, desk);
  return desk;
}
