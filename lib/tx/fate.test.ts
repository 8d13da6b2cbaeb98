import type { Address, Hash, Hex } from "viem";
import { beforeEach, describe, expect, it } from "vitest";
import { DROPPED_AFTER, fateOf, type Request, type Sent } from "./fate";

const account: Address = "0x00000000000000000000000000000000000000A1";
const target: Address = "0x00000000000000000000000000000000000000c0";
const hashOf = (n: number): Hash => `0x${n.toString(16).padStart(64, "0")}`;
const hex = (n: number): Hex => `0x${n.toString(16)}`;

type Tx = { hash: Hash; from: Address; to: Address | null; nonce: Hex; value: Hex; input: Hex };

/** A chain of blocks with transactions, and a pool of those that wait. */
class Chain {
  blocks: { transactions: Tx[]; failed?: boolean }[] = Array.from({ length: 10 }, () => ({
    transactions: [],
  }));
  pool: Tx[] = [];
  /** Blocks older than this cannot be asked about. */
  pruned = 0;
  asked: string[] = [];

  request: Request = async <T>(method: string, params: readonly unknown[]) => {
    this.asked.push(method);
    return this.answer(method, params) as T;
  };

  private mined() {
    return this.blocks.flatMap(({ transactions, failed }, number) =>
      transactions.map((tx) => ({ tx, number, failed })),
    );
  }

  private answer(method: string, [first, second]: readonly unknown[]): unknown {
    switch (method) {
      case "eth_blockNumber":
        return hex(this.blocks.length - 1);
      case "eth_getTransactionReceipt": {
        const found = this.mined().find(({ tx }) => tx.hash === first);
        if (!found) return null;
        return {
          status: found.failed ? "0x0" : "0x1",
          transactionHash: found.tx.hash,
          blockNumber: hex(found.number),
          blockHash: hashOf(1_000 + found.number),
        };
      }
      case "eth_getTransactionByHash":
        return (
          this.pool.find(({ hash }) => hash === first) ??
          this.mined().find(({ tx }) => tx.hash === first)?.tx ??
          null
        );
      case "eth_getTransactionCount": {
        const at = second === "latest" ? this.blocks.length - 1 : Number(second);
        if (at < this.pruned) throw new Error("missing trie node");
        return hex(
          this.mined().filter(
            ({ tx, number }) => number <= at && tx.from.toLowerCase() === account.toLowerCase(),
          ).length,
        );
      }
      case "eth_getBlockByNumber":
        return this.blocks[Number(first)] ?? null;
      default:
        throw new Error(`The fake chain has no ${method}`);
    }
  }
}

const tx = (n: number, more: Partial<Tx> = {}): Tx => ({
  hash: hashOf(n),
  from: account.toLowerCase() as Address,
  to: target,
  nonce: "0x0",
  value: "0x5",
  input: "0xabcd",
  ...more,
});

const sent = (more: Partial<Sent> = {}): Sent => ({
  hash: hashOf(1),
  account,
  to: target,
  input: "0xabcd",
  value: "0x05",
  sentBlock: 2,
  sentAt: 1_000,
  nonce: 0,
  ...more,
});

let chain: Chain;
beforeEach(() => {
  chain = new Chain();
});
const fate = (what = sent(), now = 1_010) => fateOf(what, chain.request, now);

describe("fateOf", () => {
  it("is mined, well or badly, with its block", async () => {
    chain.blocks[5] = { transactions: [tx(1)] };
    const block = { number: 5, hash: hashOf(1_005) };
    await expect(fate()).resolves.toEqual({ kind: "mined", hash: hashOf(1), ok: true, block });
    expect(chain.asked).toEqual(["eth_getTransactionReceipt"]);
    chain.blocks[5].failed = true;
    await expect(fate()).resolves.toMatchObject({ kind: "mined", ok: false });
  });

  it("waits while a node has it, and learns the nonce", async () => {
    chain.pool = [tx(1, { nonce: "0x3" })];
    await expect(fate(sent({ nonce: undefined }))).resolves.toEqual({
      kind: "waiting",
      seen: true,
      nonce: 3,
    });
  });

  it("does not take a carrier's nonce for the account's", async () => {
    chain.pool = [tx(1, { from: target, nonce: "0x63" })];
    await expect(fate(sent({ nonce: undefined }))).resolves.toEqual({
      kind: "waiting",
      seen: true,
      nonce: undefined,
    });
  });

  it("is dropped only after everybody has forgotten it for long", async () => {
    await expect(fate(sent(), 1_000 + DROPPED_AFTER)).resolves.toEqual({
      kind: "waiting",
      seen: false,
    });
    await expect(fate(sent(), 1_001 + DROPPED_AFTER)).resolves.toEqual({ kind: "dropped" });
  });

  it("gives the owners of a shared wallet a week", async () => {
    const shared = sent({ shared: true, nonce: undefined });
    await expect(fate(shared, 1_000 + 86_400)).resolves.toMatchObject({ kind: "waiting" });
    await expect(fate(shared, 1_000 + 700_000)).resolves.toEqual({ kind: "dropped" });
  });

  it.each([3, 6, 9])("finds the same one sped up, in block %i", async (number) => {
    chain.blocks[number] = { transactions: [tx(77, { from: target, nonce: "0x0" }), tx(2)] };
    await expect(fate()).resolves.toMatchObject({ kind: "mined", ok: true, hash: hashOf(2) });
  });

  it("tells a cancellation from another transaction", async () => {
    chain.blocks[6] = { transactions: [tx(2, { to: account, value: "0x0", input: "0x" })] };
    await expect(fate()).resolves.toEqual({ kind: "cancelled", by: hashOf(2) });
    chain.blocks[6] = { transactions: [tx(2, { input: "0xbeef" })] };
    await expect(fate()).resolves.toEqual({ kind: "replaced", by: hashOf(2) });
    chain.blocks[6] = { transactions: [tx(2, { to: null })] };
    await expect(fate()).resolves.toEqual({ kind: "replaced", by: hashOf(2) });
  });

  it("looks at its own nonce only, among many", async () => {
    chain.blocks[1] = { transactions: [tx(50, { nonce: "0x0" })] };
    chain.blocks[4] = { transactions: [tx(2, { nonce: "0x1", input: "0xbeef" })] };
    chain.blocks[7] = { transactions: [tx(51, { nonce: "0x2" })] };
    await expect(fate(sent({ nonce: 1 }))).resolves.toEqual({ kind: "replaced", by: hashOf(2) });
  });

  it("says replaced without saying by what when the node does not reach back", async () => {
    chain.blocks[3] = { transactions: [tx(2, { input: "0xbeef" })] };
    chain.pruned = 8;
    await expect(fate(sent(), 1_030)).resolves.toEqual({ kind: "waiting", seen: true });
    await expect(fate(sent(), 1_061)).resolves.toEqual({ kind: "replaced", by: null });
  });

  it("is not fooled by a node that has the block but not yet the receipt", async () => {
    chain.blocks[6] = { transactions: [tx(1)] };
    const answer = chain.request;
    chain.request = async <T>(method: string, params: readonly unknown[]) =>
      method === "eth_getTransactionReceipt" ? (null as T) : answer<T>(method, params);
    await expect(fate()).resolves.toEqual({ kind: "waiting", seen: true });
  });
});
