import { describe, expect, test } from "vitest";
import type { Manifest } from "@/lib/content/schema";
import type { ContributionRow } from "@/lib/contributions/types";
import { acceptedRefs, indexLabels, labelRows, resolveAccepted } from "./accepted";

const row = (part: Partial<ContributionRow>): ContributionRow =>
  ({
    id: 100,
    datanet: 1,
    sequence: 1,
    contributor: "0x1111111111111111111111111111111111111111",
    kind: "data",
    round: 1,
    state: "settled",
    count: 3,
    parent: null,
    targets: 0n,
    field: 0,
    accepted: 0b101n,
    struck: 0n,
    openCases: 0,
    content: "0x01",
    ...part,
  }) as ContributionRow;

const file = (title: string, label?: string) => ({
  path: "items/000.txt",
  mediaType: "text/plain" as const,
  size: 1,
  sha256: "0x00",
  title,
  ...(label ? { label } : {}),
});
const data = (...items: ReturnType<typeof file>[]) => ({ kind: "data", items }) as Manifest;
const labels = (...items: { target: number; label: string }[]) =>
  ({ kind: "labels", field: "verdict", items }) as Manifest;

describe("acceptedRefs", () => {
  test("lists accepted items only, of settled rounds, without labels", () => {
    const rows = [
      row({}),
      row({ id: 101, state: "reveal" }),
      row({ id: 102, kind: "labels", parent: 100 }),
      row({ id: 103, accepted: 0n }),
    ];
    expect(acceptedRefs(rows).map(({ row, index }) => [row.id, index])).toEqual([
      [100, 0],
      [100, 2],
    ]);
  });

  test("leaves out what a case has struck", () => {
    const rows = [row({ struck: 0b1n }), row({ id: 101, struck: 0b101n })];
    expect(acceptedRefs(rows).map(({ row, index }) => [row.id, index])).toEqual([[100, 2]]);
  });
});

describe("labels", () => {
  // Labels of items 0 and 2 of contribution 100; of the first batch only the second label was accepted.
  const first = row({
    id: 110,
    sequence: 10,
    kind: "labels",
    parent: 100,
    targets: 0b101n,
    accepted: 0b10n,
  });
  const second = row({ ...first, id: 111, sequence: 11, accepted: 0b11n });
  const manifests = new Map([
    [110, labels({ target: 0, label: "spam" }, { target: 2, label: "ham" })],
    [111, labels({ target: 0, label: "ham" }, { target: 2, label: "spam" })],
  ]);

  test("a rejected label does not count and the earlier of two accepted ones stands", () => {
    const rows = labelRows([second, first]);
    expect(rows.map(({ id }) => id)).toEqual([110, 111]);
    const index = indexLabels(rows, manifests);
    expect(index.get("100/0")).toEqual({ verdict: "ham" });
    expect(index.get("100/2")).toEqual({ verdict: "ham" });
  });

  test("the chain says which item a label is about, whatever the manifest claims", () => {
    const lying = new Map([[110, labels({ target: 1, label: "x" }, { target: 1, label: "ham" })]]);
    expect([...indexLabels([first], lying)]).toEqual([["100/2", { verdict: "ham" }]]);
  });

  test("label contributions whose content is missing are left out", () => {
    expect(indexLabels([first, second], new Map()).size).toBe(0);
  });
});

describe("resolveAccepted", () => {
  test("joins inline and separate labels", () => {
    const index = new Map([["100/0", { tone: "angry" }]]);
    const item = resolveAccepted(
      { row: row({}), index: 0 },
      data(file("A", "spam"), file("B")),
      index,
      "verdict",
    );
    expect(item).toMatchObject({ index: 0, labels: { tone: "angry", verdict: "spam" } });
    expect(item?.refines).toBeNull();
  });

  test("a refinement knows the item it improves", () => {
    const refinement = row({ kind: "refinement", parent: 90, targets: 0b1010n, accepted: 0b10n });
    const manifest = { kind: "refinement", items: [file("A"), file("B")] } as unknown as Manifest;
    const item = resolveAccepted({ row: refinement, index: 1 }, manifest, new Map(), undefined);
    expect(item?.refines).toEqual({ contribution: 90, index: 3 });
  });

  test("an item that the manifest does not have is no item", () => {
    const ref = { row: row({}), index: 2 };
    expect(resolveAccepted(ref, data(file("A")), new Map(), undefined)).toBeNull();
  });
});
