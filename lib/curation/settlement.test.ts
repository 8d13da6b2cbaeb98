import type { PublicClient } from "viem";
import { expect, test, vi } from "vitest";
import { readSettlement } from "./settlement";

const client = (getContractEvents: () => Promise<unknown[]>) =>
  ({ chain: { id: 31_337 }, getContractEvents }) as unknown as PublicClient;

const settled = (blockNumber: bigint) => ({
  blockNumber,
  args: { accepted: 5n, gold: 3n, goldVerdict: 1n, panelPay: [2n], juryPay: [-1n] },
});

test("a settlement is read again until it is final, and then never", async () => {
  const events = vi.fn(async () => [settled(100n)]);
  const chain = client(events);
  const read = (head: number) => readSettlement(chain, { datanet: 7, round: 1, head });
  expect(await read(115)).toMatchObject({ accepted: 5n, panelPayWei: [2_000_000_000n] });
  await read(116);
  expect(events).toHaveBeenCalledTimes(2);
  expect(await read(117)).toMatchObject({ gold: 3n, juryPayWei: [-1_000_000_000n] });
  expect(events).toHaveBeenCalledTimes(2);
});

test("no settlement is not remembered", async () => {
  const events = vi.fn(async (): Promise<unknown[]> => []);
  const chain = client(events);
  const read = () => readSettlement(chain, { datanet: 8, round: 1, head: 900 });
  expect(await read()).toBeNull();
  events.mockResolvedValue([settled(100n)]);
  expect(await read()).toMatchObject({ accepted: 5n });
});
