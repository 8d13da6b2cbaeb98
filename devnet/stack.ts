import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { nextScript } from "@/scripts/lib/app.mjs";
import { isAlive } from "@/scripts/lib/groups.mjs";
import { freePort, isFree } from "@/scripts/lib/ports.mjs";
import { tail, type Supervisor } from "@/scripts/lib/supervisor.mjs";
import { ROOT } from "./artifacts";
import { startChain } from "./chain";
import { ensureDeployed } from "./deploy";

/** Milliseconds the app may take to answer its first request; `next dev` compiles the page first. */
const APP_TIMEOUT = 120_000;

export type StackOptions = {
  supervisor: Supervisor;
  /** Where everything that survives a restart is kept. */
  dataDir: string;
  /** Ports to try first; the next free ones are taken when they are busy. */
  chainPort: number;
  appPort: number;
  /** `next dev` instead of the production build. */
  dev: boolean;
  /** Sample datanets, and the neighbours who work on them. */
  world: boolean;
  neighbours: boolean;
  say: (line: string) => void;
  step: <T>(title: string, work: (detail: (text: string) => void) => Promise<T>) => Promise<T>;
  /** Something without which the rest is useless has ended. */
  onCrash: (sentence: string) => void;
};

export type Stack = { rpcUrl: string; appUrl: string };

const MARKER = "README.txt";
const MARKER_TEXT =
  "The local chain and content of Datanets, made by `npm start`. Safe to delete while it is not running.\n";

type RunRecord = { pid: number; rpcUrl: string; appUrl: string };

function readRunRecord(dataDir: string): RunRecord | null {
  try {
    return JSON.parse(readFileSync(join(dataDir, "run.json"), "utf8")) as RunRecord;
  } catch {
    return null;
  }
}

/** Refuses a second run on the same data: two chains would write one state file. */
async function refuseIfRunning(dataDir: string) {
  const run = readRunRecord(dataDir);
  if (!run || run.pid === process.pid || !isAlive(run.pid)) return;
  // The number may since belong to another program; only our chain on its port proves otherwise.
  if (await isFree(Number(new URL(run.rpcUrl).port))) return;
  throw new Error(
    `It is running already: ${run.appUrl} (process ${run.pid}). End that one with Ctrl-C first.`,
  );
}

/**
 * Makes the data folder ready; with `fresh`, empties it first. Only a folder that an earlier run made
 * is emptied.
 */
export async function prepareDataDir(dataDir: string, fresh: boolean) {
  await refuseIfRunning(dataDir);
  if (fresh && existsSync(dataDir)) {
    if (!existsSync(join(dataDir, MARKER))) {
      throw new Error(
        `${dataDir} was not made by \`npm start\`; delete it yourself if you mean it.`,
      );
    }
    rmSync(dataDir, { recursive: true, force: true });
  }
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(join(dataDir, MARKER), MARKER_TEXT);
}

async function untilAppAnswers(url: string, ended: () => string | null, log: string) {
  for (const started = Date.now(); Date.now() - started < APP_TIMEOUT && !ended();) {
    try {
      // Any answer will do: what the page says is for its reader.
      await fetch(url, { signal: AbortSignal.timeout(APP_TIMEOUT), redirect: "manual" });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }
  throw new Error(
    `The app did not start${ended() ? ` (${ended()})` : ""}. Its last words:\n${tail(log)}`,
  );
}

async function startApp(options: StackOptions, rpcUrl: string, port: number): Promise<string> {
  const { supervisor, dataDir, dev, onCrash } = options;
  const logFile = join(dataDir, "logs", "app.log");
  rmSync(logFile, { force: true });
  let ended: string | null = null;
  let up = false;
  const args = dev
    ? [nextScript(), "dev", "-H", "127.0.0.1", "-p", String(port)]
    : [join(ROOT, "scripts", "serve.mjs")];
  supervisor.start("app", process.execPath, args, {
    cwd: ROOT,
    logFile,
    env: {
      ...environment(options, rpcUrl),
      NODE_ENV: dev ? "development" : "production",
      HOST: "127.0.0.1",
      PORT: String(port),
      NEXT_TELEMETRY_DISABLED: "1",
    },
    onExit: (how: string) => {
      ended = how;
      if (up) onCrash(`The app stopped (${how}). Its last words:\n${tail(logFile)}`);
    },
  });
  const appUrl = `http://127.0.0.1:${port}`;
  await untilAppAnswers(appUrl, () => ended, logFile);
  up = true;
  return appUrl;
}

/** What every part is told about the others. */
function environment({ dataDir }: StackOptions, rpcUrl: string): Record<string, string> {
  return {
    NEXT_PUBLIC_APP_CHAIN: "local",
    APP_RPC_URL: rpcUrl,
    CONTENT_DIR: join(dataDir, "content"),
    DATA_DIR: dataDir,
  };
}

function startNeighbours(options: StackOptions, stack: Stack) {
  const { supervisor, dataDir, say } = options;
  const logFile = join(dataDir, "logs", "neighbours.log");
  rmSync(logFile, { force: true });
  const script = join(ROOT, "devnet", "neighbours.ts");
  const loader = pathToFileURL(join(ROOT, "node_modules", "tsx", "dist", "loader.mjs")).href;
  supervisor.start("neighbours", process.execPath, ["--import", loader, script], {
    cwd: ROOT,
    logFile,
    env: { ...environment(options, stack.rpcUrl), APP_URL: stack.appUrl },
    onExit: (how: string) =>
      say(
        `The neighbours stopped (${how}); the app goes on without them. Start again to bring them back. ` +
          `Their last words (${logFile}):\n${tail(logFile)}`,
      ),
  });
}

async function takePort(name: string, wanted: number, say: (line: string) => void) {
  const port = await freePort(wanted);
  if (port !== wanted) say(`  Port ${wanted} is in use, so the ${name} listens on ${port}.`);
  return port;
}

/**
 * Starts the whole local world: chain, contracts, app, sample datanets, neighbours. Contracts and app
 * must be built. Everything runs under the supervisor; ending it ends them, the chain last.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { supervisor, dataDir, say, step, onCrash } = options;
  const chainPort = await takePort("chain", options.chainPort, say);
  const rpcUrl = await step("Starting the local chain", () =>
    startChain({ supervisor, port: chainPort, dataDir, onCrash }),
  );
  await step("Deploying the contracts", () => ensureDeployed(rpcUrl, dataDir));
  const appPort = await takePort("app", options.appPort, say);
  const appUrl = await step("Starting the app", () => startApp(options, rpcUrl, appPort));
  const stack = { rpcUrl, appUrl };
  writeFileSync(join(dataDir, "run.json"), JSON.stringify({ pid: process.pid, ...stack }));
  if (options.world) {
    const { seedWorld } = await import("./world");
    await step("Filling the chain with sample datanets", (detail) =>
      seedWorld({ rpcUrl, appUrl, dataDir, log: detail }),
    );
  }
  if (options.neighbours) startNeighbours(options, stack);
  return stack;
}
