/**
 * `npm run bench:web [-- --runs 5 --no-list --no-pages --as-built]`: production builds in Chromium. Per route:
 * JavaScript over the wire, web vitals and RPC calls, beside two set-ups built in the same run
 * (bench/web-reference: Next alone, and RainbowKit as its documentation has it). Then an upload and the list of
 * 10,000 datanets. Prints a table and writes bench/results/web.json. `--as-built` measures the builds of the
 * run before once more, `--no-pages` no routes, and keeps what the file says of them.
 */
import { chromium, type Browser } from "@playwright/test";
import { parseArgs } from "node:util";
import { ensureBrowser } from "@/scripts/lib/browser.mjs";
import { step } from "@/scripts/lib/console.mjs";
import {
  buildLocal,
  buildPublic,
  buildReference,
  isBuilt,
  PUBLIC_CHAIN,
  PUBLIC_DIR,
  readResults,
  referenceDir,
  ROOT,
  serve,
  startWorld,
  stopAll,
  writeResults,
} from "./web/builds";
import { createMany, MANY, measureList } from "./web/many";
import { measure, measureDialog, type Opening, type Route, type Visit } from "./web/measure";
import { CountingProxy } from "./web/proxy";
import { LOCAL_PATHS, press, ROUTES, type BudgetedRoute } from "./web/routes";
import { measureUpload, UPLOAD_FILES, UPLOAD_MB } from "./web/upload";

const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "5" },
    list: { type: "boolean", default: true },
    pages: { type: "boolean", default: true },
    "as-built": { type: "boolean", default: false },
  },
  allowNegative: true,
});
const RUNS = Number(options.runs);

/** The button that opens the dialog of wallets, RainbowKit's own and ours. */
const CONNECT = /^Connect/;
/** kB of JavaScript with it open. */
const DIALOG_BUDGET = 400;

type Row = {
  metric: string;
  value: number;
  unit: "kB" | "ms" | "score" | "calls" | "fps";
  better: "lower" | "higher";
  target: number | null;
  reference: Record<string, number>;
};
/** By name; `--as-built` leaves out what was never built. */
type References = Record<string, Visit>;

/** Routes that could not be measured, each with why. The rest of the run goes on. */
const failures: string[] = [];

async function attempt<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  try {
    return await step(name, work);
  } catch (error) {
    failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

const METRICS: [keyof Visit, string, Row["unit"], number | null][] = [
  ["loadKb", "JavaScript at load", "kB", null],
  ["idleKb", "JavaScript after 5 idle seconds", "kB", null],
  ["lcp", "LCP", "ms", 1_500],
  ["tbt", "TBT", "ms", 250],
  ["cls", "CLS", "score", 0],
  ["inp", "INP", "ms", 200],
  ["serverReads", "contract reads to render", "calls", 1],
  ["browserCalls", "calls of the browser in 6 s", "calls", null],
];

const round = (value: number, unit: Row["unit"]) =>
  Number(value.toFixed(unit === "score" ? 3 : unit === "kB" || unit === "fps" ? 1 : 0));

function rowsOf(build: string, route: BudgetedRoute, visit: Visit, references: References) {
  return METRICS.map(([key, name, unit, target]): Row => ({
    metric: `${build} ${route.path}: ${name}`,
    value: round(visit[key], unit),
    unit,
    better: "lower",
    target: key === "loadKb" || key === "idleKb" ? route.budget : target,
    reference:
      unit === "calls"
        ? {}
        : Object.fromEntries(
            Object.entries(references).map(([name, each]) => [name, round(each[key], unit)]),
          ),
  }));
}

function dialogRows(build: string, opening: Opening, references: Record<string, Opening>): Row[] {
  const row = (metric: string, key: keyof Opening, unit: Row["unit"], target: number | null) => ({
    metric: `${build} ${metric}`,
    value: round(opening[key], unit),
    unit,
    better: "lower" as const,
    target,
    reference: Object.fromEntries(
      Object.entries(references).map(([name, each]) => [name, round(each[key], unit)]),
    ),
  });
  return [
    row("JavaScript with the dialog of wallets open", "kb", "kB", DIALOG_BUDGET),
    row("click to the dialog of wallets", "ms", "ms", null),
  ];
}

function print(title: string, rows: Row[]): void {
  console.log(`\n${title}`);
  console.table(
    rows.map(({ metric, value, unit, target, better, reference }) => {
      const met = target === null || (better === "lower" ? value <= target : value >= target);
      return { metric, value, unit, target, met: target === null ? "" : met, ...reference };
    }),
  );
}

async function measureBuild(
  browser: Browser,
  build: string,
  { dir, env, server, page }: Served,
  references: { visits: References; dialog: Record<string, Opening> },
  routes = ROUTES,
): Promise<Row[]> {
  const base = await serve(dir, env);
  const rows: Row[] = [];
  for (const route of routes) {
    const visit = await attempt(`${build} ${route.path}`, () =>
      measure(browser, base, route, RUNS, { server, browser: page }),
    );
    if (visit) rows.push(...rowsOf(build, route, visit, references.visits));
  }
  const opening = await attempt(`${build}, the dialog of wallets`, () =>
    measureDialog(browser, base, CONNECT, RUNS),
  );
  if (opening) rows.push(...dialogRows(build, opening, references.dialog));
  print(`${build} build, medians of ${RUNS} visits with an empty cache`, rows);
  return rows;
}

type Served = {
  dir: string;
  env: Record<string, string>;
  server: CountingProxy;
  page: CountingProxy;
};

/** A build whose server and whose pages reach the chain through proxies that count. */
async function served(
  dir: string,
  chain: string,
  world: { rpcUrl: string; dataDir: string },
  chainId?: number,
): Promise<Served> {
  const server = new CountingProxy(world.rpcUrl, chainId);
  const page = new CountingProxy(world.rpcUrl, chainId);
  const env = {
    NEXT_PUBLIC_APP_CHAIN: chain,
    APP_RPC_URL: await server.start(),
    APP_PUBLIC_RPC_URL: await page.start(),
    CONTENT_DIR: `${world.dataDir}/content`,
    DATA_DIR: world.dataDir,
  };
  return { dir, env, server, page };
}

async function listRows(browser: Browser, base: string): Promise<Row[]> {
  const figures = await measureList(browser, base);
  const row = (
    metric: string,
    value: number,
    target: number,
    unit: Row["unit"] = "ms",
    better: Row["better"] = "lower",
  ): Row => ({
    metric: `${MANY} datanets: ${metric}`,
    value: round(value, unit),
    unit,
    better,
    target,
    reference: {},
  });
  return [
    row("first page on screen", figures.pageMs, 1_500),
    row("first search of a new server", figures.coldMs, 1_500),
    row("search, warm", figures.warmMs, 300),
    row("typed to rows on screen, warm", figures.typedMs, 300),
    row("frames a second while scrolling", figures.fps, 55, "fps", "higher"),
    row("longest frame while scrolling", figures.worstFrameMs, 50),
  ];
}

/** Contributes through the local build, which has personas to connect as. */
async function measuredUpload(browser: Browser, { dir, env }: Served): Promise<Row[]> {
  const base = await serve(dir, env);
  const figures = await attempt("An upload", () => measureUpload(browser, base));
  if (!figures) return [];
  const row = (metric: string, value: number): Row => ({
    metric: `${UPLOAD}: longest task of the page, ${metric}`,
    value: round(value, "ms"),
    unit: "ms",
    better: "lower",
    target: 50,
    reference: {},
  });
  const rows = [row("choosing", figures.chooseMs), row("packing and uploading", figures.sendMs)];
  print("An upload", rows);
  return rows;
}

/** Fills the chain, and measures the list of a server that has not searched yet. */
async function measuredList(
  browser: Browser,
  dir: string,
  env: Record<string, string>,
  rpcUrl: string,
): Promise<Row[]> {
  await step(`Creating ${MANY} datanets`, () => createMany(rpcUrl, MANY));
  const base = await serve(dir, env);
  const rows = (await attempt("The long list", () => listRows(browser, base))) ?? [];
  print("A long list", rows);
  return rows;
}

const UPLOAD = `${UPLOAD_FILES} e-mails, ${UPLOAD_MB} MB`;

/** What the run before wrote of pages. */
const resultsOfPages = () =>
  readResults<Row>().filter(
    ({ metric }) => !metric.startsWith(`${MANY} datanets`) && !metric.startsWith(UPLOAD),
  );

const REFERENCES = [
  ["Next alone", "next"],
  ["RainbowKit default", "rainbowkit"],
] as const;

/** @throws Error if something could not be measured; the rest is written. */
function finish(rows: Row[]): void {
  writeResults(rows);
  if (failures.length > 0) throw new Error(`Not measured:\n${failures.join("\n")}`);
}

async function main() {
  const executablePath = ensureBrowser();
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  if (!options["as-built"]) {
    await step("Building the app for the local chain", buildLocal);
  }
  if (!options["as-built"] && options.pages) {
    await step("Building Next alone", () => buildReference("next"));
    await step("Building RainbowKit's default", () => buildReference("rainbowkit"));
    await step(`Building the app for ${PUBLIC_CHAIN.key}`, buildPublic);
  }
  const world = await startWorld();
  const browser = await chromium.launch({ executablePath, args });
  try {
    if (!options.pages) {
      const local = await served(ROOT, "local", world);
      return finish([
        ...resultsOfPages(),
        ...(await measuredUpload(browser, local)),
        ...(await measuredList(browser, local.dir, local.env, world.rpcUrl)),
      ]);
    }
    const counter: Route = { path: "/", interact: press(/^Pressed/) };
    const references = { visits: {} as References, dialog: {} as Record<string, Opening> };
    for (const [name, key] of REFERENCES) {
      if (!isBuilt(referenceDir(key))) continue;
      const base = await serve(referenceDir(key));
      const visit = await attempt(name, () => measure(browser, base, counter, RUNS));
      if (visit) references.visits[name] = visit;
      if (key !== "rainbowkit") continue;
      const opening = await attempt(`${name}, its dialog`, () =>
        measureDialog(browser, base, CONNECT, RUNS),
      );
      if (opening) references.dialog[name] = opening;
    }
    const rows: Row[] = [];
    const local = await served(ROOT, "local", world);
    let last = local;
    if (isBuilt(PUBLIC_DIR, PUBLIC_CHAIN.key)) {
      const few = ROUTES.filter(({ path }) => LOCAL_PATHS.includes(path));
      rows.push(...(await measureBuild(browser, "local", last, references, few)));
      last = await served(PUBLIC_DIR, PUBLIC_CHAIN.key, world, PUBLIC_CHAIN.id);
      rows.push(...(await measureBuild(browser, PUBLIC_CHAIN.key, last, references)));
    } else {
      rows.push(...(await measureBuild(browser, "local", last, references)));
    }
    rows.push(...(await measuredUpload(browser, local)));
    if (options.list) {
      rows.push(...(await measuredList(browser, last.dir, last.env, world.rpcUrl)));
    }
    finish(rows);
  } finally {
    await browser.close();
    await stopAll();
  }
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
