// `npm test`: installs what is missing, then every check there is. Stages that need no browser run in two
// lanes side by side, because one of them (the contract tests) is long and the others are many; the
// browser tests, which watch the clock, run alone at the end. Built-ins only until packages are there.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { duration, say, step } from "./lib/console.mjs";
import { ensureInstalled, requireNode } from "./lib/install.mjs";
import { Supervisor } from "./lib/supervisor.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const LOGS = join(ROOT, "test-results", "stages");
/** Lines of a failed stage's output that are shown; all of it is in its log. */
const SHOWN_LINES = 120;

/**
 * A stage runs an npm script. It waits for the stages named in `needs`, and is not run if one failed.
 * @typedef {{ name: string, script: string, needs?: string[] }} Stage
 */

/** @type {Stage[][]} */
const LANES = [
  [
    { name: "lint", script: "lint" },
    { name: "format", script: "format:check" },
    { name: "types", script: "typecheck" },
    { name: "production build", script: "build:if-stale" },
    { name: "public build", script: "test:public-build", needs: ["production build"] },
    // Last here: it waits for the other lane's compiler, and the builds need not.
    { name: "unit tests", script: "test:unit", needs: ["contracts build"] },
  ],
  [
    { name: "contracts build", script: "contracts:build" },
    { name: "contracts-abi fresh", script: "contracts:check", needs: ["contracts build"] },
    { name: "contract tests", script: "test:contracts", needs: ["contracts build"] },
  ],
];
/** @type {Stage} */
const LAST = {
  name: "end-to-end tests",
  script: "test:e2e",
  needs: ["production build", "contracts-abi fresh"],
};

const supervisor = new Supervisor();
/** @type {{ name: string, passed: boolean, took: number, note: string }[]} */
const results = [];
/** @type {Map<string, number>} when each stage under way began */
const running = new Map();
/** Whether each stage passed, for those that wait for it. */
const outcomes = new Map(
  LANES.flat().map(({ name }) => {
    let settle = (_passed) => {};
    const promise = new Promise((resolve) => (settle = resolve));
    return [name, { promise, settle }];
  }),
);

const strip = (text) => text.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, "");

/** What a passed stage has to say for itself, from its last lines. */
function noteFrom(output) {
  const counts = [
    /Tests\s+(\d+ passed[^\n]*)/.exec(output), // vitest
    /(\d+ tests passed, \d+ failed, \d+ skipped)/.exec(output), // forge
    /\n\s+(\d+ passed)[^\n]*\s*$/.exec(output), // playwright
  ];
  return counts.find(Boolean)?.[1] ?? "";
}

/** Runs a stage to its end; true if it passed. @param {Stage} stage */
async function run({ name, script, needs = [] }) {
  const passes = await Promise.all(needs.map((need) => outcomes.get(need)?.promise));
  const missing = needs[passes.indexOf(false)];
  if (missing) {
    results.push({ name, passed: false, took: 0, note: `not run: needs "${missing}"` });
    say(`✗ ${name}: not run, because "${missing}" failed`);
    return false;
  }
  const started = Date.now();
  const logFile = join(LOGS, `${name.replaceAll(" ", "-")}.log`);
  rmSync(logFile, { force: true });
  running.set(name, started);
  say(`▸ ${name} (npm run ${script}) …`);
  const code = await new Promise((resolve) => {
    const npm = process.env.npm_execpath;
    const [command, ...args] = npm ? [process.execPath, npm] : ["npm"];
    supervisor.start(name, command, [...args, "run", "--silent", script], {
      cwd: ROOT,
      logFile,
      env: { CI: "1", FORCE_COLOR: "0", NO_COLOR: "1" },
      onExit: resolve,
    });
  });
  running.delete(name);
  const took = Date.now() - started;
  const passed = code === "exit code 0";
  const output = strip(readFileSync(logFile, "utf8"));
  const note = passed ? noteFrom(output) : code;
  results.push({ name, passed, took, note });
  if (!passed) {
    const lines = output.trimEnd().split("\n");
    say(`\n──── ${name} failed (${code}); its last lines, all of it in ${logFile}`);
    say(lines.slice(-SHOWN_LINES).join("\n"));
    say("────\n");
  }
  say(`${passed ? "✓" : "✗"} ${name} (${duration(took)})${note ? ` ${note}` : ""}`);
  return passed;
}

/** @param {Stage[]} lane */
async function runLane(lane) {
  for (const stage of lane) outcomes.get(stage.name)?.settle(await run(stage));
}

function summary(started) {
  const order = [...LANES.flat(), LAST].map(({ name }) => name);
  const rows = results.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  const width = Math.max(...rows.map(({ name }) => name.length));
  say(`\nSummary (${duration(Date.now() - started)})`);
  for (const { name, passed, took, note } of rows) {
    say(
      `  ${passed ? "passed" : "FAILED"}  ${name.padEnd(width)}  ${duration(took).padStart(12)}  ${note}`.trimEnd(),
    );
  }
  const failed = rows.filter(({ passed }) => !passed).length;
  process.exitCode = failed === 0 ? 0 : 1;
  say(`\n${rows.length - failed} passed, ${failed} failed`);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, async () => {
    say("\nStopping what was started …");
    await supervisor.stopAll();
    process.exit(130);
  });
}

requireNode();
const started = Date.now();
try {
  await ensureInstalled(ROOT);
} catch (error) {
  say(error.message);
  say("\n0 passed, 1 failed");
  process.exit(1);
}
try {
  const { ensureBrowser } = await import("./lib/browser.mjs");
  await step("Finding a browser", async () => ensureBrowser());
} catch (error) {
  // The end-to-end stage will say it again and fail; everything else can still be checked.
  say(error.message);
}
const heartbeat = setInterval(() => {
  const names = [...running].map(([name, since]) => `${name} ${duration(Date.now() - since)}`);
  if (names.length > 0) say(`  … ${names.join(", ")}`);
}, 60_000);
await Promise.all(LANES.map(runLane));
await run(LAST);
clearInterval(heartbeat);
await supervisor.stopAll();
summary(started);
