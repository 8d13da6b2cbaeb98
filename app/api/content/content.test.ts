import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { packDatanet } from "@/lib/content/pack";
import { verifyCar } from "@/lib/content/verify";
import {
  datanet,
  description,
  items,
  kept as keptIn,
  packed,
  stream,
} from "@/lib/storage/fixtures";
import { readDatanetDescription } from "@/lib/storage/read";
import { receiveCar } from "@/lib/storage/receive";
import { serveContent } from "@/lib/storage/serve";
import { contentStore, type ContentStore } from "@/lib/storage/store";
import type { ContributionVisibility } from "@/lib/storage/visibility";
import { TestBrowser } from "../session/testBrowser";
import { GET } from "./[cid]/[[...path]]/route";
import { POST } from "./route";

let directory: string;
let store: ContentStore;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "content-"));
  vi.stubEnv("CONTENT_DIR", directory);
  store = contentStore();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(directory, { recursive: true, force: true });
});

const kept = () => keptIn(directory);

async function get(
  cid: string,
  segments: string[] = [],
  query = "",
  visibility?: ContributionVisibility,
  headers: Record<string, string> = {},
): Promise<Response> {
  const url = `http://localhost/api/content/${[cid, ...segments].join("/")}${query}`;
  const request = new Request(url, { headers });
  if (visibility === undefined) {
    return GET(request, { params: Promise.resolve({ cid, path: segments }) });
  }
  return serveContent(store, request, { cid, path: segments }, visibility);
}
const open: ContributionVisibility = async () => ({ state: "open", struck: 0n });

describe("serving", () => {
  beforeEach(async () => {
    await receiveCar(store, stream(packed.car));
    await receiveCar(store, stream(datanet.car));
  });

  it.each([
    ["items/000.txt", "text/plain; charset=utf-8"],
    ["items/001.eml", "text/plain; charset=utf-8"],
    ["items/002.gif", "image/gif"],
    ["items/003.png", "application/octet-stream"],
    ["items/004.json", "application/json"],
    ["manifest.json", "application/json"],
  ])("gives %s the type %s and lets none of it run", async (name, type) => {
    const response = await get(packed.cid, name.split("/"), "?contribution=16777217", open);
    expect(response.headers.get("content-type")).toBe(type);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-security-policy")).toMatch(
      /^sandbox; default-src 'none';/,
    );
    expect(response.headers.get("cache-control")).toBe("public, max-age=3600");
    const attached = response.headers.get("content-disposition");
    expect(attached).toBe(type === "application/octet-stream" ? "attachment" : null);
  });

  it("gives back the very bytes, over several blocks too", async () => {
    const response = await get(packed.cid, ["items", "005.txt"], "?contribution=1", open);
    expect(Buffer.from(await response.arrayBuffer()).equals(items[5]!.bytes)).toBe(true);
    expect(response.headers.get("content-length")).toBe("2500000");
  });

  it("answers 304 to who has it", async () => {
    const first = await get(datanet.cid, ["datanet.json"]);
    const etag = first.headers.get("etag")!;
    const again = await get(datanet.cid, ["datanet.json"], "", undefined, {
      "if-none-match": etag,
    });
    expect(again.status).toBe(304);
  });

  it("keeps contributions sealed until the chain says otherwise", async () => {
    const asked: [bigint, string][] = [];
    const answer = (state: "sealed" | "open" | "unknown"): ContributionVisibility => {
      return async (id, digest) => {
        asked.push([id, digest]);
        return { state, struck: 0n };
      };
    };
    const ask = (state: "sealed" | "open" | "unknown") =>
      get(packed.cid, ["manifest.json"], "?contribution=16777217", answer(state));
    await expect(ask("sealed")).rejects.toMatchObject({
      status: 403,
      message: "This contribution is sealed until its round closes.",
    });
    await expect(ask("unknown")).rejects.toMatchObject({ status: 404 });
    expect((await ask("open")).status).toBe(200);
    expect(asked).toEqual(Array(3).fill([16777217n, packed.digest]));
    const offline: ContributionVisibility = () => Promise.reject(new Error("fetch failed"));
    await expect(get(packed.cid, [], "?contribution=1", offline)).rejects.toMatchObject({
      status: 503,
    });
  });

  it("stops serving what a case has struck, and nothing else", async () => {
    const struck: ContributionVisibility = async () => ({ state: "open", struck: 0b10n });
    const ask = (segments: string[], query = "") =>
      get(packed.cid, segments, `?contribution=1${query}`, struck);
    await expect(ask(["items", "001.eml"])).rejects.toMatchObject({
      status: 451,
      message: "A case struck item 2 of this contribution, so it is no longer served.",
    });
    await expect(ask(["items", "", "001.eml"])).rejects.toMatchObject({ status: 404 });
    await expect(ask([], "&format=car")).rejects.toMatchObject({ status: 451 });
    expect((await ask(["items", "000.txt"])).status).toBe(200);
    expect((await ask(["manifest.json"])).status).toBe(200);
    expect((await ask([])).status).toBe(200);
    const all: ContributionVisibility = async () => ({
      state: "open",
      struck: (1n << BigInt(items.length)) - 1n,
    });
    for (const segments of [["manifest.json"], ["items", "000.txt"], []]) {
      await expect(get(packed.cid, segments, "?contribution=1", all)).rejects.toMatchObject({
        status: 451,
      });
    }
  });

  it("does not ask the chain about what is no contribution id", async () => {
    for (const query of ["", "?contribution=-1", "?contribution=1e3", "?contribution=0x1"]) {
      const never = vi.fn<ContributionVisibility>();
      await expect(get(packed.cid, [], query, never)).rejects.toMatchObject({ status: 403 });
      expect(never).not.toHaveBeenCalled();
    }
  });

  it("shows descriptions of datanets to everyone", async () => {
    const response = await get(datanet.cid, ["datanet.json"]);
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(await response.json()).toEqual(description);
    expect(await readDatanetDescription(store, datanet.digest)).toEqual(description);
  });

  it("answers problems for what is not there", async () => {
    const other = await packDatanet({ ...description, name: "Other" });
    const missing: [string, string[]][] = [
      [other.cid, []],
      ["not-a-cid", []],
      ["..", ["..", "etc", "passwd"]],
      [datanet.cid, ["nothing.txt"]],
      [datanet.cid, ["..", "datanet.json"]],
    ];
    for (const [cid, segments] of missing) {
      const response = await get(cid, segments);
      expect(response.status, segments.join("/")).toBe(404);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(response.headers.get("cache-control")).toBe("no-store");
      const problem = (await response.json()) as Record<string, unknown>;
      expect(problem).toMatchObject({ status: 404, title: "Not found" });
      expect(problem.detail).toMatch(/^[A-Zn.].+\.$/);
    }
  });

  it("names a block that the disk has damaged, and a new upload repairs it", async () => {
    const leaf = datanet.blocks.find((block) => block.cid.code === 0x55)!;
    const names = await kept();
    let damaged = 0;
    for (const name of names.filter((entry) => entry.startsWith("blocks"))) {
      const file = path.join(directory, name);
      if (!(await readFile(file)).equals(leaf.bytes)) continue;
      await writeFile(file, "rotten");
      damaged += 1;
    }
    expect(damaged).toBe(1);
    const response = await get(datanet.cid, ["datanet.json"]);
    expect(response.status).toBe(500);
    const problem = (await response.json()) as { detail: string };
    expect(problem.detail).toBe(`Block ${leaf.cid} is damaged on disk; upload its content again.`);
    await receiveCar(store, stream(datanet.car));
    expect((await get(datanet.cid, ["datanet.json"])).status).toBe(200);
  });
});

describe("verification", () => {
  const body = async (response: Response) => stream([new Uint8Array(await response.arrayBuffer())]);

  it("agrees with the chain for content as stored", async () => {
    await receiveCar(store, stream(packed.car));
    const response = await get(packed.cid, [], "?contribution=1&format=car", open);
    expect(await verifyCar(packed.digest, await body(response))).toEqual({
      ok: true,
      items: 6,
      bytes: packed.bytes,
      itemsRoot: packed.itemsRoot,
    });
  });

  it("says so when the store serves something else or something broken", async () => {
    const other = await verifyCar(packed.digest, stream(datanet.car));
    expect(other).toEqual({
      ok: false,
      reason: "The store serves other content than the chain names.",
    });
    const whole = Buffer.concat(packed.car);
    whole[whole.length - 1]! ^= 1;
    expect(await verifyCar(packed.digest, stream([whole]))).toMatchObject({ ok: false });
  });
});

describe("POST /api/content", () => {
  const account = privateKeyToAccount(generatePrivateKey());
  let browser: TestBrowser;
  beforeEach(async () => {
    browser = new TestBrowser();
    await browser.signIn(account);
  });
  const post = (body: BodyInit | null, headers: Record<string, string> = {}) =>
    POST(browser.request("/api/content", { method: "POST", body, headers }));

  it("takes nothing from who has not signed in", async () => {
    browser.cookies.clear();
    const response = await post(new Blob(datanet.car as Uint8Array<ArrayBuffer>[]));
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ type: "urn:datanets:signed-out", status: 401 });
    expect((await kept()).filter((name) => name.startsWith("blocks"))).toEqual([]);
  });

  it("answers the CID", async () => {
    const response = await post(new Blob(datanet.car as Uint8Array<ArrayBuffer>[]));
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ cid: datanet.cid });
  });

  it("answers a problem with one sentence", async () => {
    const notCar = await post("hello");
    expect(notCar.status).toBe(400);
    expect(await notCar.json()).toEqual({
      type: "urn:datanets:content:not-a-car",
      title: "Not a CAR file",
      status: 400,
      detail: "The upload is not a CAR file; pack the contribution again and upload it once more.",
    });
    expect((await post(null)).status).toBe(400);
    expect((await post("x", { "content-length": "502000001" })).status).toBe(413);
  });
});
