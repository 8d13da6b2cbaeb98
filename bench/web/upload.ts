import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import { confirmInWallet, connectAs } from "@/e2e/wallet";
import { MAX_ITEMS } from "@/lib/content/limits";

export const UPLOAD_FILES = MAX_ITEMS;
const FILE_BYTES = 400_000;
export const UPLOAD_MB = Math.round((UPLOAD_FILES * FILE_BYTES) / 1_000_000);
/** The e-mails of the local world. */
const DESK = "/datanets/1/contribute";
const PATIENCE_MS = 120_000;

/**
 * Longest tasks of the page's main thread, ms of processor time: the worker that packs and the server share the
 * machine's cores with the page, so time by the clock would measure them.
 */
export type UploadFigures = {
  /** From the choice of files until all are read, checked and listed. */
  chooseMs: number;
  /** From there, packed and sent, until the wallet shows the transaction. */
  sendMs: number;
};

type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds of the thread's own time. */
  tdur?: number;
  /** When it began and how long it took by the clock, microseconds. */
  ts: number;
  dur?: number;
  args: { name?: string; chrome_mojo_event_info?: { mojo_interface_tag?: string } };
};

/** The longest task of the page's main thread while something is done. */
async function longestTask(browser: Browser, page: Page, work: () => Promise<unknown>) {
  await browser.startTracing(page, {
    categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"],
  });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}.${tid}`;
  const isMain = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(threadOf),
  );
  const own = traceEvents.filter(
    (event) => event.ph === "X" && event.tdur !== undefined && isMain.has(threadOf(event)),
  );
  // What this script asks of the page is done by the page's thread too.
  const asked = own.filter(
    ({ args }) => args.chrome_mojo_event_info?.mojo_interface_tag === "blink.mojom.DevToolsSession",
  );
  const tasks = own.filter(
    ({ name, ts, dur = 0 }) =>
      name === "RunTask" && !asked.some((other) => other.ts >= ts && other.ts <= ts + dur),
  );
  if (tasks.length === 0) throw new Error("The browser traced no task of the page.");
  return tasks.reduce((longest, { tdur }) => Math.max(longest, tdur!), 0) / 1000;
}

function emails(directory: string): string[] {
  return Array.from({ length: UPLOAD_FILES }, (_, i) => {
    const file = path.join(directory, `${i}.eml`);
    const body = randomBytes((FILE_BYTES * 3) / 4).toString("base64");
    writeFileSync(file, `From: a@example.org\r\nSubject: Letter ${i}\r\n\r\n${body}\r\n`);
    return file;
  });
}

/** Contributes e-mails up to the wallet's window, which is then refused. `base` serves the local build. */
export async function measureUpload(browser: Browser, base: string): Promise<UploadFigures> {
  const directory = mkdtempSync(path.join(tmpdir(), "bench-upload-"));
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  try {
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(base + DESK);
    await connectAs(page, "Ben");
    const files = emails(directory);
    const chooseMs = await longestTask(browser, page, async () => {
      await page.getByLabel("Files to contribute").setInputFiles(files);
      await page.getByText(`${UPLOAD_FILES} files: ${UPLOAD_FILES} taken`).waitFor();
    });
    const wallet = page.getByRole("dialog", { name: /contribute/i });
    const sendMs = await longestTask(browser, page, async () => {
      await page.getByRole("button", { name: /^Contribute \d+ items? for/ }).click();
      await confirmInWallet(page, /sign in/i);
      await wallet.waitFor();
    });
    await wallet.getByRole("button", { name: "Reject" }).click();
    return { chooseMs, sendMs };
  } finally {
    await page.close();
    rmSync(directory, { recursive: true, force: true });
  }
}
