/**
 * `npm run bench:content`: how fast content is hashed, addressed (CID), packed (CAR) and uploaded, and
 * what memory it takes, beside raw WebCrypto and the importer alone, all in one run. Prints a table and
 * writes bench/results/content.json.
 */
import { spawn } from "node:child_process";
import { randomFillSync } from "node:crypto";
import { once } from "node:events";
import { createReadStream, mkdirSync, openAsBlob, rmSync, statSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { BlackHoleBlockstore } from "blockstore-core";
import { importer } from "ipfs-unixfs-importer";
import { carPieces } from "@/lib/content/car";
import { packContribution } from "@/lib/content/pack";
import { bytesOf, sizeOf, type Bytes } from "@/lib/content/pieces";
import { PROFILE } from "@/lib/content/schema";
import { uploadCar } from "@/lib/content/upload";
import { receiveCar } from "@/lib/storage/receive";
import { ContentStore } from "@/lib/storage/store";

const RUNS = 5;
const CHUNK = 1_048_576;
const FILE_BYTES = 10_000_000;
/** Files of one run: 100 MB. */
const FILES = 10;
const TOTAL = FILES * FILE_BYTES;
const root = fileURLToPath(new URL("..", import.meta.url));

type Row = {
  metric: string;
  value: number;
  unit: "MB/s" | "MB";
  better: "higher" | "lower";
  target: number | null;
  reference: Record<string, number>;
};

// The two memory measurements run in processes of their own: bench/content.ts memory <directory> <files>.
if (process.argv[2] === "memory") {
  await packInOwnProcess(process.argv[3]!, Number(process.argv[4]));
} else {
  await main();
}

async function main(): Promise<void> {
  const directory = await mkdtemp(path.join(tmpdir(), "bench-content-"));
  try {
    const rows = await measure(directory);
    mkdirSync(`${root}bench/results`, { recursive: true });
    writeFileSync(`${root}bench/results/content.json`, `${JSON.stringify(rows, null, 2)}\n`);
    console.table(rows.map(({ reference, ...row }) => ({ ...row, ...reference })));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function measure(directory: string): Promise<Row[]> {
  const files = Array.from({ length: FILES }, () => randomFillSync(new Uint8Array(FILE_BYTES)));
  const hashes = await Promise.all(files.map((bytes) => hex(bytes)));
  const contender: Record<string, () => Promise<unknown>> = {
    webcrypto: () => webCrypto(files),
    importer: () => importAlone(files),
    cidAndCar: () => packed(files, hashes),
    withItemHashes: () => packed(files, []),
  };
  const speeds: Record<string, number[]> = {};
  // In turn, so that whatever else the machine does is shared among all.
  for (let run = 0; run <= RUNS; run += 1) {
    for (const [name, act] of Object.entries(contender)) {
      const speed = TOTAL / 1e6 / (await seconds(act));
      if (run > 0) (speeds[name] ??= []).push(speed);
    }
  }
  const speed = (name: string) => Math.round(median(speeds[name]!));
  const references = {
    "WebCrypto SHA-256, 1 MiB chunks": speed("webcrypto"),
    "ipfs-unixfs-importer alone": speed("importer"),
  };
  const mbps = { unit: "MB/s", better: "higher" } as const;
  const upload = await uploads(directory, files, hashes);
  return [
    {
      metric: "CID and CAR of 100 MB",
      value: speed("cidAndCar"),
      ...mbps,
      target: 200,
      reference: references,
    },
    {
      metric: "the same and each item's own hash",
      value: speed("withItemHashes"),
      ...mbps,
      target: null,
      reference: references,
    },
    {
      metric: "upload of 100 MB in parts, until verified and stored",
      value: upload.inParts,
      ...mbps,
      target: null,
      reference: { "verifying and storing alone": upload.receiving },
    },
    {
      metric: "memory that packing 400 MB from disk adds",
      value: await packingMemory(directory, 40),
      unit: "MB",
      better: "lower",
      target: 200,
      reference: { "packing 100 MB": await packingMemory(directory, 10) },
    },
    {
      metric: "memory that an upload of 400 MB adds to the server",
      value: upload.largeMemory,
      unit: "MB",
      better: "lower",
      target: 200,
      reference: { "an upload of 100 MB": upload.smallMemory },
    },
  ];
}

async function webCrypto(files: readonly Uint8Array[]): Promise<void> {
  for (const bytes of files) {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      await crypto.subtle.digest("SHA-256", bytes.subarray(at, at + CHUNK) as BufferSource);
    }
  }
}

/** CIDs by the library with its defaults, blocks thrown away. */
async function importAlone(files: readonly Uint8Array[]): Promise<void> {
  const source = files.map((content, i) => ({ path: `items/${i}`, content }));
  const options = { profile: PROFILE, wrapWithDirectory: true } as const;
  for await (const entry of importer(source, new BlackHoleBlockstore(), options)) void entry.cid;
}

/** Packs and then reads the CAR as an upload would, a piece at a time. */
async function packed(files: readonly Bytes[], hashes: readonly string[]): Promise<void> {
  const { car } = await pack(files, hashes);
  let bytes = 0;
  for (const piece of car) bytes += (await bytesOf(piece)).length;
  if (bytes < TOTAL) throw new Error("the CAR is shorter than its content");
}

function pack<B extends Bytes>(files: readonly B[], hashes: readonly string[]) {
  return packContribution<B>({
    kind: "data",
    datanet: 1,
    contributor: "0x00000000000000000000000000000000000000aa",
    items: files.map((bytes, i) => ({
      bytes,
      mediaType: "text/plain",
      title: `file ${i}`,
      ...(hashes[i] ? { sha256: hashes[i] } : {}),
    })),
  });
}

/** Uploads through a server process, and the same CAR taken in without one. */
async function uploads(directory: string, files: Uint8Array[], hashes: string[]) {
  const small = await pack(files, hashes);
  const bytes = Buffer.concat(small.car);
  const inParts: number[] = [];
  const receiving: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const server = await launch(path.join(directory, `server-${run}`));
    const sent = () => uploadCar(bytes, small.cid, { origin: server.origin });
    inParts.push(bytes.length / 1e6 / (await seconds(sent)));
    server.stop();
    const store = new ContentStore(path.join(directory, `store-${run}`));
    const car = path.join(directory, "small.car");
    writeFileSync(car, bytes);
    const take = () => receiveCar(store, createReadStream(car, { highWaterMark: CHUNK }));
    receiving.push(bytes.length / 1e6 / (await seconds(take)));
  }
  const smallMemory = await serverMemory(path.join(directory, "memory-100"), bytes, small.cid);
  const more = Array.from({ length: 40 }, () => randomFillSync(new Uint8Array(FILE_BYTES)));
  const large = await pack(more, []);
  const largeBytes = Buffer.concat(large.car);
  const largeMemory = await serverMemory(path.join(directory, "memory-400"), largeBytes, large.cid);
  return {
    inParts: Math.round(median(inParts)),
    receiving: Math.round(median(receiving)),
    smallMemory,
    largeMemory,
  };
}

async function launch(directory: string) {
  const script = path.join(root, "lib/storage/uploadServer.fixture.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, directory, "0"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return {
    origin: `http://127.0.0.1:${Number(line.toString())}`,
    stop: () => child.kill("SIGKILL"),
  };
}

/** Megabytes that an upload adds to what the server's process takes before it. */
async function serverMemory(directory: string, car: Uint8Array, cid: string): Promise<number> {
  const server = await launch(directory);
  const peak = async () => Number(await (await fetch(`${server.origin}/memory`)).text());
  const before = await peak();
  await uploadCar(car, cid, { origin: server.origin });
  const added = (await peak()) - before;
  server.stop();
  return Math.round(added / 1e6);
}

/** Megabytes that packing files from disk adds, in a process of its own. */
async function packingMemory(directory: string, files: number): Promise<number> {
  for (let i = 0; i < files; i += 1) {
    writeFileSync(path.join(directory, `file-${i}`), randomFillSync(new Uint8Array(FILE_BYTES)));
  }
  const self = fileURLToPath(import.meta.url);
  const child = spawn(
    process.execPath,
    ["--import", "tsx", self, "memory", directory, String(files)],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
  );
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  await once(child, "exit");
  return Math.round(Number(line.toString()) / 1e6);
}

async function packInOwnProcess(directory: string, count: number): Promise<void> {
  const files: Blob[] = [];
  for (let i = 0; i < count; i += 1)
    files.push(await openAsBlob(path.join(directory, `file-${i}`)));
  const before = process.memoryUsage.rss();
  let peak = before;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 5);
  const { car, root: cid, blocks } = await pack(files, []);
  const size = car.reduce((sum, piece) => sum + sizeOf(piece), 0);
  const expected = statSync(path.join(directory, "file-0")).size * count;
  if (size < expected || (await carPieces(cid, blocks)).length !== car.length) {
    throw new Error("the CAR is not whole");
  }
  clearInterval(sampling);
  console.log(peak - before);
}

async function hex(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes as BufferSource);
  return `0x${Buffer.from(digest).toString("hex")}`;
}

async function seconds(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return (performance.now() - started) / 1000;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
