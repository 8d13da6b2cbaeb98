// Brings node_modules in line with package-lock.json. Node built-ins only.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { say, step } from "./console.mjs";
import { isCurrent, stamp } from "./fingerprint.mjs";

/** The oldest Node that package.json admits. */
const MINIMUM_NODE = [20, 9];

/** Ends with a sentence on a Node that is too old to run anything here. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])) return;
  say(`This needs Node ${MINIMUM_NODE.join(".")} or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

/** True if npm's own record of the tree lists what the lock file lists. @param {string} root */
function treeMatchesLock(root) {
  try {
    const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
    const present = JSON.parse(
      readFileSync(join(root, "node_modules/.package-lock.json"), "utf8"),
    ).packages;
    return Object.entries(wanted).every(
      ([path, entry]) => path === "" || entry.optional || present[path]?.version === entry.version,
    );
  } catch {
    return false;
  }
}

/**
 * Runs `npm ci` when something is missing or the lock file changed.
 * @param {string} root
 */
export async function ensureInstalled(root) {
  const stampFile = join(root, "node_modules", ".datanets-lock");
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (isCurrent(stampFile, lock)) return;
  if (!treeMatchesLock(root)) {
    const what = existsSync(join(root, "node_modules")) ? "Updating" : "Installing";
    await step(`${what} packages (npm ci; a few minutes the first time)`, (detail) =>
      npmCi(root, detail),
    );
  }
  stamp(stampFile, lock);
}

/** @param {string} root @param {(text: string) => void} detail */
function npmCi(root, detail) {
  return new Promise((resolve, reject) => {
    const npm = process.env.npm_execpath;
    const args = ["ci", "--no-audit", "--no-fund", "--loglevel", "http"];
    const options = { cwd: root, stdio: ["ignore", "pipe", "pipe"] };
    const child = npm
      ? spawn(process.execPath, [npm, ...args], options)
      : spawn("npm", args, { ...options, shell: process.platform === "win32" });
    let output = "";
    let fetched = 0;
    const read = (chunk) => {
      for (const line of String(chunk).split("\n")) {
        if (line.includes("http fetch")) detail(`${++fetched} requests`);
        else if (line.trim()) output = `${output}${line}\n`.slice(-8_000);
      }
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`npm ci failed (exit code ${code}). Its last words:\n${output}`)),
    );
  });
}
