import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical";
import { cidToDigest, digestToCid, sha256 } from "./cid";
import { buildFiles, type ContributionDraft } from "./contribution";
import { itemsRoot } from "./merkle";
import { pack, packContribution, packDatanet } from "./pack";
import type { DatanetDescription } from "./schema";

const utf8 = (text: string) => new TextEncoder().encode(text);
const contributor = "0x00000000000000000000000000000000000000aa";
const draft: ContributionDraft<Uint8Array> = {
  kind: "data",
  datanet: 1,
  contributor,
  items: [
    { bytes: utf8("first"), mediaType: "text/plain", title: "first", label: "ham" },
    { bytes: utf8("second"), mediaType: "text/plain", title: "second" },
  ],
};

describe("CIDs", () => {
  it("are those other IPFS software makes", async () => {
    // `hello world\n` as a raw leaf and the empty directory: vectors quoted throughout IPFS's docs.
    const hello = await pack([{ path: "hello.txt", bytes: utf8("hello world\n") }]);
    expect(hello.blocks.map((block) => block.cid.toString())).toContain(
      "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4",
    );
    expect(cidToDigest("bafybeiczsscdsbs7ffqz55asqdf3smv6klcw3gofszvwlyarci47bgf354")).toBe(
      await sha256(Uint8Array.from([0x0a, 0x02, 0x08, 0x01])),
    );
  });

  it("follow from the dag-pb encoding of a directory, written out by hand", async () => {
    const leaf = Buffer.from((await sha256(utf8("hello world\n"))).slice(2), "hex");
    const cid = Buffer.concat([Buffer.from([0x01, 0x55, 0x12, 0x20]), leaf]);
    const name = utf8("hello.txt");
    // PBLink: Hash (1), Name (2), Tsize (3) = 12; PBNode: Links (2) then Data (1) = directory.
    const link = Buffer.concat([
      Buffer.from([0x0a, cid.length]),
      cid,
      Buffer.from([0x12, name.length]),
      name,
      Buffer.from([0x18, 12]),
    ]);
    const node = Buffer.concat([
      Buffer.from([0x12, link.length]),
      link,
      Buffer.from([0x0a, 0x02, 0x08, 0x01]),
    ]);
    const packed = await pack([{ path: "hello.txt", bytes: utf8("hello world\n") }]);
    expect(packed.digest).toBe(await sha256(node));
  });

  it("and digests are the same thing said twice", () => {
    const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(bytes, (raw) => {
        const digest = `0x${Buffer.from(raw).toString("hex")}` as const;
        expect(cidToDigest(digestToCid(digest))).toBe(digest);
      }),
    );
  });

  it.each([
    ["", "empty"],
    ["QmUNLLsPACCz1vLxQVkXqqLX5R1X345qqfHbsf67hvA3Nn", "version 0"],
    ["bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4", "a raw leaf"],
    ["../../etc/passwd", "a path"],
  ])("refuse %j (%s)", (cid) => {
    expect(() => cidToDigest(cid)).toThrow(RangeError);
  });

  it("refuse a digest that is too short", () => {
    expect(() => digestToCid("0x12")).toThrow(RangeError);
  });
});

describe("packContribution", () => {
  it("depends on nothing but paths and bytes", async () => {
    const [once, again] = [await packContribution(draft), await packContribution(draft)];
    expect(again.cid).toBe(once.cid);
    expect(Buffer.concat(again.car).equals(Buffer.concat(once.car))).toBe(true);
  });

  it("commits to the items' own hashes", async () => {
    const packed = await packContribution(draft);
    const hashes = [await sha256(utf8("first")), await sha256(utf8("second"))];
    expect(packed.itemsRoot).toBe(itemsRoot(contributor, hashes));
    expect(packed.count).toBe(2);
    expect(packed.digest).toBe(cidToDigest(packed.cid));
  });

  it("reports the bytes packed so far", async () => {
    const seen: number[] = [];
    const packed = await packContribution(draft, (done) => seen.push(done));
    expect(seen.at(-1)).toBe(packed.bytes);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  it("puts labels in ascending order of their targets and needs no files", async () => {
    const { manifest, files, itemHashes } = await buildFiles({
      kind: "labels",
      datanet: 1,
      contributor,
      parent: 16777217n,
      field: "verdict",
      items: [
        { target: 9, label: "spam" },
        { target: 2, label: "ham" },
      ],
    });
    expect(manifest.items).toEqual([
      { target: 2, label: "ham" },
      { target: 9, label: "spam" },
    ]);
    expect(files.map((file) => file.path)).toEqual(["manifest.json"]);
    expect(itemHashes).toHaveLength(2);
  });

  it("refuses to label one item twice", async () => {
    const items = [
      { target: 2, label: "ham" },
      { target: 2, label: "spam" },
    ];
    const labels = { kind: "labels", datanet: 1, contributor, parent: 1n, field: "f" } as const;
    await expect(buildFiles({ ...labels, items })).rejects.toThrow(/ascend/);
  });

  it("refuses more than 128 items", async () => {
    const items = Array.from({ length: 129 }, (_, i) => ({
      bytes: utf8(`item ${i}`),
      mediaType: "text/plain" as const,
      title: "item",
    }));
    await expect(packContribution({ ...draft, kind: "data", items })).rejects.toThrow();
  });
});

describe("packDatanet", () => {
  const description: DatanetDescription = {
    version: 1,
    name: "Spam or ham",
    type: "email",
    description: "E-mails.",
    guidelines: "Spam is what nobody asked for.",
    fields: [{ name: "verdict", kind: "choice", options: ["ham", "spam"] }],
    labels: "inline",
    license: "CC0-1.0",
    source: "",
  };

  it("packs a description", async () => {
    const packed = await packDatanet(description);
    expect(packed.bytes).toBe(utf8(canonicalJson(description)).length);
  });

  it("refuses labels without a field and options that repeat", async () => {
    await expect(packDatanet({ ...description, fields: [] })).rejects.toThrow(/at least one field/);
    const fields = [{ name: "verdict", kind: "choice" as const, options: ["ham", "ham"] }];
    await expect(packDatanet({ ...description, fields })).rejects.toThrow(/once/);
  });
});

describe("canonicalJson", () => {
  it("gives equal values equal text and loses nothing", () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: "small", noUnicodeString: false }), (value) => {
        let text: string;
        try {
          text = canonicalJson(value);
        } catch {
          // A number JSON cannot hold exactly.
          return;
        }
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(canonicalJson({ b: 1, a: [true, null] })).toBe('{"a":[true,null],"b":1}');
  });

  it("refuses what would be changed silently", () => {
    expect(() => canonicalJson({ id: 12345678901234567890 })).toThrow(/too large/);
    expect(() => canonicalJson(Number.POSITIVE_INFINITY)).toThrow(/too large/);
    let deep: unknown = 0;
    for (let i = 0; i < 50; i += 1) deep = [deep];
    expect(() => canonicalJson(deep)).toThrow(/deeper/);
  });
});

describe("packing blobs", () => {
  it("gives the very CAR that packing bytes gives, and holds on to none of the content", async () => {
    const bytes = new Uint8Array(2_500_000).map((_, i) => i * 7);
    const item = { mediaType: "text/plain" as const, title: "long" };
    const make = <B extends Uint8Array | Blob>(content: B) =>
      packContribution<B>({
        kind: "data",
        datanet: 1,
        contributor,
        items: [{ ...item, bytes: content }],
      });
    const inMemory = await make(bytes);
    const onDisk = await make(new Blob([bytes]));
    const car = new Blob(onDisk.car as (Uint8Array<ArrayBuffer> | Blob)[]);
    expect(Buffer.concat(inMemory.car).equals(Buffer.from(await car.arrayBuffer()))).toBe(true);
    const held = onDisk.car.filter((piece) => piece instanceof Uint8Array);
    expect(held.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(2000);
  });

  it("names the item whose file was changed or removed since it was chosen", async () => {
    const gone = new Blob(["x"]);
    const changed = () => Promise.reject(new DOMException("changed", "NotReadableError"));
    gone.slice = () => Object.assign(new Blob(["x"]), { arrayBuffer: changed });
    gone.arrayBuffer = changed;
    const items = [
      { bytes: new Blob(["fine"]), mediaType: "text/plain" as const, title: "fine" },
      {
        bytes: gone,
        mediaType: "text/plain" as const,
        title: "moved.txt",
        sha256: `0x${"0".repeat(64)}`,
      },
    ];
    await expect(
      packContribution({ kind: "data", datanet: 1, contributor, items }),
    ).rejects.toMatchObject({
      code: "malformed",
      item: 1,
      message:
        "“moved.txt” was changed or moved since you chose it; remove it and go on, or add it again.",
    });
  });
});
