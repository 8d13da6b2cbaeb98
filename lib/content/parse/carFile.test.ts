import { describe, expect, it } from "vitest";
import { CID } from "multiformats/cid";
import { english } from "@/lib/texts/text";
import { carPieces } from "../car";
import type { NewItem } from "../contribution";
import { pack, packContribution, packDatanet } from "../pack";
import { blobOf } from "../pieces";
import { parseBatch } from "./batch";
import type { ParseOptions, SourceFile } from "./types";

const utf8 = (text: string) => new TextEncoder().encode(text);
const contributor = "0x00000000000000000000000000000000000000aa";
const text: ParseOptions = { type: "text", labels: "none" };
const field = { name: "verdict", kind: "choice" as const, options: ["ham", "spam"] };
const inline: ParseOptions = { type: "text", labels: "inline", field };

const items: NewItem<Uint8Array>[] = [
  { bytes: utf8("first"), mediaType: "text/plain", title: "The first", label: "ham" },
  { bytes: utf8("second"), mediaType: "text/plain", title: "The second", meta: { words: 1 } },
  { bytes: new Uint8Array(2_500_000).fill(97), mediaType: "text/plain", title: "Long" },
];
const contribution = () =>
  packContribution<Uint8Array>({ kind: "data", datanet: 1, contributor, items });
function carFile(car: Uint8Array[], name = "saved.car"): SourceFile {
  const file = blobOf(car);
  return { path: name, size: file.size, file, read: () => Promise.reject(new Error("by blob")) };
}
const sentences = async (file: SourceFile, options = text) =>
  (await parseBatch([file], options)).problems.map(({ sentence }) => english(sentence));

describe("a CAR of a contribution", () => {
  it("gives back its items, so that contributing them again gives the same CID", async () => {
    const packed = await contribution();
    const result = await parseBatch([carFile(packed.car)], inline);
    expect(result.problems).toEqual([]);
    expect(result.files).toEqual([{ name: "saved.car", items: 3 }]);
    expect(result.items.map(({ title, label }) => [title, label])).toEqual([
      ["The first", "ham"],
      ["The second", undefined],
      ["Long", undefined],
    ]);
    const draft = { kind: "data" as const, datanet: 1, contributor, items: result.items } as const;
    expect((await packContribution(draft)).cid).toBe(packed.cid);
  });

  it("loses labels where the datanet asks for none", async () => {
    const { items: read } = await parseBatch([carFile((await contribution()).car)], text);
    expect(read[0]!.label).toBeUndefined();
  });

  it("is refused item by item where the datanet takes something else", async () => {
    const image: ParseOptions = { type: "image", labels: "none" };
    const result = await parseBatch([carFile((await contribution()).car)], image);
    expect(result.items).toEqual([]);
    expect(english(result.problems[0]!.sentence)).toBe(
      "saved.car, items/000.txt is text/plain, which this datanet does not take.",
    );
  });

  it("repeats nothing that is in the batch already", async () => {
    const { car } = await contribution();
    const result = await parseBatch([carFile(car), carFile(car, "again.car")], text);
    expect(result.items).toHaveLength(3);
    expect(result.problems.map(({ sentence }) => english(sentence))).toEqual([
      "again.car: 3 items repeat some already in the batch.",
    ]);
  });
});

describe("a CAR of any other directory", () => {
  it("gives its files, as if they had been chosen one by one", async () => {
    const made = await pack<Uint8Array>([
      { path: "notes/a.txt", bytes: utf8("alpha") },
      { path: "b.txt", bytes: utf8("beta") },
      { path: "c.html", bytes: utf8("<p>") },
      { path: ".hidden.txt", bytes: utf8("no") },
    ]);
    const result = await parseBatch([carFile(await carPieces(made.root, made.blocks))], text);
    expect(result.items.map(({ title }) => title).sort()).toEqual(["alpha", "beta"]);
    expect(result.problems.map(({ sentence }) => english(sentence))).toEqual([
      "c.html is not of a kind this datanet takes; add .txt, .jsonl or .csv files.",
    ]);
    expect(result.files[0]).toMatchObject({ name: "saved.car", items: 2 });
  });

  it("may name its root in CID version 0", async () => {
    const made = await pack<Uint8Array>([{ path: "a.txt", bytes: utf8("alpha") }]);
    const root = CID.createV0(made.root.multihash as never);
    const car = await carPieces(
      root,
      made.blocks.map(({ cid, bytes }) => ({
        cid: cid.code === 0x70 ? CID.createV0(cid.multihash as never) : cid,
        bytes,
      })),
    );
    expect((await parseBatch([carFile(car)], text)).items.map(({ title }) => title)).toEqual([
      "alpha",
    ]);
  });
});

describe("a CAR that cannot be taken says why", () => {
  it("when it is none, damaged, cut short or incomplete", async () => {
    expect((await sentences(carFile([utf8("hello")])))[0]).toMatch(
      /^saved\.car could not be taken/,
    );
    const packed = await contribution();
    const whole = Buffer.concat(packed.car);
    whole[whole.length - 1]! ^= 1;
    expect((await sentences(carFile([whole])))[0]).toMatch(/does not match its hash/);
    expect((await sentences(carFile([whole.subarray(0, -10)])))[0]).toMatch(/ended in the middle/);
    const some = await carPieces(packed.root, packed.blocks.slice(0, 3));
    const missing = (await sentences(carFile(some))).join(" ");
    expect(missing).toMatch(/Block \w+ is missing|could not be taken/);
  });

  it("when it holds labels or a datanet's description", async () => {
    const labels = await packContribution<Uint8Array>({
      kind: "labels",
      datanet: 1,
      contributor,
      parent: 5n,
      field: "verdict",
      items: [{ target: 0, label: "ham" }],
    });
    expect(await sentences(carFile(labels.car))).toEqual([
      "saved.car holds labels for another contribution's items, not items.",
    ]);
    const { car } = await packDatanet({
      version: 1,
      name: "x",
      type: "text",
      description: "x",
      guidelines: "x",
      fields: [],
      labels: "none",
      license: "MIT",
      source: "",
    });
    expect(await sentences(carFile(car))).toEqual([
      "saved.car holds the description of a datanet, not items.",
    ]);
  });
});
