import { createPublicClient, createWalletClient, custom, type Address, type Hash } from "viem";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { appChain } from "@/lib/chain/chains";
import type { PendingCalls } from "./pending";
import type { Step } from "./step";

// Calls given to a wallet together (EIP-5792), as the next page or another tab finds them.

const account: Address = "0x00000000000000000000000000000000000000a1";
const other: Address = "0x00000000000000000000000000000000000000b2";
const carrier: Hash = `0x${"7".padStart(64, "0")}`;
const block: Hash = `0x${"99".padStart(64, "0")}`;
const minutes = 60;
const sentAgo = (seconds: number): PendingCalls => ({
  kind: "calls",
  hash: "0xba7c",
  account,
  steps: ["step-1", "step-2"],
  describe: "Do 1; Do 2",
  invalidates: [["datanet", 1]],
  sentAt: Math.floor(Date.now() / 1000) - seconds,
});
const receipt = {
  transactionHash: carrier,
  blockHash: block,
  blockNumber: "0x10",
  gasUsed: "0x1",
  status: "0x1",
  logs: [],
};

/** A wallet that took calls: an EIP-1193 provider, and the node that the page asks. */
class FakeWallet {
  status = 100;
  knows = true;
  /** The wallet's app is closed: every request fails. */
  away = false;
  /** The node has the transaction that carried the calls. */
  mined = true;
  asked: string[] = [];
  request = async ({ method }: { method: string }): Promise<unknown> => {
    this.asked.push(method);
    if (method === "eth_chainId") return "0x1";
    if (method === "eth_getTransactionReceipt") return this.mined ? receipt : null;
    if (method !== "wallet_getCallsStatus") throw new Error(`The fake wallet has no ${method}`);
    if (this.away) throw new Error("Disconnected");
    if (!this.knows) throw Object.assign(new Error("Unknown bundle id"), { code: 5730 });
    const receipts = this.status === 200 ? [receipt] : [];
    return { version: "2.0.0", chainId: "0x7a69", atomic: true, status: this.status, receipts };
  };
}

let wallet: FakeWallet;
let disk: Map<string, string>;

/** A page that was just opened: nothing in memory, the same storage, nobody connected yet. */
async function openTab() {
  vi.resetModules();
  const transport = custom(wallet, { retryCount: 0 });
  const walletClient = createWalletClient({ chain: appChain, transport, account });
  const publicClient = createPublicClient({ chain: appChain, transport, pollingInterval: 5 });
  vi.doMock("@/lib/wallet/connection", () => ({
    connectedWallet: async () => walletClient,
    connectedClients: async () => ({ account, walletClient, publicClient }),
  }));
  const [pending, { look }, { setWallet }, { runConnected }] = await Promise.all([
    import("./pending"),
    import("./watch"),
    import("@/lib/wallet/store"),
    import("./run-connected"),
  ]);
  return {
    ...pending,
    look,
    runConnected,
    connect: (address: Address) =>
      setWallet({ status: "connected", address, chainId: 1, walletName: "Fake" }),
    outcome: () => pending.pendingTransactions()[0]?.outcome,
  };
}

/** Sends calls in one tab, then opens another. */
async function reload(calls: PendingCalls) {
  (await openTab()).rememberPending(calls);
  return openTab();
}

const storageOf = (disk: Map<string, string>) => ({
  getItem: (key: string) => disk.get(key) ?? null,
  setItem: (key: string, value: string) => disk.set(key, value),
  removeItem: (key: string) => disk.delete(key),
});

beforeEach(() => {
  wallet = new FakeWallet();
  disk = new Map();
  vi.stubGlobal("localStorage", storageOf(disk));
  vi.stubGlobal("fetch", async (_url: string, init: { body: string }) => {
    const { method } = JSON.parse(init.body) as { method: string };
    const result = method === "eth_chainId" ? "0x7a69" : await wallet.request({ method });
    return Response.json({ jsonrpc: "2.0", id: 1, result });
  });
});
afterEach(() => {
  vi.doUnmock("@/lib/wallet/connection");
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("calls after a reload", () => {
  it("stay under way until the wallet confirms them, then have their transaction and block", async () => {
    const page = await reload(sentAgo(5));
    page.connect(account);
    await page.look();
    expect(page.outcome()).toBeUndefined();
    wallet.status = 200;
    await page.look();
    expect(page.outcome()).toMatchObject({
      kind: "done",
      hash: carrier,
      block: { number: 16, hash: block },
    });
  });

  it.each([
    [400, "unsent"],
    [500, "failed"],
    [600, "partial"],
  ])("end by status %i as %s", async (status, kind) => {
    const page = await reload(sentAgo(5));
    page.connect(account);
    wallet.status = status;
    await page.look();
    expect(page.outcome()).toMatchObject({ kind });
  });

  it("wait for the wallet to be connected, and with the account that sent them", async () => {
    wallet.status = 200;
    const page = await reload(sentAgo(10 * minutes));
    await page.look();
    page.connect(other);
    await page.look();
    expect(wallet.asked).not.toContain("wallet_getCallsStatus");
    expect(page.outcome()).toBeUndefined();
    page.connect(account);
    await page.look();
    expect(page.outcome()).toMatchObject({ kind: "done" });
  });

  it("wait for a wallet that does not answer", async () => {
    const page = await reload(sentAgo(10 * minutes));
    page.connect(account);
    wallet.away = true;
    await page.look();
    expect(page.outcome()).toBeUndefined();
    wallet.away = false;
    wallet.status = 200;
    await page.look();
    expect(page.outcome()).toMatchObject({ kind: "done" });
  });

  it("count as forgotten when the wallet does not know them, and stay until put away", async () => {
    vi.useFakeTimers();
    wallet.knows = false;
    const page = await reload(sentAgo(5));
    page.connect(account);
    await page.look();
    expect(page.outcome()).toBeUndefined();
    vi.advanceTimersByTime(2 * minutes * 1000);
    await page.look();
    expect(page.outcome()).toMatchObject({ kind: "forgotten" });
    // Other endings leave by themselves; any change of the store is their occasion.
    vi.advanceTimersByTime(60 * minutes * 1000);
    page.updatePending("0xba7c", {});
    expect(page.pendingTransactions()).toHaveLength(1);
    page.clearEnded();
    expect(page.pendingTransactions()).toEqual([]);
  });

  it("are not done while the node does not have the transaction that the wallet names", async () => {
    wallet.status = 200;
    wallet.mined = false;
    const page = await reload(sentAgo(5));
    page.connect(account);
    await page.look();
    expect(page.outcome()).toBeUndefined();
    wallet.mined = true;
    await page.look();
    expect(page.outcome()).toMatchObject({ kind: "done" });
  });

  it("are under way again when the network takes their block back", async () => {
    wallet.status = 200;
    const page = await reload(sentAgo(60));
    const at = Math.floor(Date.now() / 1000) - 60;
    page.updatePending("0xba7c", {
      outcome: { kind: "done", at, hash: carrier, block: { number: 16, hash: block } },
    });
    page.connect(account);
    wallet.mined = false;
    await page.look();
    expect(page.outcome()).toBeUndefined();
  });

  it("can be put away by a person who has lost the wallet", async () => {
    const page = await reload(sentAgo(60 * minutes));
    page.putAway("0xba7c");
    expect(page.pendingTransactions()).toEqual([]);
  });
});

describe("calls and other tabs", () => {
  it("end in every tab when one of them learns how", async () => {
    const heard: (() => void)[] = [];
    vi.stubGlobal("window", {
      addEventListener: (_: string, on: (event: { key: null }) => void) =>
        heard.push(() => on({ key: null })),
      removeEventListener: () => undefined,
    });
    const first = await openTab();
    first.rememberPending(sentAgo(5));
    const notify = vi.fn();
    first.subscribePending(notify);
    const second = await openTab();
    second.connect(account);
    wallet.status = 200;
    await second.look();
    heard.forEach((tell) => tell());
    expect(notify).toHaveBeenCalledOnce();
    expect(first.outcome()).toMatchObject({ kind: "done", hash: carrier });
  });

  it("are followed by the same button there, and not sent a second time", async () => {
    const page = await reload(sentAgo(5));
    const step = (n: number): Step => ({
      id: `step-${n}`,
      describe: `Do ${n}`,
      preview: { pay: "Nothing.", get: "Nothing.", risk: "Nothing." },
      isComplete: async () => false,
      call: { address: other, abi: [], functionName: "act" },
      invalidates: [],
    });
    wallet.status = 200;
    await expect(
      page.runConnected(
        async () => [step(1), step(2)],
        () => undefined,
      ),
    ).resolves.toEqual([carrier]);
    expect(page.outcome()).toMatchObject({ kind: "done", hash: carrier });
    expect(page.isWatchedHere("0xba7c")).toBe(false);
    expect(wallet.asked).not.toContain("wallet_sendCalls");
  });
});
