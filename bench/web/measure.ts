import type { Browser, CDPSession, Page } from "@playwright/test";
import { contractReads, total, type CountingProxy } from "./proxy";

/** One visit with an empty cache. Sizes in kB (1,000 bytes) over the wire, times in ms. */
export type Visit = {
  /** JavaScript a second after the load event, and after five idle seconds more. */
  loadKb: number;
  idleKb: number;
  lcp: number;
  /** Long tasks less 50 ms each, from navigation to five idle seconds. */
  tbt: number;
  cls: number;
  /** Longest of the interaction's events until the next frame; 16 is the least a browser reports. */
  inp: number;
  /** Contract reads of the server for this page, and all calls of the browser within six seconds. */
  serverReads: number;
  browserCalls: number;
};

export type Route = { path: string; interact: (page: Page) => Promise<unknown> };

type Proxies = { server: CountingProxy; browser: CountingProxy };

const LOAD_MS = 1_000;
const IDLE_MS = 5_000;
/** After an interaction until its frame is certain to be there. */
const SETTLE_MS = 500;
const LEAST_EVENT_MS = 16;
/** What a page may take to show what a route presses. */
const PATIENCE_MS = 15_000;

type Watched = { lcp: number; cls: number; tasks: number[]; events: number[] };

/** Runs in the page before anything else of it. */
function watch() {
  const seen: Watched = { lcp: 0, cls: 0, tasks: [], events: [] };
  Object.assign(window, { __watched: seen });
  const observe = (type: string, each: (entry: never) => void, options = {}) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) each(entry as never);
    }).observe({ type, buffered: true, ...options });
  observe("largest-contentful-paint", (entry: PerformanceEntry) => (seen.lcp = entry.startTime));
  observe("layout-shift", (entry: { value: number; hadRecentInput: boolean }) => {
    if (!entry.hadRecentInput) seen.cls += entry.value;
  });
  observe("longtask", (entry: PerformanceEntry) => seen.tasks.push(entry.duration));
  observe(
    "event",
    (entry: { duration: number; interactionId?: number }) => {
      if (entry.interactionId) seen.events.push(entry.duration);
    },
    { durationThreshold: 16 },
  );
}

/** tsx wraps named functions in a call that pages do not know; what runs in them needs it. */
export const NAMES = "globalThis.__name ??= (named) => named";

/** Bytes of JavaScript over the wire so far, workers' too. */
async function countScripts(session: CDPSession): Promise<() => number> {
  const scripts = new Set<string>();
  let bytes = 0;
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type === "Script" || /javascript/.test(response.mimeType)) scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  return () => bytes / 1000;
}

/** Contract reads of the server for a page's HTML, asked without a browser, which fetches ahead on its own. */
async function readsOf(url: string, server: CountingProxy): Promise<number> {
  server.take();
  const response = await fetch(url);
  await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return contractReads(server.take());
}

const watched = (page: Page) =>
  page.evaluate(() => (window as unknown as { __watched: Watched }).__watched);

/** Visits a route once in a fresh browser context. */
export async function visit(
  browser: Browser,
  base: string,
  { path, interact }: Route,
  proxies?: Proxies,
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.addInitScript(NAMES);
    await page.addInitScript(watch);
    const kilobytes = await countScripts(await context.newCDPSession(page));
    const serverReads = proxies ? await readsOf(base + path, proxies.server) : 0;
    proxies?.browser.take();
    await page.goto(base + path, { timeout: 60_000 });
    await page.waitForTimeout(LOAD_MS);
    const loadKb = kilobytes();
    await page.waitForTimeout(IDLE_MS);
    const idleKb = kilobytes();
    const browserCalls = proxies ? total(proxies.browser.take()) : 0;
    const { lcp, cls, tasks } = await watched(page);
    if (lcp === 0) throw new Error("The browser reported no largest paint.");
    await interact(page);
    await page.waitForTimeout(SETTLE_MS);
    const { events } = await watched(page);
    const tbt = tasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0);
    const inp = Math.max(LEAST_EVENT_MS, ...events);
    return { loadKb, idleKb, lcp, tbt, cls, inp, serverReads, browserCalls };
  } finally {
    await context.close();
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** What opening the dialog of wallets costs a stranger: JavaScript in kB with the page's, and ms until it is there. */
export type Opening = { kb: number; ms: number };

/** Milliseconds after the dialog is there until all it fetches is counted. */
const DIALOG_MS = 4_000;

async function openOnce(browser: Browser, url: string, button: RegExp): Promise<Opening> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const kilobytes = await countScripts(await context.newCDPSession(page));
    await page.goto(url, { waitUntil: "load", timeout: 60_000 });
    await page.waitForTimeout(LOAD_MS);
    const started = performance.now();
    await page.getByRole("button", { name: button }).first().click();
    await page.getByRole("dialog").first().waitFor();
    const ms = performance.now() - started;
    await page.waitForTimeout(DIALOG_MS);
    return { kb: kilobytes(), ms };
  } finally {
    await context.close();
  }
}

/** Medians of opening the dialog of wallets with an empty cache. @param button that opens it */
export async function measureDialog(
  browser: Browser,
  url: string,
  button: RegExp,
  runs: number,
): Promise<Opening> {
  const openings: Opening[] = [];
  for (let run = 0; run < runs; run += 1) openings.push(await openOnce(browser, url, button));
  return { kb: median(openings.map(({ kb }) => kb)), ms: median(openings.map(({ ms }) => ms)) };
}

/** A visit that lets the server load what the page needs. */
async function warm(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(url, { timeout: 60_000 });
  await page.close();
}

/** Medians of `runs` visits, after one that is not counted. */
export async function measure(
  browser: Browser,
  base: string,
  route: Route,
  runs: number,
  proxies?: Proxies,
): Promise<Visit> {
  await warm(browser, base + route.path);
  const visits: Visit[] = [];
  for (let run = 0; run < runs; run += 1) {
    visits.push(await visit(browser, base, route, proxies));
  }
  const keys = Object.keys(visits[0]!) as (keyof Visit)[];
  return Object.fromEntries(
    keys.map((key) => [key, median(visits.map((each) => each[key]))]),
  ) as Visit;
}
