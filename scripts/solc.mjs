#!/usr/bin/env node
// A native-looking Solidity compiler for forge over npm's `solc` (WebAssembly), so that building the
// contracts needs nothing but Node. forge asks for the version first and then pipes standard JSON;
// every other flag only concerns paths, which standard JSON carries inline.
import { createRequire } from "node:module";
import { readFileSync, writeSync } from "node:fs";

const require = createRequire(import.meta.url);

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

if (process.argv.includes("--version")) {
  // The package's own version names the release; loading the compiler to ask it costs a second.
  const { version } = require("solc/package.json");
  if (version !== "0.8.30")
    throw new Error(`solc ${version} is installed; this shim speaks for 0.8.30`);
  write(
    "solc, the solidity compiler commandline interface\nVersion: 0.8.30+commit.73712a01.Linux.g++\n",
  );
} else {
  // forge leaves out files that a library reaches by a relative import from outside its root.
  const fromDisk = (path) => {
    try {
      return { contents: readFileSync(path, "utf8") };
    } catch (error) {
      return { error: error.message };
    }
  };
  write(require("solc").compile(readFileSync(0, "utf8"), { import: fromDisk }));
}
