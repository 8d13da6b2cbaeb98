import type { Browser } from "@playwright/test";
import { encodeFunctionData, numberToHex, type Hex } from "viem";
import { datanetsAbi } from "@/contracts-abi/Datanets";
import { localClient } from "@/devnet/chain";
import { addresses } from "@/lib/chain/addresses";
import { readClient } from "@/lib/chain/client";
import { BLOCK_SECONDS } from "@/lib/chain/chains";
import { encodePolicy } from "@/lib/datanets/decode";
import { LOCAL_POLICY } from "@/lib/datanets/policy";
import { readExplore } from "@/lib/datanets/reads";
import { median, NAMES } from "./measure";

/** Datanets of the long list. */
export const MANY = 10_000;
const PER_REQUEST = 200;
const GAS = 2_000_000;
const WORDS = ["traffic", "birds", "contracts", "recipes", "receipts", "voices", "maps", "poems"];

/** Creates datanets on the local chain until there are `count`, with descriptions that are stored. */
export async function createMany(rpcUrl: string, count: number): Promise<void> {
  const chain = localClient(rpcUrl);
  const { total, datanets } = await readExplore(readClient(rpcUrl));
  const contents = datanets.map(({ content }) => content);
  const to = addresses(31_337).Datanets;
  const [from] = (await chain.request({ method: "eth_accounts" } as never)) as Hex[];
  const data = (index: number) =>
    encodeFunctionData({
      abi: datanetsAbi,
      functionName: "create",
      args: [
        `${WORDS[index % WORDS.length]!} number ${index + 1}`,
        contents[index % contents.length]!,
        10n ** 7n,
        encodePolicy(LOCAL_POLICY),
      ],
    });
  await chain.setIntervalMining({ interval: 0 });
  try {
    for (let done = total; done < count; done += PER_REQUEST) {
      const size = Math.min(PER_REQUEST, count - done);
      const nonce = await chain.getTransactionCount({ address: from! });
      const calls = Array.from({ length: size }, (_, i) => ({
        jsonrpc: "2.0",
        id: i,
        method: "eth_sendTransaction",
        params: [
          { from, to, gas: numberToHex(GAS), nonce: numberToHex(nonce + i), data: data(done + i) },
        ],
      }));
      const answer = await fetch(rpcUrl, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(calls),
      });
      const failed = ((await answer.json()) as { error?: { message: string } }[]).find(
        ({ error }) => error,
      );
      if (failed) throw new Error(`Creating a datanet failed: ${failed.error?.message}`);
      await chain.mine({ blocks: 1 });
    }
  } finally {
    await chain.setIntervalMining({ interval: BLOCK_SECONDS });
  }
  const after = (await readExplore(readClient(rpcUrl))).total;
  if (after < count) throw new Error(`There are ${after} datanets and not ${count}.`);
}

export type ListFigures = {
  /** First answer of a filter over everything, and the median of later ones, ms. */
  coldMs: number;
  warmMs: number;
  /** The page itself with its first rows, ms to the first contentful paint. */
  pageMs: number;
  /** From the last key of a search to rows on screen, ms. */
  typedMs: number;
  /** Frames a second while the list is scrolled, and the longest wait for a frame, ms. */
  fps: number;
  worstFrameMs: number;
};

async function timed(url: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  await response.text();
  return performance.now() - started;
}

/** Scrolls for two seconds, a step a frame, and times the frames. Runs in the page. */
function scrollFrames(): Promise<number[]> {
  return new Promise((resolve) => {
    const frames: number[] = [];
    const started = performance.now();
    let last = started;
    const tick = (now: number) => {
      frames.push(now - last);
      last = now;
      window.scrollBy(0, 120);
      if (now - started < 2_000) requestAnimationFrame(tick);
      else resolve(frames.slice(1));
    };
    requestAnimationFrame(tick);
  });
}

/** How the list of `MANY` datanets behaves. `base` serves a process that has not searched yet. */
export async function measureList(browser: Browser, base: string): Promise<ListFigures> {
  const search = (query: string) => `${base}/api/datanets?q=${encodeURIComponent(query)}`;
  const coldMs = await timed(search("birds"));
  const warm: number[] = [];
  for (const word of [...WORDS, ...WORDS]) warm.push(await timed(search(word)));

  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  try {
    await page.addInitScript(NAMES);
    await page.goto(base);
    const pageMs = await page.evaluate(
      () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
    );
    const box = page.getByRole("searchbox", { name: /Search datanets/ });
    await page.getByText(/of 10,0\d\d datanets/).waitFor();
    await page.evaluate(() => document.querySelector("#datanets")?.scrollIntoView());
    const frames = await page.evaluate(scrollFrames);
    await page.evaluate(() => window.scrollTo(0, 0));
    const typed: number[] = [];
    for (const word of WORDS) {
      await box.fill("");
      await page.getByText(/^10,0\d\d of 10,0\d\d datanets/).waitFor();
      const started = performance.now();
      await box.fill(`${word} number 77`);
      await page
        .getByRole("link", { name: new RegExp(`^${word} number \\d*77`) })
        .first()
        .waitFor();
      typed.push(performance.now() - started);
    }
    const seconds = frames.reduce((sum, frame) => sum + frame, 0) / 1000;
    return {
      coldMs,
      warmMs: median(warm),
      pageMs,
      typedMs: median(typed),
      fps: frames.length / seconds,
      worstFrameMs: Math.max(...frames),
    };
  } finally {
    await page.close();
  }
}
