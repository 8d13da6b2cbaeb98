/**
 * `npm run bench:gas`: gas of whole transactions at the default policy, measured in one run of forge in
 * which every call is a transaction of its own, beside the bare storage and transfers beneath each
 * action (contracts/test/gas/Floor.sol) and beside other projects' contracts (peers.ts). Rounds and money
 * are in Gas.t.sol, cases in CaseGas.t.sol. Prints a table and writes bench/results/gas.json.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { measurePeers } from "./peers";

const root = fileURLToPath(new URL("..", import.meta.url));

type Row = {
  metric: string;
  value: number;
  unit: "gas";
  better: "lower";
  target: number | null;
  reference: Record<string, number>;
};

/** A settlement writes the words of 22 seats and six more, and leaves two new ones for ever. */
const SETTLE = ["floor: 28 reused and 2 new slots"] as const;

/** What other projects' contracts ask for the same job. */
const PEERS: Record<string, string[]> = {
  "contribute 128 items": ["EAS attest", "Ocean createNftWithErc20"],
  "commit, panel, new slot": ["EAS timestamp"],
  use: ["Ocean startOrder"],
  "claim 1 contribution": ["Uniswap MerkleDistributor claim"],
  "file a case, 1 item": ["Kleros TCR removeItem", "Kleros TCR challengeRequest"],
  "count a jury of 7": ["Kleros giveRuling, first"],
  appeal: ["Kleros TCR fundAppeal, both sides"],
  "end a case, upheld": ["Kleros giveRuling, final"],
  "collect what a case paid": ["Kleros TCR withdrawFeesAndRewards"],
  "round per accepted item, carried": ["EAS attest"],
  "round per accepted item, direct": ["EAS attest"],
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

const snapshots = (contract: string): Record<string, string> =>
  JSON.parse(readFileSync(`${root}contracts/snapshots/${contract}.json`, "utf8"));
const measured = { ...snapshots("Gas"), ...snapshots("CaseGas") };
const gas = (name: string) => {
  const value = measured[name];
  if (value === undefined) throw new Error(`the gas tests recorded no "${name}"`);
  return Number(value);
};

const peers = await measurePeers();

/**
 * Target gas by metric (null where PERFORMANCE sets none), with what was measured beside it in this run: the
 * floor of the same storage, and another project's contract for the same job. Nobody else's package does a
 * panel's draw or a settlement, or has a jury's draw and votes: those rows have a floor only. The targets of a
 * case's votes are those of a round's; a vote of a case always takes a new slot.
 */
const rows: Row[] = (
  [
    ["contribute 128 items", "reused, carried: contribute", 140_000, ["floor: three new slots"]],
    ["close a full round", "reused, carried: close", null, ["floor: 4 reused slots"]],
    ["draw the panel", "reused, carried: draw panel", null, ["floor: 10 reused slots"]],
    ["draw gold and jury", "reused, carried: draw jury", null, ["floor: 20 reused slots"]],
    ["commit, panel, new slot", "new, direct: commit panel", 53_000, ["floor: one new slot"]],
    [
      "commit, panel, reused slot",
      "reused, direct: commit panel",
      36_000,
      ["floor: 2 reused slots"],
    ],
    ["commit, jury, reused slot", "reused, direct: commit jury", 36_000, ["floor: 2 reused slots"]],
    ["reveal, panel", "reused, direct: reveal panel", 45_000, ["floor: 2 reused slots"]],
    ["reveal, jury", "reused, direct: reveal jury", 45_000, ["floor: 2 reused slots"]],
    ["settle, 128 items, 1 contribution", "reused, carried: settle", 350_000, SETTLE],
    [
      "settle, 128 items, 8 contributions",
      "reused, carried, 8 contributions: settle",
      350_000,
      SETTLE,
    ],
    ["settle, 255 items, 2 contributions", "255 items, carried: settle", 350_000, SETTLE],
    ["use", "use", 60_000, ["floor: pay and count"]],
    ["claim 1 contribution", "claim 1", 60_000, ["floor: pay out"]],
    ["file a case, 1 item", "jury of 7: file", null, ["floor: 3 reused and 12 new slots"]],
    [
      "file a case, 25 items",
      "jury of 15, 25 items: file",
      null,
      ["floor: 3 reused and 12 new slots"],
    ],
    [
      "file a case beside an open one",
      "jury of 7: file beside an open case",
      null,
      ["floor: 6 reused and 6 new slots"],
    ],
    ["draw a case's jury of 7", "jury of 7: draw", null, ["floor: 10 reused and 2 new slots"]],
    [
      "draw a case's jury of 15",
      "jury of 15, 25 items: draw",
      null,
      ["floor: 18 reused and 2 new slots"],
    ],
    [
      "draw a case's jury of 31",
      "appeal, jury of 31: draw",
      null,
      ["floor: 33 reused and 3 new slots"],
    ],
    ["commit, case", "jury of 7: commit", 53_000, ["floor: 1 reused and 1 new slots"]],
    [
      "commit, case, last of its jury",
      "jury of 7: commit last",
      53_000,
      ["floor: 2 reused and 1 new slots"],
    ],
    ["reveal, case", "jury of 7: reveal", 45_000, ["floor: 1 reused and 0 new slots"]],
    ["count a jury of 7", "jury of 7: rule", null, ["floor: 3 reused and 0 new slots"]],
    ["appeal", "appeal", null, ["floor: 2 reused and 1 new slots"]],
    ["end a case, upheld", "jury of 7: end, upheld", null, ["floor: 14 reused and 1 new slots"]],
    [
      "end a case, dismissed",
      "jury of 7: end, dismissed",
      null,
      ["floor: 18 reused and 1 new slots"],
    ],
    [
      "count and end a case of three juries",
      "appeal, jury of 31: rule",
      null,
      ["floor: 48 reused and 1 new slots"],
    ],
    ["collect what a case paid", "collect", null, ["floor: pay out"]],
    ["whole case, jury of 7, 1 item", "jury of 7: whole case", null, []],
    ["whole case, jury of 15, 25 items", "jury of 15, 25 items: whole case", null, []],
    ["round per accepted item, carried", "reused, carried: per accepted item", 14_000, []],
    ["round per accepted item, direct", "reused, direct: per accepted item", 30_000, []],
  ] as const
).map(([metric, name, target, floors]) => ({
  metric,
  value: gas(name),
  unit: "gas",
  better: "lower",
  target,
  reference: {
    ...Object.fromEntries(floors.map((floor) => [floor, gas(floor)])),
    ...Object.fromEntries((PEERS[metric] ?? []).map((peer) => [peer, peers[peer]!])),
  },
}));
rows.push({
  metric: "claim, each further contribution",
  value: Math.round((gas("claim 3") - gas("claim 1")) / 2),
  unit: "gas",
  better: "lower",
  target: 9_000,
  reference: {
    "floor: one more reused slot":
      (gas("floor: 4 reused slots") - gas("floor: 2 reused slots")) / 2,
  },
});

mkdirSync(`${root}bench/results`, { recursive: true });
writeFileSync(`${root}bench/results/gas.json`, `${JSON.stringify(rows, null, 2)}\n`);
console.table(
  rows.map(({ metric, value, target, reference }) => ({
    metric,
    gas: value,
    target,
    verdict: target === null ? "" : value <= target ? "met" : `+${value - target}`,
    beside: Object.entries(reference)
      .map(([name, value]) => `${name} ${value}`)
      .join(", "),
  })),
);
