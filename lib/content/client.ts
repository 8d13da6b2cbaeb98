import type { Hex } from "viem";
import { msg } from "@/lib/texts/text";
import type { ContributionDraft } from "./contribution";
import { ContentError, type ContentErrorCode } from "./errors";
import { contentUrl } from "./fetch";
import type { Signature } from "./minhash";
import type { ItemPreview, ParseOptions, ParseResult } from "./parse/types";
import type { PickedFile } from "./picked";
import type {
  Operation,
  Operations,
  Pause,
  ReadyContribution,
  ReadyContent,
  WorkerCancel,
  WorkerReply,
  WorkerRequest,
} from "./protocol";
import type { DatanetDescription, MediaType } from "./schema";
import type { Verification } from "./verify";

type OnProgress = (done: number, total: number, pause?: Pause) => void;
interface Waiting {
  resolve: (output: never) => void;
  reject: (error: Error) => void;
  onProgress?: OnProgress;
}

let worker: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/** The one worker of the page, started by the first thing to do. */
function start(): Worker {
  const started = new Worker(new URL("./content.worker.ts", import.meta.url), { type: "module" });
  started.onmessage = (event: MessageEvent<WorkerReply>) => {
    const reply = event.data;
    const task = waiting.get(reply.id);
    if (reply.kind === "progress") return task?.onProgress?.(reply.done, reply.total, reply.pause);
    waiting.delete(reply.id);
    if (reply.kind === "done") task?.resolve(reply.output as never);
    else if (reply.code === "cancelled") task?.reject(cancelled());
    else {
      const { code, sentence, item } = reply;
      task?.reject(new ContentError(code as ContentErrorCode, sentence, { item }));
    }
  };
  started.onerror = () => {
    // Out of memory, or its script did not load: fail what waits, start afresh the next time.
    const sentence = msg("Your browser could not process the files; try fewer or smaller ones.");
    for (const task of waiting.values()) task.reject(new ContentError("internal", sentence));
    waiting.clear();
    started.terminate();
    worker = undefined;
  };
  return started;
}

function ask<O extends Operation>(
  operation: O,
  input: Operations[O]["input"],
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Operations[O]["output"]> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(cancelled());
    worker ??= start();
    lastId += 1;
    const id = lastId;
    waiting.set(id, { resolve, reject, onProgress });
    worker.postMessage({ id, operation, input } satisfies WorkerRequest<O>);
    signal?.addEventListener("abort", () =>
      worker?.postMessage({ cancel: id } satisfies WorkerCancel),
    );
  });
}

function cancelled(): DOMException {
  return new DOMException("The upload was cancelled.", "AbortError");
}

/**
 * Reads files into items. Never rejects for what a file contains: that is in `problems`.
 *
 * @param onProgress files read, files in all.
 */
export function parseFiles(
  files: readonly PickedFile[],
  options: Omit<ParseOptions, "decodeImage">,
  onProgress?: OnProgress,
): Promise<ParseResult> {
  return ask("parse", { files: [...files], options }, onProgress);
}

/** Manifest, CID, Merkle root and CAR of a contribution. @param onProgress bytes packed, in all. */
export function prepareContribution(
  draft: ContributionDraft,
  onProgress?: OnProgress,
): Promise<ReadyContribution> {
  return ask("packContribution", draft, onProgress);
}

/** CID and CAR of a datanet's description. */
export function prepareDatanet(description: DatanetDescription): Promise<ReadyContent> {
  return ask("packDatanet", description);
}

/**
 * CID and CAR of evidence: a statement, and the files that go with it.
 * @throws ContentError with a sentence, and `item` where one of the files is at fault
 */
export function prepareEvidence(text: string, files: readonly PickedFile[]): Promise<ReadyContent> {
  return ask("packEvidence", { text, files: [...files] });
}

/**
 * Sends a CAR to this site's store, which checks every block. A broken connection is tried again; an
 * upload of the same content that was stopped by whatever goes on where it stopped.
 *
 * @param onProgress bytes sent, bytes in all, and why nothing is being sent if so.
 * @throws ContentError with a sentence; DOMException AbortError when the signal aborts it.
 */
export function uploadContent(
  car: Blob,
  cid: string,
  options: { onProgress?: OnProgress; signal?: AbortSignal } = {},
): Promise<void> {
  const input = { car, cid, origin: location.origin };
  return ask("upload", input, options.onProgress, options.signal);
}

/** What to show of a stored item's bytes. */
export function previewBytes(mediaType: MediaType, bytes: Uint8Array): Promise<ItemPreview> {
  return ask("preview", { mediaType, bytes });
}

/** The MinHash signature of a stored item's text (./minhash); null for a picture and for no text. */
export function signatureOfBytes(
  mediaType: MediaType,
  bytes: Uint8Array,
): Promise<Signature | null> {
  return ask("signature", { mediaType, bytes });
}

/**
 * Downloads everything behind a digest and checks that it is what the chain names.
 *
 * @param contribution its id; none for a datanet's description.
 * @throws ContentError when the content cannot be had (sealed, not stored, offline).
 */
export function verifyContent(
  digest: Hex,
  contribution?: bigint | number,
  onProgress?: OnProgress,
): Promise<Verification> {
  const url = contentUrl(digest, "", contribution, "car");
  return ask("verify", { digest, url }, onProgress);
}
