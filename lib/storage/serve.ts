import { Readable } from "node:stream";
import { pino } from "pino";
import { countBits, hasBit } from "@/lib/curation/bitmap";
import { imageType } from "@/lib/content/parse/image";
import { HEADS } from "@/lib/content/dag";
import { ContentError } from "@/lib/content/errors";
import type { FileItem } from "@/lib/content/schema";
import { msg } from "@/lib/texts/text";
import { exportCar, findFile, findRoot, readEvidence, readManifest, type StoredRoot } from "./read";
import type { ContentStore } from "./store";
import {
  evidenceOnChain,
  requireNamed,
  requireVisible,
  type ContributionVisibility,
  type EvidenceNamed,
} from "./visibility";

const log = pino({ name: "content" });

type NamedFile = Pick<FileItem, "path" | "mediaType">;

const TEXT = "text/plain; charset=utf-8";

/** What a browser is told about other people's bytes: trust none of it, run none of it. */
const SAFE_HEADERS = {
  "x-content-type-options": "nosniff",
  "content-security-policy":
    "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
};

// Bytes behind a CID never change; whether a contribution's may be served does, when a case strikes items.
const FOR_EVER = "public, max-age=31536000, immutable";
const FOR_AN_HOUR = "public, max-age=3600";

/**
 * Answers a request for stored content: a file, or with `?format=car` the whole directory as a CAR,
 * or without a path the record of what is stored.
 *
 * @throws ContentError for everything that can be said in a sentence.
 */
export async function serveContent(
  store: ContentStore,
  request: Request,
  params: { cid: string; path: readonly string[] },
  visibility: ContributionVisibility,
  named: EvidenceNamed = evidenceOnChain,
): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const root = await findRoot(store, params.cid);
  if (root.record.kind === "evidence") await requireNamed(root.digest, query.get("case"), named);
  const struck = await requireVisible(
    root.record,
    root.digest,
    query.get("contribution"),
    visibility,
  );
  const path = params.path.join("/");
  if (struck !== 0n) await requireStanding(store, root, struck, path, query.get("format"));
  // It is open: the first time it is asked for, the backend may spread it. Nobody waits for that.
  void store.publish(root.cid).catch((error: unknown) => {
    log.warn({ err: error, cid: root.cid.toString() }, "content was not pinned");
  });

  if (path !== "") return serveFile(store, request, root, path);
  if (query.get("format") === "car") {
    const etag = `"${root.cid}.car"`;
    if (request.headers.get("if-none-match") === etag) return notModified(root, etag);
    return serveCar(store, root, etag);
  }
  const { kind, items, bytes, cid } = root.record;
  const body = new TextEncoder().encode(JSON.stringify({ cid, kind, items, bytes }));
  const headers = { "content-type": "application/json", etag: `"${cid}"` };
  return respond(root, [body], body.length, headers);
}

/** @throws ContentError struck, for an item that a case has struck and for a whole that holds one. */
async function requireStanding(
  store: ContentStore,
  root: StoredRoot,
  struck: bigint,
  path: string,
  format: string | null,
): Promise<void> {
  const { items } = root.record;
  const count = countBits(struck);
  if (count >= items) {
    throw new ContentError(
      "struck",
      msg("A case struck all items of this contribution, so it is no longer served."),
    );
  }
  if (path === "" && format === "car") {
    throw new ContentError(
      "struck",
      msg(
        "Cases struck {count} of the {items} items of this contribution, so it is no longer served as a whole; ask for the other items one by one.",
        { count, items },
      ),
    );
  }
  if (path === "" || path === "manifest.json") return;
  const manifest = await readManifest(store, root);
  if (manifest.kind === "labels") return;
  // Nothing but what the manifest names: another spelling of a path must not get around this.
  const index = manifest.items.findIndex((item) => item.path === path);
  if (index === -1)
    throw new ContentError("not-found", msg("There is no file {path} in this content.", { path }));
  if (hasBit(struck, index)) {
    throw new ContentError(
      "struck",
      msg("A case struck item {number} of this contribution, so it is no longer served.", {
        number: index + 1,
      }),
    );
  }
}

async function serveFile(
  store: ContentStore,
  request: Request,
  root: StoredRoot,
  path: string,
): Promise<Response> {
  const entry = await findFile(store, root, path);
  const etag = `"${entry.cid}"`;
  if (request.headers.get("if-none-match") === etag) return notModified(root, etag);
  const chunks: Uint8Array[] = [];
  // At most 10 MB, and read whole so that a damaged block is an error and not a broken picture.
  try {
    for await (const chunk of entry.content()) chunks.push(chunk);
  } catch (error) {
    throw damaged(error, path);
  }
  const type = await contentType(store, root, path, chunks[0] ?? new Uint8Array());
  return respond(root, chunks, Number(entry.size), {
    "content-type": type ?? "application/octet-stream",
    ...(type === undefined ? { "content-disposition": "attachment" } : {}),
    etag,
  });
}

/**
 * The CAR as it is read, so that its size does not matter. What fails before the first block is an
 * answer; what fails later ends the connection, and the reader's check of the CAR names the block.
 */
async function serveCar(store: ContentStore, root: StoredRoot, etag: string): Promise<Response> {
  const car = exportCar(store, root);
  const head = [await car.next(), await car.next()];
  async function* whole() {
    for (const { done, value } of head) if (!done) yield value;
    yield* car;
  }
  const body = Readable.toWeb(Readable.from(whole(), { objectMode: false }));
  return new Response(body as ReadableStream<Uint8Array<ArrayBuffer>>, {
    headers: {
      ...headersOf(root),
      "content-type": "application/vnd.ipld.car; version=1",
      "content-disposition": `attachment; filename="${root.cid}.car"`,
      ...(root.record.car === undefined ? {} : { "content-length": String(root.record.car) }),
      etag,
    },
  });
}

/** The type to serve a file as: what its manifest says, and for pictures its bytes must agree. */
async function contentType(
  store: ContentStore,
  root: StoredRoot,
  path: string,
  head: Uint8Array,
): Promise<string | undefined> {
  if (HEADS.some((name) => name === path)) return "application/json";
  const files = await filesOf(store, root);
  const mediaType = files.find((item) => item.path === path)?.mediaType;
  switch (mediaType) {
    case "text/plain":
    case "message/rfc822":
      return TEXT;
    case "application/json":
      return mediaType;
    case undefined:
      return undefined;
    default:
      return (await imageType(head)) === mediaType ? mediaType : undefined;
  }
}

async function filesOf(store: ContentStore, root: StoredRoot): Promise<readonly NamedFile[]> {
  if (root.record.kind === "evidence") return (await readEvidence(store, root)).files;
  const manifest = await readManifest(store, root);
  return manifest.kind === "labels" ? [] : manifest.items;
}

function damaged(error: unknown, path: string): Error {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ContentError) return cause;
  }
  return new ContentError(
    "internal",
    msg("The file {path} cannot be read from the store.", { path }),
    {
      cause: error,
    },
  );
}

const headersOf = (root: StoredRoot) => ({
  ...SAFE_HEADERS,
  "cache-control": root.record.kind !== "contribution" ? FOR_EVER : FOR_AN_HOUR,
});

function notModified(root: StoredRoot, etag: string): Response {
  return new Response(null, { status: 304, headers: { ...headersOf(root), etag } });
}

function respond(
  root: StoredRoot,
  chunks: Uint8Array[],
  length: number,
  headers: Record<string, string>,
): Response {
  return new Response(new Blob(chunks as Uint8Array<ArrayBuffer>[]), {
    headers: { ...headersOf(root), "content-length": String(length), ...headers },
  });
}
