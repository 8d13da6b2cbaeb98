import { CarWriter } from "@ipld/car/writer";
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { FsBlockstore } from "blockstore-fs";
import { CID } from "multiformats/cid";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { carPieces } from "@/lib/content/car";
import type { ContentError } from "@/lib/content/errors";
import { pack } from "@/lib/content/pack";
import { datanet, description, items, kept as keptIn, packed, stream, utf8 } from "./fixtures";
import { findRoot } from "./read";
import { receiveCar } from "./receive";
import { ContentStore } from "./store";

let directory: string;
let store: ContentStore;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "content-"));
  store = new ContentStore(directory);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(directory, { recursive: true, force: true });
});

const kept = () => keptIn(directory);
async function failure(source: AsyncIterable<Uint8Array>, most?: number): Promise<ContentError> {
  const error = await receiveCar(store, source, { most }).then(
    () => undefined,
    (reason: ContentError) => reason,
  );
  if (error === undefined) throw new Error("the upload was accepted");
  expect(await kept()).toEqual([]);
  return error;
}
async function carOf(files: Record<string, string | Uint8Array>): Promise<Uint8Array[]> {
  const made = await pack<Uint8Array>(
    Object.entries(files).map(([name, content]) => ({
      path: name,
      bytes: typeof content === "string" ? utf8(content) : content,
    })),
  );
  return carPieces(made.root, made.blocks);
}
const manifestText = () => JSON.stringify(packed.manifest);
const files = () =>
  Object.fromEntries(
    packed.manifest.kind === "data"
      ? packed.manifest.items.map((item, i) => [item.path, items[i]!.bytes])
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
    const rootBlock = datanet.blocks.find(({ cid }) => cid.equals(root))!;
    const read: Uint8Array[] = [];
    for await (const chunk of blocks.get(root)) read.push(chunk);
    expect(Buffer.concat(read).equals(rootBlock.bytes)).toBe(true);
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
    const missing = await carPieces(root, blocks.slice(1));
    expect((await failure(stream(missing))).code).toBe("incomplete");
    const extra = await carPieces(root, [
      ...blocks,
      ...(await pack([{ path: "x", bytes: utf8("stray") }])).blocks,
    ]);
    expect((await failure(stream(extra))).message).toMatch(/belongs to none of the files/);
    const twice = await carPieces(root, [...blocks, blocks[0]!]);
    expect((await failure(stream(twice))).message).toMatch(/twice/);
    const identity = CID.createV1(0x55, {
      code: 0,
      size: 1,
      digest: utf8("a"),
      bytes: Uint8Array.from([0, 1, 97]),
    });
    const odd = await carPieces(root, [{ cid: identity, bytes: utf8("a") }]);
    expect((await failure(stream(odd))).code).toBe("malformed");
    const big = await pack([{ path: "x", bytes: utf8("y") }]);
    const fat = await carPieces(root, [
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
    [
      "no manifest",
      { "items/000.txt": "x" },
      /a manifest\.json, a datanet\.json or an evidence\.json/,
    ],
    ["two of them", { "manifest.json": "{}", "datanet.json": "{}" }, /one only/],
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
    await expect(findRoot(store, datanet.cid)).rejects.toMatchObject({ status: 404 });
    await receiveCar(store, stream(datanet.car));
    expect((await findRoot(store, datanet.cid)).digest).toBe(datanet.digest);
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
