import type { Address, Hash } from "viem";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PENDING_KEY, type PendingTransaction } from "./pending";

const account: Address = "0x00000000000000000000000000000000000000a1";
const hashOf = (n: number): Hash => `0x${n}`;
const transaction = (n: number): PendingTransaction => ({
  kind: "transaction",
  hash: hashOf(n),
  account,
  to: account,
  input: "0x",
  value: "0x0",
  sentBlock: 1,
  sentAt: Math.floor(Date.now() / 1000),
  step: `step-${n}`,
  describe: `Number ${n}`,
  invalidates: [["datanet", n]],
});
const block = { number: 5, hash: hashOf(55) };

let store: Map<string, string>;
let pending: typeof import("./pending");
let watch: typeof import("./watch");
/** Answers of the chain by method; a function is asked each time. */
let chain: Record<string, unknown>;

/** As a page that was just opened: nothing in memory, the same storage. */
async function open() {
  vi.resetModules();
  [pending, watch] = await Promise.all([import("./pending"), import("./watch")]);
}

beforeEach(async () => {
  store = new Map();
  chain = {};
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
  });
  vi.stubGlobal("fetch", async (_url: string, init: { body: string }) => {
    const { method } = JSON.parse(init.body) as { method: string };
    if (chain.down) throw new TypeError("fetch failed");
    const answer = method === "eth_chainId" ? "0x7a69" : chain[method];
    return Response.json({ jsonrpc: "2.0", id: 1, result: answer ?? null });
  });
  await open();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const outcomes = () => pending.pendingTransactions().map(({ outcome }) => outcome?.kind);
const receipt = (status: "0x1" | "0x0") => ({
  status,
  transactionHash: hashOf(1),
  blockNumber: "0x5",
  blockHash: block.hash,
});

describe("what is pending", () => {
  it("survives a reload", async () => {
    pending.rememberPending(transaction(1));
    await open();
    expect(pending.pendingTransactions()).toEqual([transaction(1)]);
  });

  it("is recognised by its step and account while under way", () => {
    pending.rememberPending(transaction(1));
    expect(
      pending.underWay(account.toUpperCase().replace("0X", "0x") as Address, "step-1"),
    ).toEqual(transaction(1));
    expect(pending.underWay(account, "step-2")).toBeNull();
    expect(pending.underWay(hashOf(9), "step-1")).toBeNull();
    pending.updatePending(hashOf(1), { outcome: { kind: "done", at: 0 } });
    expect(pending.underWay(account, "step-1")).toBeNull();
  });

  it("keeps what has ended for a quarter of an hour", () => {
    vi.useFakeTimers();
    pending.rememberPending(transaction(1));
    pending.updatePending(hashOf(1), {
      outcome: { kind: "done", at: Math.floor(Date.now() / 1000) },
    });
    vi.advanceTimersByTime(899_000);
    pending.rememberPending(transaction(2));
    expect(pending.pendingTransactions()).toHaveLength(2);
    vi.advanceTimersByTime(2_000);
    pending.rememberPending(transaction(3));
    expect(pending.pendingTransactions().map(({ hash }) => hash)).toEqual([hashOf(2), hashOf(3)]);
  });

  it("keeps bigints in keys as text", () => {
    pending.rememberPending({ ...transaction(1), invalidates: [["contribution", 5n]] });
    expect(pending.pendingTransactions()[0]!.invalidates).toEqual([["contribution", "5"]]);
  });

  it("is the same array until something changes, as React asks of a store", () => {
    pending.rememberPending(transaction(1));
    const before = pending.pendingTransactions();
    expect(pending.pendingTransactions()).toBe(before);
    pending.updatePending(hashOf(1), { nonce: 4 });
    expect(pending.pendingTransactions()).not.toBe(before);
  });

  it.each(["not json", "{}", '[{"hash":1}]', "[null]"])(
    "counts a broken store as empty: %s",
    (text) => {
      store.set(PENDING_KEY, text);
      expect(pending.pendingTransactions()).toEqual([]);
    },
  );

  it("keeps the newest fifty", () => {
    for (let n = 0; n < 60; n++) pending.rememberPending(transaction(n));
    expect(pending.pendingTransactions().map(({ hash }) => hash)).toEqual(
      Array.from({ length: 50 }, (_, index) => hashOf(index + 10)),
    );
  });
});

describe("the watch", () => {
  it("leaves alone what a button of this tab follows, and takes over when it stops", async () => {
    pending.rememberPending(transaction(1));
    chain.eth_getTransactionReceipt = receipt("0x1");
    expect(watch.nextLook(pending.pendingTransactions(), 0)).toBeNull();
    await watch.look();
    expect(outcomes()).toEqual([undefined]);
    pending.releasePending(hashOf(1));
    await watch.look();
    expect(outcomes()).toEqual(["done"]);
  });

  it.each([
    ["0x1", "done"],
    ["0x0", "failed"],
  ] as const)("resolves status %s as %s after a reload", async (status, kind) => {
    pending.rememberPending(transaction(1));
    await open();
    chain.eth_getTransactionReceipt = receipt(status);
    await watch.look();
    expect(pending.pendingTransactions()[0]!.outcome).toMatchObject({ kind, block });
  });

  it("learns the nonce on the way", async () => {
    pending.rememberPending(transaction(1));
    await open();
    chain.eth_getTransactionByHash = { hash: hashOf(1), from: account, nonce: "0x4" };
    await watch.look();
    expect(pending.pendingTransactions()[0]).toMatchObject({ nonce: 4 });
  });

  it("waits for a chain that is away", async () => {
    pending.rememberPending(transaction(1));
    await open();
    chain.down = true;
    await watch.look();
    expect(outcomes()).toEqual([undefined]);
    chain = { eth_getTransactionReceipt: receipt("0x1") };
    await watch.look();
    expect(outcomes()).toEqual(["done"]);
  });

  it("looks once more when the block is deep, and puts what was taken back under way again", async () => {
    const at = Math.floor(Date.now() / 1000) - 60;
    for (const n of [1, 2]) {
      pending.rememberPending(transaction(n));
      pending.updatePending(hashOf(n), { outcome: { kind: "done", at, block } });
    }
    await open();
    expect(watch.nextLook(pending.pendingTransactions(), at + 4)).toBe(20_000);
    chain.eth_getTransactionReceipt = null;
    await watch.look();
    expect(outcomes()).toEqual([undefined, undefined]);
    chain.eth_getTransactionReceipt = receipt("0x1");
    await watch.look();
    expect(outcomes()).toEqual(["done", "done"]);
  });

  it("has nothing left to do once a block is known to be deep", async () => {
    const at = Math.floor(Date.now() / 1000) - 60;
    pending.rememberPending(transaction(1));
    pending.updatePending(hashOf(1), { outcome: { kind: "done", at, block } });
    await open();
    chain.eth_getTransactionReceipt = receipt("0x1");
    await watch.look();
    expect(outcomes()).toEqual(["done"]);
    expect(watch.nextLook(pending.pendingTransactions(), at)).toBeNull();
  });

  it("asks less often the longer it takes", () => {
    const one = { ...transaction(1), sentAt: 1_000 };
    expect([1_001, 1_070, 5_000].map((now) => watch.nextLook([one], now))).toEqual([
      2_000, 5_000, 15_000,
    ]);
  });
});
