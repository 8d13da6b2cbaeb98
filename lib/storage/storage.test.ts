import { CarWriter } from "@ipld/car/writer";
import { mkdtemp, readdir, readFile, rm, utimes, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { FsBlockstore } from "blockstore-fs";
import { CID } from "multiformats/cid";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { POST } from "@/app/api/content/route";
import { GET } from "@/app/api/content/[cid]/[[...path]]/route";
import { carChunks } from "@/lib/content/car";
import type { ContentError } from "@/lib/content/errors";
import { pack, packContribution, packDatanet, type Packed } from "@/lib/content/pack";
import type { NewItem } from "@/lib/content/contribution";
import type { DatanetDescription } from "@/lib/content/schema";
import { verifyCar } from "@/lib/content/verify";
import { readDatanetDescription } from "./read";
import { receiveCar } from "./receive";
import { serveContent } from "./serve";
import { contentStore, ContentStore } from "./store";
import type { ContributionVisibility } from "./visibility";

const utf8 = (text: string) => new TextEncoder().encode(text);
const contributor = "0x00000000000000000000000000000000000000aa";
const description: DatanetDescription = {
  version: 1,
  name: "Digits",
  type: "image",
  description: "Handwritten digits.",
  guidelines: "One digit each.",
  fields: [{ name: "digit", kind: "choice", options: ["0", "1"] }],
  labels: "inline",
  license: "MIT",
  source: "",
};
/** A GIF of one pixel. */
const GIF = Uint8Array.from(Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=", "base64"));
const text = (content: string): NewItem => ({
  bytes: utf8(content),
  mediaType: "text/plain",
  title: content.slice(0, 20),
});
const items: NewItem[] = [
  text("<script>alert(1)</script>"),
  { bytes: utf8("From: a@b.c\r\n\r\nhi"), mediaType: "message/rfc822", title: "hi" },
  { bytes: GIF, mediaType: "image/gif", title: "pixel" },
  { bytes: utf8("<svg onload=alert(1)>"), mediaType: "image/png", title: "no picture" },
  { bytes: utf8('{"a":1}'), mediaType: "application/json", title: "row" },
  { ...text("x"), bytes: new Uint8Array(2_500_000).fill(120) },
];
const packed = await packContribution({ kind: "data", datanet: 1, contributor, items });
const datanet = await packDatanet(description);

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

async function* stream(chunks: Iterable<Uint8Array>) {
  yield* chunks;
}
/** Files under the store, relative; empty directories do not count. */
async function kept(): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)));
}
async function failure(source: AsyncIterable<Uint8Array>, most?: number): Promise<ContentError> {
  const error = await receiveCar(store, source, most).then(
    () => undefined,
    (reason: ContentError) => reason,
  );
  if (error === undefined) throw new Error("the upload was accepted");
  expect(await kept()).toEqual([]);
  return error;
}
async function carOf(files: Record<string, string | Uint8Array>): Promise<Uint8Array[]> {
  const made: Packed = await pack(
    Object.entries(files).map(([name, content]) => ({
      path: name,
      bytes: typeof content === "string" ? utf8(content) : content,
    })),
  );
  return carChunks(made.root, made.blocks);
}
const manifestText = () => JSON.stringify(packed.manifest);
const fileOf = (index: number) => (packed.manifest.kind === "data" ? items[index]!.bytes : GIF);
const files = () =>
  Object.fromEntries(
    packed.manifest.kind === "data"
      ? packed.manifest.items.map((item, i) => [item.path, fileOf(i)])
      : [],
  );

describe("an upload", () => {
  it("is kept whole and can be sent again", async () => {
    const record = await receiveCar(store, stream(packed.car));
    expect(record).toMatchObject({ cid: packed.cid, kind: "contribution", items: 6 });
    expect(record.blocks).toHaveLength(packed.blocks.length);
    const before = await kept();
    await receiveCar(store, stream(packed.car));
    expect((await kept()).toSorted()).toEqual(before.toSorted());
    expect(before.some((name) => name.startsWith("uploads"))).toBe(false);
  });

  it("may arrive in pieces of any size", async () => {
    const whole = Buffer.concat(datanet.car);
    const bytes = Array.from(whole, (_, i) => whole.subarray(i, i + 1));
    expect((await receiveCar(store, stream(bytes))).cid).toBe(datanet.cid);
  });

  it("is laid out as blockstore-fs reads it", async () => {
    await receiveCar(store, stream(datanet.car));
    const blocks = new FsBlockstore(path.join(directory, "blocks"));
    const root = CID.parse(datanet.cid);
    const read: Uint8Array[] = [];
    for await (const chunk of blocks.get(root)) read.push(chunk);
    expect(Buffer.concat(read).equals(datanet.blocks.at(-1)!.bytes)).toBe(true);
  });
});

describe("nothing is kept of", () => {
  it("what is no CAR", async () => {
    for (const bytes of [utf8("hello"), utf8("\xff\xff\xff\xff\x7fhello"), new Uint8Array(0)]) {
      expect((await failure(stream([bytes]))).code).toBe("not-a-car");
    }
  });

  it("what is too large, as soon as it is", async () => {
    const error = await failure(stream(packed.car), 1000);
    expect(error).toMatchObject({ code: "too-large", status: 413 });
  });

  it("a block changed on the way, and it is named", async () => {
    const whole = Buffer.concat(packed.car);
    whole[whole.length - 1]! ^= 1;
    const error = await failure(stream([whole]));
    expect(error.code).toBe("corrupted");
    expect(error.message).toMatch(/^Block baf\w+ does not match its hash/);
  });

  it("an upload cut short or broken off", async () => {
    const whole = Buffer.concat(packed.car);
    expect((await failure(stream([whole.subarray(0, -10)]))).code).toBe("corrupted");
    async function* broken() {
      yield whole.subarray(0, 5000);
      throw new Error("ECONNRESET");
    }
    expect((await failure(broken())).code).toBe("interrupted");
  });

  it("blocks missing, extra, repeated, oversized or of other kinds", async () => {
    const { root, blocks } = packed;
    const missing = await carChunks(root, blocks.slice(1));
    expect((await failure(stream(missing))).code).toBe("incomplete");
    const extra = await carChunks(root, [
      ...blocks,
      ...(await pack([{ path: "x", bytes: utf8("stray") }])).blocks,
    ]);
    expect((await failure(stream(extra))).message).toMatch(/belongs to none of the files/);
    const twice = await carChunks(root, [...blocks, blocks[0]!]);
    expect((await failure(stream(twice))).message).toMatch(/twice/);
    const identity = CID.createV1(0x55, {
      code: 0,
      size: 1,
      digest: utf8("a"),
      bytes: Uint8Array.from([0, 1, 97]),
    });
    const odd = await carChunks(root, [{ cid: identity, bytes: utf8("a") }]);
    expect((await failure(stream(odd))).code).toBe("malformed");
    const big = await pack([{ path: "x", bytes: utf8("y") }]);
    const fat = await carChunks(root, [
      { cid: big.blocks[0]!.cid, bytes: new Uint8Array(2_097_153) },
    ]);
    expect((await failure(stream(fat))).message).toMatch(/larger than/);
  });

  it("a CAR with no root or two", async () => {
    for (const roots of [[], [packed.root, datanet.root]]) {
      const { writer, out } = CarWriter.create(roots);
      void writer.close();
      expect((await failure(out)).message).toMatch(/exactly one root/);
    }
  });

  it.each([
    ["no manifest", { "items/000.txt": "x" }, /either a manifest\.json or a datanet\.json/],
    ["two of them", { "manifest.json": "{}", "datanet.json": "{}" }, /either/],
    ["a manifest that is no JSON", { "manifest.json": "{" }, /not valid JSON/],
    [
      "a manifest without items",
      { "manifest.json": '{"version":1,"kind":"data"}' },
      /not valid at/,
    ],
    [
      "a description with strangers",
      { "datanet.json": JSON.stringify(description), "x.html": "" },
      /not named/,
    ],
    ["unsafe names", { "manifest.json": "{}", "items/..%2f": "x" }, /unsafe file name/],
    ["deep folders", { "manifest.json": "{}", "other/a.txt": "x" }, /not a file/],
  ])("a directory with %s", async (_, content, sentence) => {
    const error = await failure(stream(await carOf(content as Record<string, string>)));
    expect(error.message).toMatch(sentence);
    expect(error.status).toBe(422);
  });

  it("files other than the manifest promises", async () => {
    const whole = { "manifest.json": manifestText(), ...files() };
    const swapped = { ...whole, "items/000.txt": "<script>alert(2)</script>" };
    expect((await failure(stream(await carOf(swapped)))).message).toMatch(/not the one/);
    const longer = { ...whole, "items/000.txt": "longer than it was said to be" };
    expect((await failure(stream(await carOf(longer)))).message).toMatch(/bytes, its manifest/);
    const { "items/000.txt": _, ...fewer } = whole as Record<string, string | Uint8Array>;
    expect((await failure(stream(await carOf(fewer)))).message).toMatch(/missing/);
    const more = { ...whole, "items/006.txt": "stowaway" };
    expect((await failure(stream(await carOf(more)))).message).toMatch(/not named/);
  });

  it("an upload that fills the disk", async () => {
    const full = Object.assign(new Error("no space"), { code: "ENOSPC" });
    const stage = store.stage.bind(store);
    let blocks = 0;
    vi.spyOn(store, "stage").mockImplementation(async () => {
      const staging = await stage();
      return {
        ...staging,
        put: (cid, bytes) => {
          blocks += 1;
          return blocks > 3 ? Promise.reject(full) : staging.put(cid, bytes);
        },
      };
    });
    expect(await failure(stream(packed.car))).toMatchObject({ code: "disk-full", status: 507 });
  });
});

describe("a crash", () => {
  it("between staging and record leaves nothing to serve, and repeating the upload finishes it", async () => {
    const staging = await store.stage();
    for (const block of datanet.blocks) await staging.put(block.cid, block.bytes);
    // The process dies here: blocks are staged, nothing is committed.
    const root = CID.parse(datanet.cid);
    expect(await store.record(root)).toBeUndefined();
    await expect(store.get(root)).rejects.toThrow(/missing/);
    await receiveCar(store, stream(datanet.car));
    expect(await store.record(root)).toMatchObject({ kind: "datanet" });
  });

  it("after the blocks moved but before the record appeared serves nothing either", async () => {
    await receiveCar(store, stream(datanet.car));
    await rm(path.join(directory, "roots"), { recursive: true });
    expect(await store.record(datanet.root)).toBeUndefined();
    const response = await get(datanet.cid, ["datanet.json"]);
    expect(response.status).toBe(404);
    await receiveCar(store, stream(datanet.car));
    expect((await get(datanet.cid, ["datanet.json"])).status).toBe(200);
  });

  it("leaves uploads that the next start sweeps once they are old", async () => {
    const old = path.join(directory, "uploads", "old");
    const recent = path.join(directory, "uploads", "recent");
    for (const upload of [old, recent]) {
      await mkdir(upload, { recursive: true });
      await writeFile(path.join(upload, "part"), "x");
    }
    const yesterday = new Date(Date.now() - 24 * 3_600_000);
    await utimes(old, yesterday, yesterday);
    await receiveCar(new ContentStore(directory), stream(datanet.car));
    expect(await readdir(path.join(directory, "uploads"))).toEqual(["recent"]);
  });
});

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
const open: ContributionVisibility = async () => "open";

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
    expect(response.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    expect(response.headers.get("cache-control")).toContain("immutable");
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
        return state;
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

  it("does not ask the chain about what is no contribution id", async () => {
    for (const query of ["", "?contribution=-1", "?contribution=1e3", "?contribution=0x1"]) {
      const never = vi.fn<ContributionVisibility>();
      await expect(get(packed.cid, [], query, never)).rejects.toMatchObject({ status: 403 });
      expect(never).not.toHaveBeenCalled();
    }
  });

  it("shows descriptions of datanets to everyone", async () => {
    const response = await get(datanet.cid, ["datanet.json"]);
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
  const post = (body: BodyInit | null, headers: Record<string, string> = {}) =>
    POST(new Request("http://localhost/api/content", { method: "POST", body, headers }));

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
    expect((await post("x", { "content-length": "80000001" })).status).toBe(413);
  });
});
