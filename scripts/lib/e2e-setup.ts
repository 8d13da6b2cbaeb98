import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FullConfig } from "@playwright/test";
import type { World } from "./e2e-world";

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

/** A chain, contracts, app and world of their own, in a temporary folder. */
async function startWorld(index: number) {
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
    String(4300 + index),
    "--chain-port",
    String(9645 + index),
  ];
  const child = spawn(process.execPath, [START, ...args], {
    // A group of its own: a Ctrl-C ends the tests first, and then the teardown ends the world.
    detached: true,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const teardown = async () => {
    await stop(child);
    if (process.env.E2E_KEEP) console.log(`The world's data and logs stay in ${dataDir}.`);
    else rmSync(dataDir, { recursive: true, force: true });
  };
  const ready = untilReady(child, readyFile).then((): World => {
    const { appUrl, rpcUrl } = JSON.parse(readFileSync(readyFile, "utf8"));
    return { appUrl, rpcUrl, dataDir };
  });
  return { ready, teardown };
}

/**
 * Starts a world for each worker (./e2e-world tells it which), the first one first, because it
 * builds what is stale. When E2E_APP_URL and E2E_RPC_URL are set, that running world is used by one worker.
 */
export default async function setup({ workers }: FullConfig): Promise<() => Promise<void>> {
  if (process.env.E2E_APP_URL && process.env.E2E_RPC_URL) return async () => {};
  const started: Awaited<ReturnType<typeof startWorld>>[] = [];
  const teardown = async () => void (await Promise.all(started.map((world) => world.teardown())));
  try {
    const worlds: World[] = [];
    for (let index = 0; index < workers; index += 1) {
      const world = await startWorld(index);
      started.push(world);
      worlds.push(await world.ready);
    }
    process.env.E2E_WORLDS = JSON.stringify(worlds);
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}
