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
  const platform = `${process.platform}-${arch}`.replace("win32", "win32");
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
 * Runs forge in contracts/ and resolves to its exit code.
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, stdio?: import("node:child_process").StdioOptions }} [options]
 * @returns {Promise<number>}
 */
export function forge(args, { env = {}, stdio = "inherit" } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(foundryBinary("forge"), args, {
      cwd: CONTRACTS,
      stdio,
      env: { ...process.env, ...env },
    });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
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

/** Compiles contracts/src when it changed since the last build; throws when it does not compile. */
export async function ensureContracts() {
  const inputs = contractInputs();
  if (isCurrent(STAMP, inputs)) return;
  const code = await forge(["build", "src"]);
  if (code !== 0) throw new Error("The contracts do not compile; forge's messages are above.");
  stamp(STAMP, inputs);
}
