import { msg } from "@/lib/texts/text";
import { ContentError } from "./errors";
import { errorFromProblem } from "./fetch";
import { evidenceFile } from "./evidence";
import { signatureOf, textOf } from "./minhash";
import { packContribution, packDatanet, packEvidence } from "./pack";
import { parseBatch } from "./parse/batch";
import { previewItem } from "./parse/preview";
import { blobOf, sizeOf } from "./pieces";
import type {
  Operation,
  Operations,
  Pause,
  WorkerCancel,
  WorkerReply,
  WorkerRequest,
} from "./protocol";
import { uploadCar } from "./upload";
import { uploadMemory } from "./uploadMemory";
import { verifyCar } from "./verify";

// Files are parsed, packed and hashed here: nothing a file contains runs or blocks on the page.

type Report = (done: number, total: number, pause?: Pause) => void;
type Handlers = {
  [O in Operation]: (
    input: Operations[O]["input"],
    report: Report,
    signal: AbortSignal,
  ) => Promise<Operations[O]["output"]>;
};

const CAR_TYPE = "application/vnd.ipld.car";

const handlers: Handlers = {
  parse({ files, options }, report) {
    const sources = files.map(({ path, file }) => ({
      path,
      file,
      size: file.size,
      read: async () => new Uint8Array(await file.arrayBuffer()),
    }));
    const decodeImage = async (bytes: Uint8Array, mediaType: string) => {
      const picture = await createImageBitmap(blobOf([bytes], mediaType));
      picture.close();
    };
    return parseBatch(sources, { ...options, decodeImage }, report);
  },
  async packContribution(draft, report) {
    const total =
      draft.kind === "labels" ? 0 : draft.items.reduce((sum, item) => sum + sizeOf(item.bytes), 0);
    const packed = await packContribution(draft, (done) => report(Math.min(done, total), total));
    const { cid, digest, itemsRoot, count, bytes, manifest, car } = packed;
    return { cid, digest, itemsRoot, count, bytes, manifest, car: blobOf(car, CAR_TYPE) };
  },
  async packEvidence({ text, files }) {
    const { cid, digest, car } = await packEvidence({
      text,
      files: await Promise.all(files.map(evidenceFile)),
    });
    return { cid, digest, car: blobOf(car, CAR_TYPE) };
  },
  async packDatanet(description) {
    const { cid, digest, car } = await packDatanet(description);
    return { cid, digest, car: blobOf(car, CAR_TYPE) };
  },
  upload: ({ car, cid, origin }, onProgress, signal) =>
    uploadCar(car, cid, { origin, onProgress, signal, memory: uploadMemory }),
  preview: ({ mediaType, bytes }) => previewItem(mediaType, bytes),
  async signature({ mediaType, bytes }) {
    const text = await textOf(mediaType, bytes);
    return text === null ? null : signatureOf(text);
  },
  async verify({ digest, url }, report) {
    let response: Response;
    try {
      response = await fetch(url);
    } catch (cause) {
      const sentence = msg("The server cannot be reached; check your connection and try again.");
      throw new ContentError("unreachable", sentence, { cause });
    }
    if (!response.ok) throw errorFromProblem(response.status, await response.text());
    const reader = response.body!.getReader();
    const total = Number(response.headers.get("content-length") ?? 0);
    async function* chunks() {
      for (let bytes = 0; ;) {
        const { done, value } = await reader.read();
        if (done) return;
        bytes += value.length;
        report(bytes, total);
        yield value;
      }
    }
    return verifyCar(digest, chunks());
  },
};

/** Milliseconds between two reports of progress. */
const REPORT_MS = 100;

const running = new Map<number, AbortController>();

async function run<O extends Operation>({ id, operation, input }: WorkerRequest<O>): Promise<void> {
  const reply = (message: WorkerReply) => postMessage(message);
  const controller = new AbortController();
  running.set(id, controller);
  let toldAt = 0;
  const report: Report = (done, total, pause) => {
    // Each report renders something on the page; more often than this nobody can read.
    const now = performance.now();
    if (done < total && pause === undefined && now - toldAt < REPORT_MS) return;
    toldAt = now;
    reply({ id, kind: "progress", done, total, ...(pause ? { pause } : {}) });
  };
  try {
    const output = await handlers[operation](input, report, controller.signal);
    reply({ id, kind: "done", output });
  } catch (error) {
    if (controller.signal.aborted) {
      reply({ id, kind: "failed", code: "cancelled", sentence: "Cancelled." });
    } else if (error instanceof ContentError) {
      const { code, sentence, item } = error;
      reply({ id, kind: "failed", code, sentence, ...(item === undefined ? {} : { item }) });
    } else {
      console.error(error);
      const sentence = msg("Something unexpected happened while working on your files; try again.");
      reply({ id, kind: "failed", code: "internal", sentence });
    }
  } finally {
    running.delete(id);
  }
}

addEventListener("message", ({ data }: MessageEvent<WorkerRequest | WorkerCancel>) => {
  if ("cancel" in data) running.get(data.cancel)?.abort();
  else void run(data);
});
