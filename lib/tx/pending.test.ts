import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PENDING_KEY, type PendingTransaction } from "./pending";
import { fateOf } from "./resolve";

const transaction = (n: number): PendingTransaction => ({
  hash: `0x${n}`,
  account: "0xa",
  describe: `Number ${n}`,
  invalidates: [["datanet", n]],
  sentAt: 1_000,
});

describe("pending transactions", () => {
  let store: Map<string, string>;
  let pending: typeof import("./pending");

  beforeEach(async () => {
    store = new Map();
    vi.stubGlobal("localStorage", {
      getItem: (key: string) => store.get(key) ?? null,
      setItem: (key: string, value: string) => store.set(key, value),
    });
    vi.resetModules();
    pending = await import("./pending");
  });
  afterEach(() => vi.unstubAllGlobals());

  it("survive a reload, when nobody watches them any more", async () => {
    pending.rememberPending(transaction(1));
    expect(pending.unwatchedPending()).toEqual([]);
    vi.resetModules();
    const reloaded = await import("./pending");
    expect(reloaded.unwatchedPending()).toEqual([transaction(1)]);
  });

  it("are gone once their fate is known", () => {
    pending.rememberPending(transaction(1));
    pending.rememberPending(transaction(2));
    pending.forgetPending("0x1");
    expect(pending.pendingTransactions()).toEqual([transaction(2)]);
  });

  it("are handed to the shell when their button gives up", () => {
    pending.rememberPending(transaction(1));
    pending.releasePending("0x1");
    expect(pending.unwatchedPending()).toEqual([transaction(1)]);
  });

  it("keep bigints in their keys as text", () => {
    pending.rememberPending({ ...transaction(1), invalidates: [["contribution", 5n]] });
    expect(pending.pendingTransactions()[0]!.invalidates).toEqual([["contribution", "5"]]);
  });

  it.each(["not json", "{}", '[{"hash":1}]', "[null]"])(
    "count a broken store as empty: %s",
    (text) => {
      store.set(PENDING_KEY, text);
      expect(pending.pendingTransactions()).toEqual([]);
    },
  );

  it("keep the newest fifty", () => {
    for (let n = 0; n < 60; n++) pending.rememberPending(transaction(n));
    expect(pending.pendingTransactions().map(({ hash }) => hash)).toEqual(
      Array.from({ length: 50 }, (_, index) => `0x${index + 10}`),
    );
  });
});

describe("fateOf", () => {
  const answers = (byMethod: Record<string, unknown>) =>
    vi.stubGlobal("fetch", async (_url: string, init: { body: string }) => {
      const { method } = JSON.parse(init.body) as { method: string };
      return Response.json({ jsonrpc: "2.0", id: 1, result: byMethod[method] });
    });
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    ["confirmed", { eth_getTransactionReceipt: { status: "0x1" } }, 1_001],
    ["failed", { eth_getTransactionReceipt: { status: "0x0" } }, 1_001],
    [
      "waiting",
      { eth_getTransactionReceipt: null, eth_getTransactionByHash: { hash: "0x1" } },
      9_999,
    ],
    ["waiting", { eth_getTransactionReceipt: null, eth_getTransactionByHash: null }, 1_600],
    ["replaced", { eth_getTransactionReceipt: null, eth_getTransactionByHash: null }, 1_601],
  ])("is %s for %j", async (fate, byMethod, now) => {
    answers(byMethod);
    await expect(fateOf(transaction(1), now)).resolves.toBe(fate);
  });
});
