#!/usr/bin/env node
// A native-looking Solidity compiler for forge over npm's `solc` (WebAssembly), so that building the
// contracts needs nothing but Node. forge asks for the version first and then pipes standard JSON;
// every other flag only concerns paths, which standard JSON carries inline.
//
// The compiler has one thread, and generating code is nearly all of its work: a large input is compiled by
// several of them at once. Each reads all sources and generates code for some; a contract's code does not
// depend on what else is asked for.
import { createRequire } from "node:module";
import { readFileSync, writeSync } from "node:fs";
import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

const require = createRequire(import.meta.url);
/** Fewer files than this are not worth a second compiler. */
const FILES_A_WORKER = 8;
/** A compiler takes about half a GB with all sources. */
const MOST_WORKERS = 4;

function write(text) {
  // Synchronous and complete: process.exit after an asynchronous write would cut a pipe short.
  const bytes = Buffer.from(text);
  for (let sent = 0; sent < bytes.length;) {
    try {
      sent += writeSync(1, bytes, sent);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
    }
  }
}

function compile(input) {
  // forge leaves out files that a library reaches by a relative import from outside its root.
  const fromDisk = (path) => {
    try {
      return { contents: readFileSync(path, "utf8") };
    } catch (error) {
      return { error: error.message };
    }
  };
  return JSON.parse(require("solc").compile(JSON.stringify(input), { import: fromDisk }));
}

/** What standard JSON asks of each file: of its contracts, and (under "") of the file itself. */
function selections({ sources, settings: { outputSelection = {} } }) {
  const everywhere = outputSelection["*"] ?? {};
  return new Map(
    Object.keys(sources).map((file) => [file, { ...everywhere, ...outputSelection[file] }]),
  );
}

const asksForCode = (selection) =>
  Object.entries(selection).some(([contract, outputs]) => contract !== "" && outputs.length > 0);

/** The same input several times, each asking for the code of a part of the files of about equal size. */
function parts(input) {
  const selected = selections(input);
  const files = [...selected].filter(([, each]) => asksForCode(each)).map(([file]) => file);
  const size = (file) => input.sources[file].content?.length ?? 0;
  const count = Math.min(
    MOST_WORKERS,
    availableParallelism(),
    Math.max(1, Math.floor(files.length / FILES_A_WORKER)),
  );
  const bins = Array.from({ length: count }, () => ({ files: new Set(), size: 0 }));
  for (const file of files.sort((a, b) => size(b) - size(a))) {
    const bin = bins.reduce((least, each) => (each.size < least.size ? each : least));
    bin.files.add(file);
    bin.size += size(file);
  }
  return bins.map(({ files: own }) => {
    const outputSelection = Object.fromEntries(
      [...selected].map(([file, each]) => [file, own.has(file) ? each : { "": each[""] ?? [] }]),
    );
    return { ...input, settings: { ...input.settings, outputSelection } };
  });
}

/** Outputs for parts of one input as the output for all of it. */
function merged(outputs) {
  const errors = new Map();
  for (const error of outputs.flatMap((output) => output.errors ?? [])) {
    errors.set(`${error.errorCode} ${error.formattedMessage}`, error);
  }
  return {
    ...outputs[0],
    ...(errors.size > 0 && { errors: [...errors.values()] }),
    contracts: Object.assign({}, ...outputs.map(({ contracts }) => contracts)),
  };
}

const inWorker = (input) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: input });
    worker.once("message", resolve).once("error", reject);
    // After its message this comes too late to matter; without one it would be waited for for ever.
    worker.once("exit", () => reject(new Error("A compiler ended without an answer.")));
  });

if (!isMainThread) {
  parentPort.postMessage(compile(workerData));
} else if (process.argv.includes("--version")) {
  // The package's own version names the release; loading the compiler to ask it costs a second.
  const { version } = require("solc/package.json");
  if (version !== "0.8.30")
    throw new Error(`solc ${version} is installed; this shim speaks for 0.8.30`);
  write(
    "solc, the solidity compiler commandline interface\nVersion: 0.8.30+commit.73712a01.Linux.g++\n",
  );
} else {
  const all = parts(JSON.parse(readFileSync(0, "utf8")));
  const outputs = all.length === 1 ? [compile(all[0])] : await Promise.all(all.map(inWorker));
  write(JSON.stringify(merged(outputs)));
}
