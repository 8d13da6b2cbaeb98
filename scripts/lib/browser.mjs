// Finds a Chromium for the browser tests, or gets one. Node built-ins only.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Where systems put a Chromium or Chrome. */
const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** True if the file is a browser that starts; some systems put a stub there that only points to a shop. */
function works(path) {
  if (!existsSync(path)) return false;
  // Chrome on Windows opens a window instead of printing its version.
  if (process.platform === "win32") return true;
  const { status, stdout } = spawnSync(path, ["--version"], { encoding: "utf8", timeout: 30_000 });
  return status === 0 && /chrom/i.test(stdout);
}

/** Path of Playwright's own browser, whether it is there or not. */
function playwrightPath() {
  return createRequire(import.meta.url)("@playwright/test").chromium.executablePath();
}

/**
 * The browser to test with: CHROMIUM_PATH, an installed Chromium or Chrome, or Playwright's own.
 * @returns {string | null}
 */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (works(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, which is not a Chromium that starts.`);
  }
  return [...INSTALLED, playwrightPath()].find(works) ?? null;
}

/**
 * Runs a command to its end, hiding its output unless it fails.
 * @param {string} command @param {string[]} args
 */
function attempt(command, args) {
  const run = spawnSync(command, args, {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  const failure =
    run.error?.message ?? `${run.stdout}${run.stderr}`.trim().split("\n").slice(-5).join("\n");
  return run.status === 0 ? null : `${command} ${args.join(" ")}: ${failure}`;
}

/**
 * Finds a browser, else installs Debian's (as root), else Playwright's own.
 * @returns {string} its path
 */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  const failures = [];
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const failed =
      attempt("apt-get", ["update", "-q"]) ??
      attempt("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"]);
    if (failed) failures.push(failed);
  }
  if (!findBrowser()) {
    const cli = createRequire(import.meta.url).resolve("@playwright/test/cli");
    const failed = attempt(process.execPath, [cli, "install", "chromium"]);
    if (failed) failures.push(failed);
  }
  const installed = findBrowser();
  if (installed) return installed;
  throw new Error(
    "No browser for the end-to-end tests. Install Chromium or Chrome, or set CHROMIUM_PATH to one.\n" +
      failures.join("\n"),
  );
}
