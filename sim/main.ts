/**
 * `npm run sim`: plays every attack against the deployed contracts and writes sim/results and the tables of
 * docs/simulation.md. `-- --quick` for a look in under three minutes and `--crowd label.csv` for a crowd's real
 * answers (truth.csv beside it) write nothing into the project. `--only NAME,NAME` plays some cells, `--seed TEXT`
 * other rounds, `--scale 0.5` half as many; `--expectations` writes down what is expected, `--tables`
 * rebuilds the measured tables from sim/results, `--list` prints the names.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "@/devnet/artifacts";
import { forge } from "@/scripts/lib/forge.mjs";
import { CELLS } from "./cells/index";
import { crowdCell } from "./crowd";
import { Lab } from "./lab";
import { print, RESULTS, save, writeExpectations, writeMeasured, type Reported } from "./report";

/** Of the full run's samples. */
const QUICK = 0.04;
const CHAINS = 2;

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    seed: { type: "string", default: "datanets" },
    expectations: { type: "boolean", default: false },
    list: { type: "boolean", default: false },
    tables: { type: "boolean", default: false },
    scale: { type: "string" },
    crowd: { type: "string" },
  },
});

function chosen() {
  if (options.crowd) return [crowdCell(options.crowd)];
  const names = options.only?.split(",");
  const unknown = names?.find((name) => !CELLS.some((cell) => cell.name === name));
  if (unknown) {
    throw new Error(`There is no cell "${unknown}". \`npm run sim -- --list\` prints their names.`);
  }
  if (names) return CELLS.filter(({ name }) => names.includes(name));
  if (!options.quick) return CELLS;
  console.log(
    "Left out of a quick look: defences removed, each of which compiles contracts of its own.",
  );
  return CELLS.filter(({ group }) => group !== "removed");
}

async function run() {
  const cells = chosen();
  const { code } = await forge([
    "build",
    "--quiet",
    "src",
    "test/harness/Troupe.sol",
    "test/naive",
  ]);
  if (code !== 0) throw new Error("The contracts do not compile; forge says why above.");

  const lab = new Lab(options.seed, Number(options.scale ?? (options.quick ? QUICK : 1)), CHAINS);
  const started = Date.now();
  const reports: Reported[] = [];
  // A look, and a crowd that is not ours, leave nothing in the project.
  const kept = !options.quick && !options.crowd;
  const directory = kept ? RESULTS : join(ROOT, ".datanets", "sim", "results");
  const state = () => ({
    seed: options.seed,
    scale: lab.scale,
    rounds: lab.rounds,
    seconds: (Date.now() - started) / 1000,
  });
  try {
    for (const cell of cells) {
      const from = Date.now();
      try {
        const report = { cell, result: await cell.run(lab) };
        reports.push(report);
        print(report);
        save(report, state(), directory);
      } catch (error) {
        // The other cells are still worth having.
        console.error(`\n${cell.name} could not be played:`, error);
        process.exitCode = 1;
      }
      console.log(`  ${((Date.now() - from) / 1000).toFixed(1)} s`);
    }
  } finally {
    await lab.stop();
    if (kept) await writeMeasured(CELLS);
  }
  const claims = reports.flatMap(({ cell, result }) =>
    result.findings.filter(({ claim }) => claim).map((found) => ({ cell, ...found })),
  );
  const count = (verdict: string) => claims.filter((claim) => claim.verdict === verdict).length;
  const { rounds, seconds } = state();
  console.log(
    `\n${rounds} rounds in ${seconds.toFixed(0)} s, seed ${options.seed}. Of ${claims.length} expectations ` +
      `${count("holds")} hold, ${count("misses")} miss, ${count("undecided")} are undecided at this sample size.`,
  );
  for (const { cell, measure, verdict } of claims) {
    if (verdict !== "holds") console.log(`  ${verdict}: ${cell.name}, ${measure}`);
  }
}

if (options.list) CELLS.forEach(({ name, attack }) => console.log(`${name}: ${attack}`));
else if (options.expectations) await writeExpectations(CELLS);
else if (options.tables) await writeMeasured(CELLS);
else await run();
