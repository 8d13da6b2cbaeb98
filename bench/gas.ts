/**
 * `npm run bench:gas`: gas of whole transactions at the default policy, measured in one run of forge in
 * which every call is a transaction of its own, beside the bare storage and transfers beneath each
 * action (contracts/test/gas/Floor.sol). Prints a table and writes bench/results/gas.json.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

type Row = {
  metric: string;
  value: number;
  unit: "gas";
  better: "lower";
  target: number | null;
  reference: Record<string, number>;
};

const run = spawnSync(
  process.execPath,
  ["scripts/forge.mjs", "test", "--profile", "gas", "--match-path", "test/gas/*"],
  { cwd: root, stdio: ["ignore", "inherit", "inherit"] },
);
if (run.status !== 0) {
  console.error("The gas tests failed, so there is nothing to print. Their output is above.");
  process.exit(1);
}

const measured: Record<string, string> = JSON.parse(
  readFileSync(`${root}contracts/snapshots/Gas.json`, "utf8"),
);
const gas = (name: string) => {
  const value = measured[name];
  if (value === undefined) throw new Error(`the gas tests recorded no "${name}"`);
  return Number(value);
};

/** Target gas by metric; null where PERFORMANCE sets none. Floors are of this run. */
const rows: Row[] = (
  [
    ["contribute 128 items", "reused, carried: contribute", 140_000, "three new slots"],
    ["close a full round", "reused, carried: close", null],
    ["draw the panel", "reused, carried: draw panel", null],
    ["draw gold and jury", "reused, carried: draw jury", null],
    ["commit, panel, new slot", "new, direct: commit panel", 53_000, "one new slot"],
    ["commit, panel, reused slot", "reused, direct: commit panel", 36_000, "one reused slot"],
    ["commit, jury, reused slot", "reused, direct: commit jury", 36_000, "one reused slot"],
    ["reveal, panel", "reused, direct: reveal panel", 45_000, "one reused slot"],
    ["reveal, jury", "reused, direct: reveal jury", 45_000, "one reused slot"],
    ["settle, 128 items, 1 contribution", "reused, carried: settle", 350_000],
    ["settle, 128 items, 8 contributions", "reused, carried, 8 contributions: settle", 350_000],
    ["settle, 255 items, 2 contributions", "255 items, carried: settle", 350_000],
    ["use", "use", 60_000, "pay and count"],
    ["claim 1 contribution", "claim 1", 60_000, "pay out"],
    ["round per accepted item, carried", "reused, carried: per accepted item", 14_000],
    ["round per accepted item, direct", "reused, direct: per accepted item", 30_000],
  ] as const
).map(([metric, name, target, floor]) => ({
  metric,
  value: gas(name),
  unit: "gas",
  better: "lower",
  target,
  reference: floor ? { [`floor: ${floor}`]: gas(`floor: ${floor}`) } : {},
}));
rows.push({
  metric: "claim, each further contribution",
  value: Math.round((gas("claim 3") - gas("claim 1")) / 2),
  unit: "gas",
  better: "lower",
  target: 9_000,
  reference: {},
});

mkdirSync(`${root}bench/results`, { recursive: true });
writeFileSync(`${root}bench/results/gas.json`, `${JSON.stringify(rows, null, 2)}\n`);
console.table(
  rows.map(({ metric, value, target, reference }) => ({
    metric,
    gas: value,
    target,
    verdict: target === null ? "" : value <= target ? "met" : `+${value - target}`,
    floor: Object.values(reference)[0] ?? "",
  })),
);
