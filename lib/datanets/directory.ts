import type { PublicClient } from "viem";
import { filterDatanets, LIST_PAGE, type Filter, type Listed, type ListPage } from "./listed";
import { readExplore } from "./reads";
import type { DatanetSummary } from "./types";

// The server's copy of the whole list, for searching it. A stretch of the list in its order is one call
// of the Lens and needs no copy; a filter has to know every datanet, and reading ten thousand takes two
// hundred calls, so they are read once and kept. Answers say which block their rows are of.

/** Seconds until the whole list is read again, behind an answer from the old one. */
const STALE_SECONDS = 30;
/** Calls of the Lens under way at once. */
const CONCURRENT = 6;

type Row = Listed & { blockNumber: number };

type Describe = (datanet: DatanetSummary) => Promise<Pick<Listed, "type" | "about">>;

export class Directory {
  private rows: Row[] = [];
  /** At which the last reading began. */
  private block = 0;
  private readAt = 0;
  private reading: Promise<void> | undefined;

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
    if (this.rows.length === 0) await this.refresh();
    else if (known > this.rows.length) await this.catchUp();
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
