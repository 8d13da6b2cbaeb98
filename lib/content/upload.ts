import { ContentError } from "./errors";
import { errorFromProblem } from "./fetch";

/** Times an upload is sent again after the connection broke, and the pause before each (ms). */
const PAUSES = [1000, 3000, 8000];

export interface UploadOptions {
  /** Bytes sent so far and in all; called as the browser hands them to the network. */
  onProgress?: (sent: number, total: number) => void;
  /** Called before a broken connection is tried again; `attempt` counts from 2. */
  onRetry?: (attempt: number) => void;
  signal?: AbortSignal;
  /** Pauses between attempts in ms. */
  pauses?: readonly number[];
}

/**
 * Sends a CAR to this site's store and returns the CID it was stored under. A broken connection is
 * tried again; an answer of the server is final. Uploading the same content twice does no harm.
 *
 * @throws ContentError with a sentence; DOMException AbortError when the signal aborts it.
 */
export async function uploadCar(
  car: Blob,
  expectedCid: string,
  options: UploadOptions = {},
): Promise<string> {
  const pauses = options.pauses ?? PAUSES;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const cid = await send(car, options);
      if (cid === expectedCid) return cid;
      throw new ContentError("corrupted", "The server stored something else; upload it again.");
    } catch (error) {
      const pause = pauses[attempt - 1];
      const broken = error instanceof ContentError && error.code === "unreachable";
      if (!broken || pause === undefined) throw error;
      await wait(pause, options.signal);
      options.onRetry?.(attempt + 1);
    }
  }
}

/** One attempt. XMLHttpRequest, because fetch cannot tell how much it has sent. */
function send(car: Blob, { onProgress, signal }: UploadOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(aborted());
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    signal?.addEventListener("abort", abort, { once: true });
    request.upload.onprogress = (event) => onProgress?.(event.loaded, car.size);
    request.onloadend = () => signal?.removeEventListener("abort", abort);
    request.onabort = () => reject(aborted());
    request.onerror = () =>
      reject(
        new ContentError(
          "unreachable",
          "The connection broke during the upload; check it and upload again.",
        ),
      );
    request.onload = () => {
      if (request.status < 200 || request.status >= 300) {
        return reject(errorFromProblem(request.status, request.responseText));
      }
      try {
        resolve(String((JSON.parse(request.responseText) as { cid: unknown }).cid));
      } catch {
        reject(errorFromProblem(request.status, request.responseText));
      }
    };
    request.open("POST", "/api/content");
    request.setRequestHeader("content-type", "application/vnd.ipld.car");
    request.send(car);
  });
}

function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(aborted());
    const stop = () => {
      clearTimeout(timer);
      reject(aborted());
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
  });
}

function aborted(): DOMException {
  return new DOMException("The upload was cancelled.", "AbortError");
}
