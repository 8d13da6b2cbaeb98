import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const START = fileURLToPath(new URL("../start.mjs", import.meta.url));
/** Milliseconds until the world must run: a stale app or contract is built first. */
const TIMEOUT = 15 * 60_000;

function untilReady(child: ChildProcess, readyFile: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (sentence: string) => {
      clearInterval(poll);
      reject(new Error(sentence));
    };
    const started = Date.now();
    const poll = setInterval(() => {
      if (existsSync(readyFile)) {
        clearInterval(poll);
        resolve();
      } else if (Date.now() - started > TIMEOUT) {
        failed("The local world for the tests did not start in time; its output is above.");
      }
    }, 200);
    child.once("exit", (code) =>
      failed(
        `The local world for the tests did not start (exit code ${code}); its output is above.`,
      ),
    );
  });
}

async function stop(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await exited;
}

/**
 * Starts a chain, contracts, app and world of their own, on free ports and in a temporary folder, and
 * tells the tests where they are: E2E_APP_URL, E2E_RPC_URL, E2E_DATA_DIR. When the first two are set
 * already, that running world is used.
 */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.E2E_APP_URL && process.env.E2E_RPC_URL) return async () => {};
  const dataDir = mkdtempSync(join(tmpdir(), "datanets-e2e-"));
  const readyFile = join(dataDir, "ready.json");
  // Neighbours judge what the specs bring and begin nothing themselves: a world at rest.
  writeFileSync(join(dataDir, "neighbours.paused"), "");
  const args = [
    "--data-dir",
    dataDir,
    "--ready-file",
    readyFile,
    "--app-port",
    "4300",
    "--chain-port",
    "9645",
  ];
  const child = spawn(process.execPath, [START, ...args], {
    // A group of its own: a Ctrl-C ends the tests first, and then this teardown ends the world.
    detached: true,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const teardown = async () => {
    await stop(child);
    if (process.env.E2E_KEEP) console.log(`The world's data and logs stay in ${dataDir}.`);
    else rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await untilReady(child, readyFile);
  } catch (error) {
    await teardown();
    throw error;
  }
  const { appUrl, rpcUrl } = JSON.parse(readFileSync(readyFile, "utf8")) as Record<string, string>;
  Object.assign(process.env, { E2E_APP_URL: appUrl, E2E_RPC_URL: rpcUrl, E2E_DATA_DIR: dataDir });
  return teardown;
}
