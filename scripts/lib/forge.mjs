// Runs forge and anvil from npm. Their platform packages hold the binaries; going through npm's
// wrapper script instead would put a process between us and their signals.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fingerprint, isCurrent, stamp } from "./fingerprint.mjs";

const require = createRequire(import.meta.url);
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const CONTRACTS = join(ROOT, "contracts");
const STAMP = join(CONTRACTS, "out", ".inputs");

/**
 * Path of a Foundry binary for this machine.
 * @param {"forge" | "anvil" | "cast"} tool
 */
export function foundryBinary(tool) {
  const arch = process.arch === "x64" ? "amd64" : process.arch;
  const platform = `${process.platform}-${arch}`;
  const file = process.platform === "win32" ? `${tool}.exe` : tool;
  try {
    return require.resolve(`@foundry-rs/${tool}-${platform}/bin/${file}`);
  } catch {
    throw new Error(
      `Foundry's ${tool} is not installed for ${platform}. Run \`npm ci\`; ` +
        `Foundry ships binaries for Linux and macOS (x64, arm64) and Windows (x64).`,
    );
  }
}

/**
 * Runs forge in contracts/.
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, capture?: boolean }} [options] capture: collect the output
 *   instead of showing it
 * @returns {Promise<{ code: number, output: string }>}
 */
export function forge(args, { env = {}, capture = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(foundryBinary("forge"), args, {
      cwd: CONTRACTS,
      stdio: capture ? ["ignore", "pipe", "pipe"] : "inherit",
      env: { ...process.env, ...env },
    });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("exit", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** What the deployable bytecode depends on. */
export function contractInputs() {
  return fingerprint(ROOT, [
    "contracts/src",
    "contracts/foundry.toml",
    "scripts/solc.mjs",
    "node_modules/@openzeppelin/contracts/package.json",
    "node_modules/solady/package.json",
    "node_modules/solc/package.json",
  ]);
}

/**
 * Compiles contracts/src when it changed since the last build; throws when it does not compile.
 * @param {{ quiet?: boolean }} [options] quiet: show forge's output only when it fails
 * @returns {Promise<boolean>} true if it compiled
 */
export async function ensureContracts({ quiet = false } = {}) {
  const inputs = contractInputs();
  if (isCurrent(STAMP, inputs)) return false;
  const { code, output } = await forge(["build", "src"], { capture: quiet });
  if (code !== 0) throw new Error(`The contracts do not compile.\n${output}`.trimEnd());
  stamp(STAMP, inputs);
  return true;
}
