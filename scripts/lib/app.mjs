// Builds the app for one chain when its sources changed since that chain's last build.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fingerprint, isCurrent, stamp } from "./fingerprint.mjs";

const require = createRequire(import.meta.url);
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Next's own script, run by this Node. */
export const nextScript = () => require.resolve("next/dist/bin/next");

const isTest = (file) => /\.test\.[a-z]+$/.test(file);

/** What a build depends on. @param {string} chain */
function appInputs(chain) {
  const sources = fingerprint(
    ROOT,
    [
      "app",
      "components",
      "lib",
      "texts",
      "contracts-abi",
      "public",
      "proxy.ts",
      "instrumentation.ts",
    ].concat(["next.config.js", "postcss.config.mjs", "tsconfig.json", "package-lock.json"]),
    (file) => !isTest(file),
  );
  return `${chain} ${process.env.NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID ?? ""} ${sources}`;
}

/**
 * Runs `next build` for a chain unless its last build is of these very sources.
 * @param {string} chain "local", "openledger" or "openledger-testnet"
 * @param {{ force?: boolean, quiet?: boolean }} [options] quiet: show the output only when it fails
 * @returns {Promise<boolean>} true if it built
 */
export async function ensureApp(chain, { force = false, quiet = false } = {}) {
  const stampFile = join(ROOT, ".next", chain, "datanets-inputs");
  const inputs = appInputs(chain);
  const built = existsSync(join(ROOT, ".next", chain, "BUILD_ID"));
  if (!force && built && isCurrent(stampFile, inputs)) return false;
  await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [nextScript(), "build"], {
      cwd: ROOT,
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_PUBLIC_APP_CHAIN: chain,
        NEXT_TELEMETRY_DISABLED: "1",
      },
      stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0
        ? resolve(undefined)
        : reject(new Error(`The app does not build (exit code ${code}).\n${output.trimEnd()}`)),
    );
  });
  stamp(stampFile, inputs);
  return true;
}
