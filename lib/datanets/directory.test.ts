import type { PublicClient } from "viem";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Directory } from "./directory";
import { decodeListPage, encodeListPage, LIST_PAGE, NO_FILTER } from "./listed";
import { readExplore, readNames, readSummaries } from "./reads";
import type { DatanetSummary, ExplorePage } from "./types";

vi.mock("./reads", () => ({
  NAMES_PAGE: 100,
  readExplore: vi.fn(),
  readNames: vi.fn(),
  readSummaries: vi.fn(),
}));

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

beforeEach(() => {
  vi.mocked(readNames).mockReset();
  vi.mocked(readNames).mockImplementation(async (_, { cursor = 0 } = {}) => {
    const from = cursor || total;
    const ids = Array.from({ length: Math.min(100, from) }, (__, i) => from - i);
    return { total, next: from - ids.length, names: ids.map(datanet) };
  });
  vi.mocked(readSummaries).mockReset();
  vi.mocked(readSummaries).mockImplementation(async (_, ids) => ({
    now: { time: 0, blockNumber: (blockNumber += 1) },
    datanets: ids.map(datanet),
  }));
});

/** A directory that has read every row. */
const read = async () => {
  const list = directory();
  await list.refresh();
  return list;
};

const directory = () =>
  new Directory(
    () => ({}) as PublicClient,
    async () => ({ type: "text", about: "words" }),
    () => clock,
  );

describe("the directory", () => {
  it("knows every datanet after one reading, newest first", async () => {
    const list = await read();
    const pages = [await list.search(NO_FILTER, 0), await list.search(NO_FILTER, LIST_PAGE * 2)];
    expect(pages[0]!.datanets.map(({ id }) => id)).toEqual(
      Array.from({ length: LIST_PAGE }, (_, i) => total - i),
    );
    expect(pages[1]!.datanets.at(-1)!.id).toBe(1);
    expect(pages.map(({ matched }) => matched)).toEqual([total, total]);
    expect(readExplore).toHaveBeenCalledTimes(3);
  });

  it("looks among the names until it has read every row, and makes that its next", async () => {
    const list = directory();
    const filter = { ...NO_FILTER, query: "round" };
    const page = await list.search(filter, 0);
    expect(page).toMatchObject({ total: 123, matched: 12 });
    expect(page.datanets.map(({ id }) => id)).toEqual(
      [...Array(12).keys()].map((i) => 120 - 10 * i),
    );
    expect(readNames).toHaveBeenCalledTimes(2);
    expect(readSummaries).toHaveBeenCalledTimes(1);
    await list.refresh();
    expect((await list.search(filter, 0)).matched).toBe(12);
    expect(readNames).toHaveBeenCalledTimes(2);
    expect(readSummaries).toHaveBeenCalledTimes(1);
  });

  it("finds nothing among the names without asking for rows", async () => {
    const page = await directory().search({ ...NO_FILTER, query: "nowhere" }, 0);
    expect(page).toMatchObject({ total: 123, matched: 0, datanets: [] });
    expect(readSummaries).not.toHaveBeenCalled();
  });

  it("looks at the names again when somebody knows of more", async () => {
    const list = directory();
    vi.mocked(readExplore).mockRejectedValue(new Error("away"));
    await list.search({ ...NO_FILTER, query: "round" }, 0);
    total = 130;
    expect((await list.search({ ...NO_FILTER, query: "round" }, 0, 130)).matched).toBe(13);
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
    await Promise.all([list.refresh(), list.refresh()]);
    expect(readExplore).toHaveBeenCalledTimes(3);
    total = 124;
    clock = 31_000;
    expect((await list.search(NO_FILTER, 0)).total).toBe(123);
    await list.refresh();
    expect((await list.search(NO_FILTER, 0)).total).toBe(124);
  });

  it("reads what is new when somebody knows of more", async () => {
    const list = await read();
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
    const list = await read();
    vi.mocked(readExplore).mockRejectedValue(new Error("away"));
    clock = 31_000;
    expect((await list.search(NO_FILTER, 0)).matched).toBe(123);
  });

  it("travels as JSON and comes back with its amounts", async () => {
    const page = await (await read()).search(NO_FILTER, 0);
    expect(decodeListPage(encodeListPage(page))).toEqual(page);
  });
});
