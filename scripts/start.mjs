// `npm start` and `npm run dev`: from a bare clone to a running local world. Everything before
// `ensureInstalled` uses Node built-ins only.
import { join, resolve } from "node:path";
import { rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { say, step } from "./lib/console.mjs";
import { ensureInstalled, requireNode } from "./lib/install.mjs";
import { Supervisor } from "./lib/supervisor.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

const USAGE = `npm start                  start the local world, or go on with the saved one
npm start -- --fresh       delete the saved chain and content first
npm run dev                the same with the app reloading as its sources change

  --app-port 3000          port of the app to try first
  --chain-port 8545        port of the chain to try first
  --no-neighbours          nobody else contributes, curates or pays
  --no-world               no sample datanets either
  --data-dir .datanets     where chain and content are kept
  --ready-file FILE        write the addresses there as JSON once everything runs`;

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        fresh: { type: "boolean", default: false },
        dev: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
        "app-port": { type: "string", default: "3000" },
        "chain-port": { type: "string", default: "8545" },
        "no-neighbours": { type: "boolean", default: false },
        "no-world": { type: "boolean", default: false },
        "data-dir": { type: "string", default: join(ROOT, ".datanets") },
        "ready-file": { type: "string" },
      },
    });
    for (const name of ["app-port", "chain-port"]) {
      const port = Number(values[name]);
      if (!Number.isInteger(port) || port < 1 || port > 65_535) {
        throw new Error(`--${name} must be a port number, 1 to 65535, not "${values[name]}".`);
      }
    }
    return values;
  } catch (error) {
    say(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}

const options = readOptions();
if (options.help) {
  say(USAGE);
  process.exit(0);
}
requireNode();

const supervisor = new Supervisor();
const dataDir = resolve(options["data-dir"]);
let ending = false;
/** Whether the data folder is ours: not when another run was found in it. */
let claimed = false;

/** Ends what was started and then this process. @param {number} code @param {string} [sentence] */
async function end(code, sentence) {
  if (sentence) say(`\n${sentence}`);
  if (ending) return supervisor.stopAll();
  ending = true;
  await supervisor.stopAll();
  if (claimed) rmSync(join(dataDir, "run.json"), { force: true });
  process.exit(code);
}

process.on("SIGINT", () =>
  end(0, ending ? "Ending at once." : "Stopping; the chain saves its state …"),
);
process.on("SIGTERM", () => end(0));
process.on("SIGHUP", () => end(0));

function sayWelcome({ appUrl, rpcUrl }) {
  say(`
Datanets is running:  ${appUrl}

  1. Open the address and look around: no wallet is needed to browse.
  2. Connect → Local personas, and choose one. They have OPEN to spend; it is worth nothing.
  3. Contribute e-mails or digits to a sample datanet and watch the neighbours review them.
  4. Take a curator's seat and curate a round, pay to use a datanet, claim what you earned.

Chain: ${rpcUrl} (id 31337)   Data and logs: ${dataDir}
Ctrl-C stops everything; \`npm start\` goes on from there, \`npm start -- --fresh\` begins again.`);
}

try {
  await ensureInstalled(ROOT);
  const { register } = await import("tsx/esm/api");
  register();
  const { prepareDataDir, startStack } = await import("../devnet/stack.ts");
  const { ensureContracts } = await import("./lib/forge.mjs");
  const { generate } = await import("./lib/abi.ts");
  const { ensureApp } = await import("./lib/app.mjs");

  await prepareDataDir(dataDir, options.fresh);
  claimed = true;
  await step("Building the contracts", async () => {
    await ensureContracts({ quiet: true });
    generate();
  });
  if (!options.dev) {
    await step("Building the app", () => ensureApp("local", { quiet: true }));
  }
  const stack = await startStack({
    supervisor,
    dataDir,
    chainPort: Number(options["chain-port"]),
    appPort: Number(options["app-port"]),
    dev: options.dev,
    world: !options["no-world"],
    neighbours: !options["no-world"] && !options["no-neighbours"],
    say,
    step,
    onCrash: (sentence) => end(1, sentence),
  });
  if (options["ready-file"]) writeFileSync(options["ready-file"], JSON.stringify(stack));
  sayWelcome(stack);
} catch (error) {
  if (!ending) await end(1, error instanceof Error ? error.message : String(error));
}
