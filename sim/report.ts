/** What a run leaves behind: a printed table, one JSON file a cell, plots, and the tables of docs/simulation.md. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "@/devnet/artifacts";
import { format, resolveConfig } from "prettier";
import type { Cell, Finding, Result } from "./cell";
import { plot } from "./plot";
import type { Claim } from "./stats";

export type Run = { seed: string; scale: number };
export type Reported = { cell: Cell; result: Result };

/** What the docs' tables are made of: one file a cell. */
export const RESULTS = join(ROOT, "sim", "results");

const DOC = join(ROOT, "docs", "simulation.md");
const GROUPS = [
  ["honest", "Honest rounds"],
  ["curation", "Attacks on curation"],
  ["economy", "Attacks on the economy"],
  ["removed", "One defence removed at a time"],
  ["naive", "Naive designs, the same attackers"],
] as const;

const digits = (value: number): string => {
  if (!Number.isFinite(value)) return "-";
  if (Number.isInteger(value)) return String(value);
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
};

export function claimText(claim: Claim | undefined): string {
  if (!claim) return "";
  const [[kind, limit]] = Object.entries(claim) as [[string, number]];
  const sign = { atMost: "≤", atLeast: "≥", below: "<", above: ">" }[kind];
  return `${sign} ${digits(limit)}`;
}

const interval = ({ value }: Finding): string =>
  value.low === value.high ? "exact" : `${digits(value.low)} … ${digits(value.high)}`;

/** Prints one cell as a table for a terminal. */
export function print({ cell, result }: Reported) {
  console.log(`\n${cell.name}  (${cell.group})\n  ${cell.attack}\n  paper: ${cell.paper}`);
  if (result.bestResponse) console.log(`  best response: ${result.bestResponse}`);
  const rows = result.findings.map((found) => [
    found.measure,
    `${digits(found.value.mean)} ${found.unit}`,
    interval(found),
    claimText(found.claim),
    found.verdict ?? "",
    String(found.value.samples),
  ]);
  const widths = [0, 1, 2, 3, 4, 5].map((i) => Math.max(...rows.map((row) => row[i]!.length)));
  for (const row of rows)
    console.log(`  ${row.map((text, i) => text.padEnd(widths[i]!)).join("  ")}`);
}

/** Writes a cell's JSON and plots. */
export function save({ cell, result }: Reported, run: Run, directory: string) {
  mkdirSync(directory, { recursive: true });
  const { name, group, attack, paper, expected } = cell;
  const { seed, scale } = run;
  const json = { name, group, attack, paper, expected, seed, scale, ...result };
  writeFileSync(join(directory, `${name}.json`), `${JSON.stringify(json, null, 2)}\n`);
  const series = [...(result.series ?? [])];
  if (result.threshold) {
    const { points } = result.threshold;
    series.push({
      name: "profit",
      x: "adversary's share",
      y: "profit a round, OPEN",
      points: points.map(({ share, mean, low, high }) => ({ x: share, y: mean, low, high })),
    });
  }
  if (series.length > 0) writeFileSync(join(directory, `${name}.svg`), plot(name, series));
}

const row = (cells: string[]) =>
  `| ${cells.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`;
const table = (head: string[], rows: string[][]) =>
  [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");

function expectations(cells: readonly Cell[]): string {
  return GROUPS.flatMap(([group, title]) => {
    const rows = cells.filter((cell) => cell.group === group);
    if (rows.length === 0) return [];
    const lines = rows.map(({ name, attack, paper, expected }) => [
      `\`${name}\``,
      attack,
      paper,
      expected,
    ]);
    return [`### ${title}`, table(["cell", "attack", "on paper", "expected"], lines)];
  }).join("\n\n");
}

/** Which cells were played with fewer samples than designed. */
function scales(reports: readonly (Reported & Run)[]): string {
  const parts = [...new Set(reports.map(({ scale }) => scale))].filter((scale) => scale !== 1);
  const lines = parts.sort().map((scale) => {
    const names = reports.filter((report) => report.scale === scale);
    return `${scale} of the designed samples: ${names.map(({ cell }) => `\`${cell.name}\``).join(", ")}.`;
  });
  return ["Everything at full size, except", ...lines].join(" ").replace(/, except$/, ".");
}

function measured(reports: readonly (Reported & Run)[]): string {
  const seeds = [...new Set(reports.map(({ seed }) => `\`${seed}\``))].join(", ");
  const parts = [
    `Seed ${seeds}. Bounds are one-sided, 99 % each; samples are whole rounds, or votes where a vote is counted.`,
    scales(reports),
  ];
  const thresholds = reports.flatMap(({ cell, result }) =>
    result.findings
      .filter(({ measure }) => measure.startsWith("RET"))
      .map((found) => [
        `\`${cell.name}\``,
        found.measure,
        digits(found.value.mean),
        interval(found),
        claimText(found.claim),
        cell.paper,
        found.verdict ?? "",
      ]),
  );
  if (thresholds.length > 0) {
    parts.push(
      "### Thresholds (RET)",
      table(["cell", "measure", "RET", "interval", "expected", "on paper", "verdict"], thresholds),
    );
  }
  for (const [group, title] of GROUPS) {
    const inGroup = reports.filter(({ cell }) => cell.group === group);
    if (inGroup.length === 0) continue;
    const rows = inGroup.flatMap(({ cell, result }) =>
      result.findings.map((found, i) => [
        i === 0 ? `\`${cell.name}\`` : "",
        found.measure,
        `${digits(found.value.mean)} ${found.unit}`,
        interval(found),
        claimText(found.claim),
        found.verdict ?? "",
        String(found.value.samples),
      ]),
    );
    parts.push(
      `### ${title}, measured`,
      table(["cell", "measure", "value", "99 % bounds", "expected", "verdict", "samples"], rows),
    );
    const best = inGroup.filter(({ result }) => result.bestResponse);
    if (best.length > 0) {
      parts.push(
        best
          .map(({ cell, result }) => `- \`${cell.name}\`: the search chose ${result.bestResponse}`)
          .join("\n"),
      );
    }
  }
  return parts.join("\n\n");
}

/** Puts a text between the markers of docs/simulation.md. */
async function put(marker: "expected" | "measured", text: string) {
  const doc = readFileSync(DOC, "utf8");
  const [begin, end] = [`<!-- ${marker}: begin -->`, `<!-- ${marker}: end -->`];
  const [from, to] = [doc.indexOf(begin), doc.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`docs/simulation.md has lost its markers "${marker}".`);
  const next = `${doc.slice(0, from + begin.length)}\n\n${text}\n\n${doc.slice(to)}`;
  writeFileSync(DOC, await format(next, { ...(await resolveConfig(DOC)), filepath: DOC }));
}

export const writeExpectations = (cells: readonly Cell[]) => put("expected", expectations(cells));
/** Rebuilds the tables from the results of all cells that have been played. */
export async function writeMeasured(cells: readonly Cell[]) {
  const reports = cells.flatMap((cell) => {
    const file = join(RESULTS, `${cell.name}.json`);
    if (!existsSync(file)) return [];
    const { seed, scale, ...result } = JSON.parse(readFileSync(file, "utf8")) as Result & Run;
    return [{ cell, result, seed, scale }];
  });
  const missing = cells.filter((cell) => !reports.some((report) => report.cell === cell));
  const names = missing.map(({ name }) => `\`${name}\``).join(", ");
  const text = measured(reports);
  await put("measured", missing.length > 0 ? `${text}\n\nNot played yet: ${names}.` : text);
}
