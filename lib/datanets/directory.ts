import type { PublicClient } from "viem";
import {
  filterDatanets,
  filterNames,
  LIST_PAGE,
  type Filter,
  type Listed,
  type ListPage,
} from "./listed";
import { NAMES_PAGE, readExplore, readNames, readSummaries } from "./reads";
import type { DatanetName, DatanetSummary } from "./types";

// The server's copy of the whole list, for searching it. A stretch of the list in its order is one call
// of the Lens and needs no copy; a filter has to know every datanet, and reading ten thousand takes two
// hundred calls, so they are read once and kept. Until they are, words and types are looked for among the
// names alone, a thousand of which are one call. Answers say which block their rows are of.

/** Seconds until the whole list is read again, behind an answer from the old one. */
const STALE_SECONDS = 30;
/** Calls of the Lens under way at once. */
const CONCURRENT = 6;

type Row = Listed & { blockNumber: number };

type Described = Pick<Listed, "type" | "about">;
type Describe = (datanet: Pick<DatanetSummary, "content">) => Promise<Described>;

export class Directory {
  private rows: Row[] = [];
  /** At which the last reading began. */
  private block = 0;
  private readAt = 0;
  private reading: Promise<void> | undefined;
  /** Every name, until every row is here. */
  private names: Promise<(DatanetName & Described)[]> | undefined;

  /**
   * @param describe what a datanet's stored description adds; asked once for each description
   * @param now milliseconds
   */
  constructor(
    private readonly client: () => PublicClient,
    private readonly describe: Describe,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * A stretch of what matches a filter, out of a copy at most about STALE_SECONDS old.
   * @param known datanets that the asker knows to exist; newer ones than the copy has are read first
   */
  async search(filter: Filter, skip: number, known = 0): Promise<ListPage> {
    if (this.rows.length === 0) {
      if (filter.need === "all") return this.searchNames(filter, skip, known);
      await this.refresh();
    } else if (known > this.rows.length) await this.catchUp();
    if (this.now() - this.readAt > STALE_SECONDS * 1000) {
      // The copy answers for now; a chain that is away leaves it as it is.
      this.refresh().catch(() => undefined);
    }
    const matching = filterDatanets(this.rows, filter);
    const datanets = matching.slice(skip, skip + LIST_PAGE);
    return {
      total: this.rows.length,
      matched: matching.length,
      blockNumber: datanets.reduce((oldest, row) => Math.min(oldest, row.blockNumber), this.block),
      datanets,
    };
  }

  /** Searches the names, and reads the rows that are shown. The whole copy is made behind the answer. */
  private async searchNames(filter: Filter, skip: number, known: number): Promise<ListPage> {
    let names = await this.readNames();
    if (known > names.length) {
      this.names = undefined;
      names = await this.readNames();
    }
    const matching = filterNames(names, filter);
    const ids = matching.slice(skip, skip + LIST_PAGE).map(({ id }) => id);
    const { now, datanets } =
      ids.length > 0
        ? await readSummaries(this.client(), ids)
        : await readExplore(this.client(), { limit: 1 }).then(({ now }) => ({ now, datanets: [] }));
    const listed = await this.listedAll(datanets, now);
    // A chain that is away now is asked again by the next search.
    this.refresh().catch(() => undefined);
    const { blockNumber } = now;
    return { total: names.length, matched: matching.length, blockNumber, datanets: listed };
  }

  private readNames(): Promise<(DatanetName & Described)[]> {
    this.names ??= this.readAllNames().catch((error: unknown) => {
      this.names = undefined;
      throw error;
    });
    return this.names;
  }

  private async readAllNames(): Promise<(DatanetName & Described)[]> {
    const first = await readNames(this.client());
    const cursors: number[] = [];
    for (let cursor = first.next; cursor > 0; cursor -= NAMES_PAGE) cursors.push(cursor);
    const rest = await Promise.all(cursors.map((cursor) => readNames(this.client(), { cursor })));
    const names = [first, ...rest].flatMap((page) => page.names);
    return Promise.all(names.map(async (name) => ({ ...name, ...(await this.describe(name)) })));
  }

  /** Reads everything again; asked twice at once, it reads once. */
  refresh(): Promise<void> {
    this.reading ??= this.readAll().finally(() => (this.reading = undefined));
    return this.reading;
  }

  /** Reads the datanets that are newer than the copy. */
  private async catchUp(): Promise<void> {
    const newest = this.rows[0]?.id ?? 0;
    const fresh: Row[] = [];
    for (let cursor = 0, more = true; more;) {
      const page = await readExplore(this.client(), { cursor, limit: LIST_PAGE });
      const rows = await this.listedAll(page.datanets, page.now);
      fresh.push(...rows.filter(({ id }) => id > newest));
      cursor = page.next;
      more = cursor > newest;
    }
    // Another request may have caught up meanwhile.
    if (this.rows[0]?.id === newest) this.rows = [...fresh, ...this.rows];
  }

  private async readAll(): Promise<void> {
    const first = await readExplore(this.client(), { limit: LIST_PAGE });
    const cursors: number[] = [];
    for (let cursor = first.next; cursor > 0; cursor -= LIST_PAGE) cursors.push(cursor);
    const pages = new Map([[first.total, await this.listedAll(first.datanets, first.now)]]);
    const readNext = async (): Promise<void> => {
      for (let cursor = cursors.shift(); cursor; cursor = cursors.shift()) {
        const page = await readExplore(this.client(), { cursor, limit: LIST_PAGE });
        pages.set(cursor, await this.listedAll(page.datanets, page.now));
      }
    };
    await Promise.all(Array.from({ length: CONCURRENT }, readNext));
    this.rows = [...pages].sort(([a], [b]) => b - a).flatMap(([, rows]) => rows);
    this.block = first.now.blockNumber;
    this.readAt = this.now();
    this.names = undefined;
  }

  private async listedAll(
    datanets: readonly DatanetSummary[],
    { blockNumber }: { blockNumber: number },
  ): Promise<Row[]> {
    const listed = await Promise.all(datanets.map((datanet) => this.listed(datanet)));
    return listed.map((row) => ({ ...row, blockNumber }));
  }

  private async listed(datanet: DatanetSummary): Promise<Listed> {
    return { ...datanet, ...(await this.describe(datanet)) };
  }
}
