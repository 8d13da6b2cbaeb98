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
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deployments } from "@/contracts-abi/deployments";
import { freePort } from "@/scripts/lib/ports.mjs";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Copies of the sources that are built for the bench; ignored by git. */
const WORK = join(ROOT, ".datanets", "bench-web");
const REFERENCES = join(ROOT, "bench", "web-reference");

/** The public chain that the measured build is made for. */
export const PUBLIC_CHAIN = { key: "openledger", id: 1612 } as const;
const LOCAL_ID = 31_337;

const SOURCES = ["app", "components", "lib", "contracts-abi", "public"].concat([
  "proxy.ts",
  "instrumentation.ts",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
]);

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

/**
 * Builds a copy of the app for the public chain, whose contracts are taken to be where the local ones
 * are: with an RPC that says it is that chain, its pages then show the local world.
 * @returns the copy's folder
 */
export async function buildPublic(): Promise<string> {
  const dir = join(WORK, PUBLIC_CHAIN.key);
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
  return dir;
}

/** Builds one of the set-ups to compare with, with packages of its own where it names any. */
export async function buildReference(name: "next" | "rainbowkit"): Promise<string> {
  const home = join(REFERENCES, name);
  if (existsSync(join(home, "package.json")) && !existsSync(join(home, "node_modules"))) {
    await run("npm", ["install", "--no-package-lock", "--no-audit", "--no-fund"], home);
  }
  await build(home);
  return home;
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

export function stopServers(): void {
  for (const child of children) child.kill("SIGTERM");
  children.clear();
}

/** Starts the local world (chain, contracts, sample datanets) without neighbours. */
export async function startWorld(): Promise<{ rpcUrl: string; dataDir: string }> {
  const dataDir = join(WORK, "world");
  mkdirSync(WORK, { recursive: true });
  const ready = join(WORK, "ready.json");
  rmSync(ready, { force: true });
  const args = ["scripts/start.mjs", "--fresh", "--no-neighbours", "--data-dir", dataDir];
  const ports = ["--ready-file", ready, "--app-port", "4690", "--chain-port", "9690"];
  const child = spawn(process.execPath, [...args, ...ports], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, CI: "1" },
  });
  children.add(child);
  while (!existsSync(ready)) {
    if (child.exitCode !== null) throw new Error("The local world did not start; see above.");
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const { rpcUrl } = JSON.parse(readFileSync(ready, "utf8")) as { rpcUrl: string };
  return { rpcUrl, dataDir };
}

/** Writes results where every bench does. */
export function writeResults(rows: unknown): void {
  mkdirSync(join(ROOT, "bench", "results"), { recursive: true });
  writeFileSync(join(ROOT, "bench", "results", "web.json"), `${JSON.stringify(rows, null, 2)}\n`);
}
