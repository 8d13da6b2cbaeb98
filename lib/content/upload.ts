import { DetailedError, Upload, type UrlStorage } from "tus-js-client";
import { msg } from "@/lib/texts/text";
import { ContentError } from "./errors";
import { errorFromProblem } from "./fetch";
import { bytesOf, sizeOf, sliceOf, type Bytes } from "./pieces";
import type { Pause } from "./protocol";

/** Where uploads are taken; `/api/uploads/<id>` is one of them. */
export const UPLOADS_PATH = "/api/uploads";

/** Bytes of one request: proxies that limit a request's body let 8 MiB pass. */
const CHUNK_BYTES = 8_388_608;

/** Pauses before a broken upload goes on (ms); they begin anew whenever bytes have arrived. */
const PAUSES = [500, 1000, 3000, 5000, 10_000, 20_000, 30_000];

/** Answers of a server, or of the proxy before it, that may be well again soon. */
const RESTARTING = new Set([408, 423, 425, 500, 502, 503, 504]);
/** Answers about an upload that is not there any more. */
const FORGOTTEN = new Set([404, 410]);

export interface UploadOptions {
  /** The site, e.g. `https://example.org`. */
  origin: string;
  /** Bytes sent so far and in all, and why nothing is being sent if so. */
  onProgress?: (sent: number, total: number, pause?: Pause) => void;
  signal?: AbortSignal;
  /** Remembers uploads that have begun, so that the next attempt goes on with them. */
  memory?: UrlStorage;
  /** Pauses between attempts in ms. */
  pauses?: readonly number[];
}

/**
 * Sends a CAR to the site's store in chunks (tus 1.0) and resolves once the store has checked and
 * kept it. A broken connection or a server that restarts is waited for; what had arrived is not sent
 * again. Uploading the same content twice does no harm.
 *
 * @param car a blob in browsers, a Buffer in Node.
 * @param cid the CID of its root; the server refuses anything else.
 * @throws ContentError with a sentence; DOMException AbortError when the signal aborts it.
 */
export async function uploadCar(car: Bytes, cid: string, options: UploadOptions): Promise<void> {
  const { origin, onProgress, signal, memory, pauses = PAUSES } = options;
  const total = sizeOf(car);
  let accepted = 0;
  const report = (pause?: Pause) => onProgress?.(accepted, total, pause);

  const attempt = () =>
    new Promise<void>((resolve, reject) => {
      if (signal?.aborted) return reject(aborted());
      const upload = new Upload(car as Blob, {
        endpoint: `${origin}${UPLOADS_PATH}`,
        chunkSize: CHUNK_BYTES,
        retryDelays: [...pauses],
        metadata: { cid },
        fingerprint: () => Promise.resolve(`datanets.upload.${cid}`),
        ...(memory ? { urlStorage: memory } : {}),
        storeFingerprintForResuming: memory !== undefined,
        removeFingerprintOnSuccess: true,
        onProgress: (sent) => onProgress?.(sent, total),
        onChunkComplete: (_size, arrived) => {
          accepted = arrived;
        },
        onShouldRetry: (error) => {
          const again = isTransient(error) && !isOffline();
          if (again) report("retrying");
          return again;
        },
        // Without this the client would take any refusal for a forgotten upload, and send everything
        // again because a proxy's server restarts or a sign-in has ended.
        onAfterResponse: (request, response) => {
          const status = response.getStatus();
          if (request.getMethod() !== "HEAD" || status < 300 || FORGOTTEN.has(status)) return;
          throw errorFromStatus(status);
        },
        onSuccess: () => {
          signal?.removeEventListener("abort", stop);
          resolve();
        },
        onError: (error) => {
          signal?.removeEventListener("abort", stop);
          reject(error);
        },
      });
      const stop = () => {
        void upload.abort();
        reject(aborted());
      };
      signal?.addEventListener("abort", stop, { once: true });
      void upload.findPreviousUploads().then(([previous]) => {
        if (signal?.aborted) return;
        if (previous) upload.resumeFromPreviousUpload(previous);
        upload.start();
      }, reject);
    });

  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof DetailedError)) throw error;
      const response = error.originalResponse;
      if (response !== null && response !== undefined) {
        throw errorFromProblem(response.getStatus(), response.getBody());
      }
      const { causingError } = error;
      if (causingError instanceof ContentError && !RESTARTING.has(causingError.status)) {
        throw causingError;
      }
      // No answer: either a file is gone, which no waiting cures, or the network is.
      await bytesOf(sliceOf(car, accepted, Math.min(total, accepted + CHUNK_BYTES)));
      if (!isOffline()) {
        const sentence = msg(
          "The connection broke and stayed broken; check it and try again. What has arrived is kept.",
        );
        throw new ContentError("unreachable", sentence, { cause: error });
      }
      report("offline");
      await online(signal);
    }
  }
}

function isTransient(error: DetailedError): boolean {
  const response = error.originalResponse;
  if (response === null || response === undefined) {
    const { causingError } = error;
    return !(causingError instanceof ContentError) || RESTARTING.has(causingError.status);
  }
  const status = response.getStatus();
  if (RESTARTING.has(status)) return true;
  // Of bytes that were refused: the offset is looked at again, or the forgotten upload starts anew.
  return error.originalRequest.getMethod() === "PATCH" && (status === 409 || FORGOTTEN.has(status));
}

/** What a status says by itself: answers to HEAD have no body. */
function errorFromStatus(status: number): ContentError {
  if (status === 401) {
    return new ContentError(
      "signed-out",
      msg("Your sign-in has ended; sign in and go on. What has arrived is kept."),
    );
  }
  if (status === 429) {
    return new ContentError(
      "limited",
      msg("Too many requests; wait a minute and go on. What has arrived is kept."),
    );
  }
  if (RESTARTING.has(status)) {
    return new ContentError(
      "unreachable",
      msg("The server does not answer; try again soon. What has arrived is kept."),
    );
  }
  return errorFromProblem(status, "");
}

function isOffline(): boolean {
  return typeof navigator !== "undefined" && navigator.onLine === false;
}

/** Resolves when the browser is online again. */
function online(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(aborted());
    const stop = () => {
      removeEventListener("online", go);
      reject(aborted());
    };
    const go = () => {
      signal?.removeEventListener("abort", stop);
      resolve();
    };
    addEventListener("online", go, { once: true });
    signal?.addEventListener("abort", stop, { once: true });
  });
}

function aborted(): DOMException {
  return new DOMException("The upload was cancelled.", "AbortError");
}
