// Starts children in process groups of their own and ends exactly those. Node built-ins only.
import { spawn } from "node:child_process";
import { mkdirSync, openSync, closeSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { killGroup } from "./groups.mjs";

const GUARD = fileURLToPath(new URL("../guard.mjs", import.meta.url));
/** How long a child may take to end by itself, milliseconds. The chain writes its state in this time. */
const GRACE = 15_000;

/**
 * Last lines of a log, for the sentence about a crash.
 * @param {string} file
 * @param {number} [count]
 */
export function tail(file, count = 12) {
  try {
    return readFileSync(file, "utf8").trimEnd().split("\n").slice(-count).join("\n");
  } catch {
    return "";
  }
}

export class Supervisor {
  /** @type {{ name: string, child: import("node:child_process").ChildProcess, exited: Promise<void> }[]} */
  #running = [];
  #stopping = false;
  /** @type {import("node:child_process").ChildProcess | undefined} */
  #guard;

  get stopping() {
    return this.#stopping;
  }

  /** @param {string} line */
  #tellGuard(line) {
    if (!this.#guard) {
      this.#guard = spawn(process.execPath, [GUARD], {
        stdio: ["pipe", "ignore", "ignore"],
        detached: true,
      });
      this.#guard.unref();
      this.#guard.stdin.unref?.();
      this.#guard.stdin.on("error", () => {});
    }
    this.#guard.stdin.write(`${line}\n`);
  }

  /**
   * Starts a child whose output goes to a log file (appended).
   * @param {string} name how it is called in messages
   * @param {string} command
   * @param {string[]} args
   * @param {{ logFile: string, env?: Record<string, string>, cwd?: string,
   *   onExit: (how: string) => void }} options onExit is not called when we ended it; `how` is
   *   "exit code 1" or "signal SIGKILL"
   */
  start(name, command, args, { logFile, env = {}, cwd, onExit }) {
    mkdirSync(dirname(logFile), { recursive: true });
    const log = openSync(logFile, "a");
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", log, log],
      detached: true,
    });
    closeSync(log);
    const { pid } = child;
    if (pid) this.#tellGuard(`+${pid}`);
    const exited = new Promise((resolve) => {
      const end = (how) => {
        if (pid) this.#tellGuard(`-${pid}`);
        this.#running = this.#running.filter((entry) => entry.child !== child);
        resolve();
        if (!this.#stopping) onExit(how);
      };
      child.once("error", (error) => end(error.message));
      child.once("exit", (code, signal) => end(signal ? `signal ${signal}` : `exit code ${code}`));
    });
    this.#running.push({ name, child, exited });
  }

  /**
   * Ends everything, last started first, each given time to save its state. A second call while the
   * first is under way ends the rest at once.
   */
  async stopAll() {
    if (this.#stopping) {
      for (const { child } of this.#running) killGroup(child.pid, "SIGKILL");
      return;
    }
    this.#stopping = true;
    for (const { child, exited } of [...this.#running].reverse()) {
      killGroup(child.pid, "SIGTERM");
      const force = setTimeout(() => killGroup(child.pid, "SIGKILL"), GRACE);
      await exited;
      clearTimeout(force);
      // The leader is gone; what it may have left in its group is not needed by anyone.
      killGroup(child.pid, "SIGKILL");
    }
    this.#guard?.stdin.end();
  }
}
