import { spawn, type ChildProcess } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { appendFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deployments } from "@/contracts-abi/deployments";
import { prepareDataDir, startStack } from "@/devnet/stack";
import { generate } from "@/scripts/lib/abi";
import { ensureApp } from "@/scripts/lib/app.mjs";
import { say, step } from "@/scripts/lib/console.mjs";
import { fingerprint, isCurrent, stamp } from "@/scripts/lib/fingerprint.mjs";
import { ensureContracts } from "@/scripts/lib/forge.mjs";
import { freePort } from "@/scripts/lib/ports.mjs";
import { Supervisor } from "@/scripts/lib/supervisor.mjs";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Copies of the sources that are built for the bench; ignored by git. */
const WORK = join(ROOT, ".datanets", "bench-web");

/** The public chain that the measured build is made for. */
export const PUBLIC_CHAIN = { key: "openledger", id: 1612 } as const;
const LOCAL_ID = 31_337;
/** Where that build is. */
export const PUBLIC_DIR = join(WORK, PUBLIC_CHAIN.key);

type Reference = "next" | "rainbowkit";
export const referenceDir = (name: Reference): string => join(ROOT, "bench", "web-reference", name);

const SOURCES = ["app", "components", "lib", "texts", "contracts-abi", "public"].concat([
  "proxy.ts",
  "instrumentation.ts",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
]);

/** True if there is a finished build in the folder. @param chain of the app's; references have none */
export const isBuilt = (dir: string, chain = ""): boolean =>
  existsSync(join(dir, ".next", chain, "BUILD_ID"));

const nextOf = (dir: string) =>
  createRequire(join(dir, "package.json")).resolve("next/dist/bin/next");

/** Runs a command to its end. @throws with its last output when it fails */
export function run(command: string, args: string[], cwd: string, env = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`${command} ${args.join(" ")}: ${output.slice(-3_000)}`)),
    );
  });
}

const build = (dir: string, env = {}) =>
  run(process.execPath, [nextOf(dir), "build"], dir, { NODE_ENV: "production", ...env });

/** Runs `work` unless its last result is of these very inputs, as `npm run build` does. */
async function unlessCurrent(name: string, inputs: string, work: () => Promise<void>) {
  const file = join(WORK, `${name}.inputs`);
  if (isCurrent(file, inputs)) return;
  rmSync(file, { force: true });
  await work();
  mkdirSync(WORK, { recursive: true });
  stamp(file, inputs);
}

/**
 * Builds a copy of the app for the public chain, whose contracts are taken to be where the local ones
 * are: with an RPC that says it is that chain, its pages then show the local world.
 */
export async function buildPublic(): Promise<void> {
  const inputs = fingerprint(ROOT, [...SOURCES, "package-lock.json"]);
  await unlessCurrent(PUBLIC_CHAIN.key, inputs, () => copyAndBuild(PUBLIC_DIR));
}

async function copyAndBuild(dir: string): Promise<void> {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  for (const source of SOURCES.filter((name) => existsSync(join(ROOT, name)))) {
    cpSync(join(ROOT, source), join(dir, source), { recursive: true });
  }
  symlinkSync(join(ROOT, "node_modules"), join(dir, "node_modules"));
  const local = deployments[LOCAL_ID];
  if (!local) throw new Error("contracts-abi has no local deployment: npm run contracts:generate.");
  const file = join(dir, "contracts-abi", "deployments.ts");
  const there = { ...local, chainId: PUBLIC_CHAIN.id };
  await appendFile(file, `\ndeployments[${PUBLIC_CHAIN.id}] = ${JSON.stringify(there)};\n`);
  // Tailwind looks for classes in files that git knows; the copy is ignored.
  const sources = ["app", "components", "lib"].map((name) => `@source "../${name}";`).join("\n");
  await appendFile(join(dir, "app", "globals.css"), `\n${sources}\n`);
  await build(dir, { NEXT_PUBLIC_APP_CHAIN: PUBLIC_CHAIN.key });
}

/** Builds one of the set-ups to compare with, with packages of its own where it names any. */
export async function buildReference(name: Reference): Promise<void> {
  const home = referenceDir(name);
  if (existsSync(join(home, "package.json")) && !existsSync(join(home, "node_modules"))) {
    await run("npm", ["install", "--no-package-lock", "--no-audit", "--no-fund"], home);
  }
  const sources = ["app", "next.config.js", "tsconfig.json", "package.json"];
  const next = createRequire(join(home, "package.json")).resolve("next/package.json");
  const { version } = JSON.parse(readFileSync(next, "utf8")) as { version: string };
  const inputs = `${fingerprint(home, sources)} next ${version}`;
  await unlessCurrent(name, inputs, () => build(home));
}

/** What was started and has to end with the bench. */
const children = new Set<ChildProcess>();
process.on("exit", () => children.forEach((child) => child.kill("SIGTERM")));

/** Starts a build and waits for its first answer. @returns its address */
export async function serve(dir: string, env: Record<string, string> = {}): Promise<string> {
  const port = await freePort(4700);
  const args = [nextOf(dir), "start", "-H", "127.0.0.1", "-p", String(port)];
  const child = spawn(process.execPath, args, {
    cwd: dir,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
    stdio: "ignore",
  });
  children.add(child);
  const url = `http://127.0.0.1:${port}`;
  for (const started = Date.now(); Date.now() - started < 120_000;) {
    if (child.exitCode !== null) break;
    try {
      await fetch(url, { redirect: "manual" });
      return url;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  throw new Error(`The build in ${dir} does not start.`);
}

export async function stopAll(): Promise<void> {
  for (const child of children) child.kill("SIGTERM");
  children.clear();
  await supervisor.stopAll();
}

const supervisor = new Supervisor();

/** Builds the app for the local chain if its sources changed, as `npm start` does. */
export async function buildLocal(): Promise<void> {
  await ensureContracts({ quiet: true });
  generate();
  await ensureApp("local", { quiet: true });
}

/** Starts a local world of its own (chain, contracts, sample datanets), without neighbours. */
export async function startWorld(): Promise<{ rpcUrl: string; dataDir: string }> {
  const dataDir = join(WORK, "world");
  await prepareDataDir(dataDir, true);
  const { rpcUrl } = await startStack({
    supervisor,
    dataDir,
    chainPort: 9690,
    appPort: 4690,
    dev: false,
    world: true,
    neighbours: false,
    say,
    step,
    onCrash: (sentence) => {
      console.error(sentence);
      process.exit(1);
    },
  });
  return { rpcUrl, dataDir };
}

const RESULTS = join(ROOT, "bench", "results", "web.json");

/** Writes results where every bench does. */
export function writeResults(rows: unknown): void {
  mkdirSync(dirname(RESULTS), { recursive: true });
  writeFileSync(RESULTS, `${JSON.stringify(rows, null, 2)}\n`);
}

/** @returns what the run before wrote */
export const readResults = <Row>() => JSON.parse(readFileSync(RESULTS, "utf8")) as Row[];
