import type { PublicClient } from "viem";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Directory } from "./directory";
import { decodeListPage, encodeListPage, LIST_PAGE, NO_FILTER } from "./listed";
import { readExplore } from "./reads";
import type { DatanetSummary, ExplorePage } from "./types";

vi.mock("./reads", () => ({ readExplore: vi.fn() }));

let total = 0;
let blockNumber = 100;
let clock = 0;

const datanet = (id: number) =>
  ({
    id,
    name: `Datanet ${id}${id % 10 === 0 ? " round" : ""}`,
    steward: "0xAbC0000000000000000000000000000000000001",
    priceWei: 10n ** 18n,
    poolWei: 0n,
    burnedWei: BigInt(id),
    reviewFeeWei: 1n,
    bondWei: 2n,
    curators: { active: 7, total: 7, needed: 7 },
    jurors: { active: 0, total: 0, needed: 9 },
    awaiting: 0,
    committing: 0,
    revealing: 0,
  }) as unknown as DatanetSummary;

beforeEach(() => {
  total = 123;
  clock = 0;
  vi.mocked(readExplore).mockReset();
  vi.mocked(readExplore).mockImplementation(
    async (_, { cursor = 0, limit = LIST_PAGE } = {}): Promise<ExplorePage> => {
      const from = cursor || total;
      const ids = Array.from({ length: Math.min(limit, from) }, (__, i) => from - i);
      blockNumber += 1;
      return {
        now: { time: 0, blockNumber },
        total,
        next: from - ids.length,
        datanets: ids.map(datanet),
      };
    },
  );
});

const directory = () =>
  new Directory(
    () => ({}) as PublicClient,
    async () => ({ type: "text", about: "words" }),
    () => clock,
  );

describe("the directory", () => {
  it("knows every datanet after one reading, newest first", async () => {
    const list = directory();
    const pages = [await list.search(NO_FILTER, 0), await list.search(NO_FILTER, LIST_PAGE * 2)];
    expect(pages[0]!.datanets.map(({ id }) => id)).toEqual(
      Array.from({ length: LIST_PAGE }, (_, i) => total - i),
    );
    expect(pages[1]!.datanets.at(-1)!.id).toBe(1);
    expect(pages.map(({ matched }) => matched)).toEqual([total, total]);
    expect(readExplore).toHaveBeenCalledTimes(3);
  });

  it("finds matches anywhere in the list and says of which block they are", async () => {
    const before = blockNumber;
    const page = await directory().search({ query: "ROUND", type: "text", need: "jurors" }, 0);
    expect(page.datanets.map(({ id }) => id)).toEqual(
      [...Array(12).keys()].map((i) => 120 - 10 * i),
    );
    expect(page.blockNumber).toBe(before + 1);
    expect((await directory().search({ ...NO_FILTER, need: "curators" }, 0)).matched).toBe(0);
  });

  it("reads once for those who ask at once, and again behind the answer when it is old", async () => {
    const list = directory();
    await Promise.all([list.search(NO_FILTER, 0), list.search(NO_FILTER, 0)]);
    expect(readExplore).toHaveBeenCalledTimes(3);
    total = 124;
    clock = 31_000;
    expect((await list.search(NO_FILTER, 0)).total).toBe(123);
    await list.refresh();
    expect((await list.search(NO_FILTER, 0)).total).toBe(124);
  });

  it("reads what is new when somebody knows of more", async () => {
    const list = directory();
    await list.search(NO_FILTER, 0);
    vi.mocked(readExplore).mockClear();
    total = 180;
    const page = await list.search(NO_FILTER, 0, 180);
    expect(page.total).toBe(180);
    expect(page.datanets.map(({ id }) => id)).toEqual(
      Array.from({ length: LIST_PAGE }, (_, i) => 180 - i),
    );
    expect(readExplore).toHaveBeenCalledTimes(2);
  });

  it("answers from what it has when the chain is away", async () => {
    const list = directory();
    await list.search(NO_FILTER, 0);
    vi.mocked(readExplore).mockRejectedValue(new Error("away"));
    clock = 31_000;
    expect((await list.search(NO_FILTER, 0)).matched).toBe(123);
  });

  it("travels as JSON and comes back with its amounts", async () => {
    const page = await directory().search(NO_FILTER, 0);
    expect(decodeListPage(encodeListPage(page))).toEqual(page);
  });
});
