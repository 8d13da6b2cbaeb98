import type { PublicClient } from "viem";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { RANGE, RANGES, readUsageHistory } from "./history";

type Log = { block: bigint; stamp?: number };

/** A chain of 2 s blocks with payments of 1 gwei each; counts what it is asked. */
function chainOf(latest: bigint, logs: readonly Log[]) {
  const asked: { fromBlock: bigint; toBlock: bigint }[] = [];
  const chain = {
    chain: { id: 31337 },
    getBlock: ({ blockNumber = latest }: { blockNumber?: bigint } = {}) =>
      Promise.resolve({ number: blockNumber, timestamp: 1_000n + 2n * blockNumber }),
    getContractEvents: ({ fromBlock, toBlock }: { fromBlock: bigint; toBlock: bigint }) => {
      asked.push({ fromBlock, toBlock });
      const found = logs.filter(({ block }) => block >= fromBlock && block <= toBlock);
      return Promise.resolve(
        found.map(({ block, stamp }) => ({
          blockNumber: block,
          blockTimestamp: stamp === undefined ? undefined : BigInt(stamp),
          args: { units: 1n, burned: 1n, stewardship: 0n, pool: 0n, contributors: 9n },
        })),
      );
    },
  };
  return { chain: chain as unknown as PublicClient, asked };
}

// The cache outlives a test, so each looks at a datanet of its own.
let datanet = 0;
beforeEach(() => {
  datanet += 1;
  vi.useRealTimers();
});

describe("readUsageHistory", () => {
  it("finds everything of a young chain and says so", async () => {
    const { chain, asked } = chainOf(1_200n, [{ block: 10n }, { block: 1_100n, stamp: 42 }]);
    const history = await readUsageHistory(chain, { datanet });
    expect(history).toMatchObject({ complete: true, fromBlock: 0n, since: 1_000, until: 3_400 });
    // Estimated from the block's number where the node does not say, else as the node says.
    expect(history.uses.map(({ time }) => time)).toEqual([1_020, 42]);
    expect(history.uses[0]).toMatchObject({ totalWei: 10n ** 10n, burnedWei: 10n ** 9n });
    expect(asked).toEqual([{ fromBlock: 0n, toBlock: 1_200n }]);
  });

  it("never asks for more than a range at once nor further back than its ranges", async () => {
    const latest = 1_000_000n;
    const { chain, asked } = chainOf(latest, [{ block: 1n }]);
    const history = await readUsageHistory(chain, { datanet });
    expect(asked).toHaveLength(Number(RANGES) + 1);
    for (const { fromBlock, toBlock } of asked) expect(toBlock - fromBlock).toBeLessThan(RANGE);
    expect(history.complete).toBe(false);
    expect(history.fromBlock).toBe(latest - RANGES * RANGE);
    expect(history.uses).toEqual([]);
  });

  it("asks once for what cannot change any more", async () => {
    vi.useFakeTimers();
    const { chain, asked } = chainOf(3n * RANGE + 500n, []);
    await readUsageHistory(chain, { datanet });
    expect(asked).toHaveLength(4);
    vi.advanceTimersByTime(60_000);
    await readUsageHistory(chain, { datanet });
    expect(asked.slice(4)).toEqual([{ fromBlock: 3n * RANGE, toBlock: 3n * RANGE + 500n }]);
  });

  it("forgets a search that failed", async () => {
    const { chain } = chainOf(100n, [{ block: 5n }]);
    const broken = {
      ...chain,
      getContractEvents: () => Promise.reject(new Error("query returned more than 10000 results")),
    } as unknown as PublicClient;
    await expect(readUsageHistory(broken, { datanet })).rejects.toThrow();
    expect((await readUsageHistory(chain, { datanet })).uses).toHaveLength(1);
  });
});
