import {
  createPublicClient,
  createWalletClient,
  custom,
  encodeErrorResult,
  HttpRequestError,
  type Address,
  type Hash,
  type Hex,
} from "viem";
import { beforeEach, describe, expect, it } from "vitest";
import { errorsAbi } from "@/contracts-abi/errors";
import { appChain } from "@/lib/chain/chains";
import { english } from "@/lib/texts/text";
import { explain } from "./errors";
import type { Ending, Sent } from "./fate";
import { runSteps } from "./run";
import type { Step, StepProgress } from "./step";

/** What is told about a failure, in English. */
const saying = (error: unknown) => english(explain(error).sentence);

const account: Address = "0x00000000000000000000000000000000000000a1";
const target: Address = "0x00000000000000000000000000000000000000c0";
const abi = [
  { type: "function", name: "act", inputs: [], outputs: [], stateMutability: "payable" },
] as const;
const hashOf = (n: number): Hash => `0x${n.toString(16).padStart(64, "0")}`;

/** A node of one account: what it answers is set by each test. */
class FakeNode {
  balance = 10n ** 18n;
  chainId = appChain.id;
  revert: Hex | null = null;
  reject = false;
  receiptStatus: "0x1" | "0x0" = "0x1";
  /** The node does not know what was sent. */
  unseen = false;
  /** Code of the account: a contract wallet has some. */
  code: Hex = "0x";
  /** Hashes that are in a block; null: whatever was sent. */
  included: Hash[] | null = null;
  nonce = 0;
  sent: { data: Hex; value?: Hex; gas?: Hex }[] = [];
  calls: string[] = [];

  request = async ({ method, params }: { method: string; params?: unknown }): Promise<unknown> => {
    this.calls.push(method);
    switch (method) {
      case "eth_chainId":
        return `0x${this.chainId.toString(16)}`;
      case "eth_getBalance":
        return `0x${this.balance.toString(16)}`;
      case "eth_getCode":
        return this.code;
      case "eth_getTransactionCount":
        return `0x${this.nonce.toString(16)}`;
      case "eth_getTransactionByHash":
        return this.unseen ? null : { hash: (params as [Hash])[0], from: account, nonce: "0x0" };
      case "eth_call":
      case "eth_estimateGas":
        if (this.revert)
          throw Object.assign(new Error("execution reverted"), { code: 3, data: this.revert });
        return method === "eth_call" ? "0x" : "0x186a0";
      case "eth_maxPriorityFeePerGas":
      case "eth_gasPrice":
        return "0x3b9aca00";
      case "eth_blockNumber":
        return "0x10";
      case "eth_getBlockByNumber":
        return { number: "0x10", baseFeePerGas: "0x3b9aca00", transactions: [], timestamp: "0x1" };
      case "eth_sendTransaction": {
        if (this.reject)
          throw Object.assign(new Error("User rejected the request."), { code: 4001 });
        this.sent.push((params as [{ data: Hex; value?: Hex; gas?: Hex }])[0]);
        return hashOf(this.sent.length);
      }
      case "eth_getTransactionReceipt": {
        const [hash] = params as [Hash];
        if (this.included && !this.included.includes(hash)) return null;
        return {
          transactionHash: hash,
          blockNumber: "0x10",
          blockHash: hashOf(99),
          status: this.receiptStatus,
          from: account,
          to: target,
          logs: [],
          gasUsed: "0x5208",
          cumulativeGasUsed: "0x5208",
          effectiveGasPrice: "0x1",
          transactionIndex: "0x0",
          type: "0x2",
        };
      }
      default:
        throw new Error(`The fake node has no ${method}`);
    }
  };
}

let node: FakeNode;
let seen: string[];
let earlier: Sent | null;

beforeEach(() => {
  node = new FakeNode();
  seen = [];
  earlier = null;
});

function context() {
  const transport = custom(node, { retryCount: 0 });
  return {
    publicClient: createPublicClient({ chain: appChain, transport, pollingInterval: 5 }),
    walletClient: createWalletClient({ chain: appChain, transport, account }),
    account,
    onState: ({ step, state }: StepProgress) => void seen.push(`${step.id}:${state.phase}`),
    onInvalidate: (keys: readonly unknown[]) =>
      void seen.push(`invalidate:${JSON.stringify(keys)}`),
    memory: {
      underWay: () => earlier,
      sent: ({ hash }: Sent) => void seen.push(`remember:${Number(hash)}`),
      learned: (_: Hash, nonce: number) => void seen.push(`nonce:${nonce}`),
      ended: (hash: Hash, fate: Ending) => void seen.push(`${fate.kind}:${Number(hash)}`),
      callsUnderWay: () => null,
      callsSent: () => undefined,
      callsEnded: () => undefined,
    },
    receiptTimeoutSeconds: 1,
  };
}

/** A step that is complete once `after` transactions were sent. */
const step = (id: string, after: number, value?: bigint): Step => ({
  id,
  describe: `Do ${id}`,
  preview: { pay: "Nothing.", get: "Nothing.", risk: "Nothing." },
  isComplete: async () => node.sent.length >= after,
  call: { address: target, abi, functionName: "act", value },
  invalidates: [[id]],
});

describe("runSteps", () => {
  it("simulates, sends, waits, rereads and invalidates, in this order", async () => {
    await expect(runSteps([step("a", 1)], context())).resolves.toEqual([hashOf(1)]);
    expect(seen).toEqual([
      "a:checking",
      "a:simulating",
      "a:confirm-in-wallet",
      "remember:1",
      "a:sent",
      "mined:1",
      "a:verifying",
      'invalidate:[["a"]]',
      "a:complete",
    ]);
    expect(node.calls.indexOf("eth_call")).toBeLessThan(node.calls.indexOf("eth_sendTransaction"));
  });

  it("gives gas a margin over the estimate", async () => {
    await runSteps([step("a", 1)], context());
    expect(Number(node.sent[0]!.gas)).toBe(100_000 + 30_000 + 50_000);
  });

  it("skips steps that the chain shows as done and continues with the rest", async () => {
    node.sent.push({ data: "0x" });
    await expect(runSteps([step("a", 1), step("b", 2)], context())).resolves.toEqual([hashOf(2)]);
    expect(seen.slice(0, 3)).toEqual(["a:checking", "a:complete", "b:checking"]);
  });

  it("sends nothing when the simulation reverts, and explains the contract's error", async () => {
    node.revert = encodeErrorResult({
      abi: errorsAbi,
      errorName: "Treasury_NothingToClaim",
    });
    const error = await runSteps([step("a", 1)], context()).catch((e: unknown) => e);
    expect(node.sent).toEqual([]);
    expect(explain(error)).toMatchObject({
      kind: "revert",
      errorName: "Treasury_NothingToClaim",
      sentence: "There is nothing to claim now. Vesting continues by itself; come back later.",
    });
  });

  it("names the shortfall instead of asking the wallet", async () => {
    node.balance = 10n ** 18n;
    const error = await runSteps([step("a", 1, 3n * 10n ** 18n)], context()).catch(
      (e: unknown) => e,
    );
    expect(node.sent).toEqual([]);
    expect(explain(error).kind).toBe("funds");
    expect(saying(error)).toContain("needs 2 OPEN more");
  });

  it("counts the network fee into the shortfall", async () => {
    const error = await runSteps([step("a", 1, 10n ** 18n)], context()).catch((e: unknown) => e);
    expect(node.sent).toEqual([]);
    expect(saying(error)).toContain("this and its network fee");
  });

  it("is quiet about a rejection and leaves nothing pending", async () => {
    node.reject = true;
    const error = await runSteps([step("a", 1)], context()).catch((e: unknown) => e);
    expect(explain(error).kind).toBe("rejected");
    expect(seen.some((entry) => entry.startsWith("remember"))).toBe(false);
  });

  it("refuses to send on another chain", async () => {
    const ready = context();
    node.chainId = 1;
    const error = await runSteps([step("a", 1)], ready).catch((e: unknown) => e);
    expect(node.sent).toEqual([]);
    expect(explain(error)).toMatchObject({ kind: "network" });
  });

  it("refuses to send from another account than the steps were made for", async () => {
    const other = { ...context(), account: target };
    const error = await runSteps([step("a", 1)], other).catch((e: unknown) => e);
    expect(node.sent).toEqual([]);
    expect(saying(error)).toContain("account changed");
  });

  it("reports a transaction that was mined but failed, settled and without later steps", async () => {
    node.receiptStatus = "0x0";
    const error = await runSteps([step("a", 1), step("b", 2)], context()).catch((e: unknown) => e);
    expect(saying(error)).toMatch(/^The transaction was mined but failed\./);
    expect(seen).toContain("mined:1");
    expect(seen).not.toContain("b:checking");
  });

  const out = (hash: Hash, more: Partial<Sent> = {}): Sent => ({
    hash,
    account,
    to: target,
    input: "0x",
    value: "0x0",
    sentBlock: 1,
    sentAt: Math.floor(Date.now() / 1000),
    ...more,
  });

  it("follows what is under way already instead of sending it twice", async () => {
    earlier = out(hashOf(7));
    await expect(runSteps([step("a", 9)], context())).resolves.toEqual([hashOf(7)]);
    expect(node.sent).toEqual([]);
    expect(seen).toEqual(["a:sent", "mined:7", 'invalidate:[["a"]]', "a:complete"]);
  });

  it("stops watching after a while and says that it is still out", async () => {
    node.included = [];
    const error = await runSteps([step("a", 9)], context()).catch((e: unknown) => e);
    expect(explain(error)).toMatchObject({ kind: "pending" });
    expect(seen).toContain("nonce:0");
    expect(seen.some((entry) => entry.startsWith("mined"))).toBe(false);
  });

  it("goes on asking while the chain is away", async () => {
    const answer = node.request;
    let lost = 0;
    node.request = async (asked) => {
      if (asked.method === "eth_getTransactionReceipt" && lost++ < 3)
        throw new HttpRequestError({ url: "http://127.0.0.1:1" });
      return answer(asked);
    };
    await expect(runSteps([step("a", 1)], context())).resolves.toEqual([hashOf(1)]);
    expect(lost).toBeGreaterThan(3);
  });

  it("asks nothing of a contract wallet that only an account with a key has", async () => {
    node.code = "0x6001";
    node.included = [];
    node.unseen = true;
    // Its transaction never shows under the wallet's name for it: the effect does.
    await expect(runSteps([step("a", 1)], context())).resolves.toEqual([]);
    expect(node.calls).not.toContain("eth_estimateGas");
    expect(node.sent[0]!.gas).toBeUndefined();
    expect(seen.slice(-5)).toEqual([
      "a:sent",
      "shown:1",
      "a:verifying",
      'invalidate:[["a"]]',
      "a:complete",
    ]);
  });

  it("takes an account that delegates to code for one with a key", async () => {
    node.code = `0xef0100${"11".repeat(20)}`;
    await runSteps([step("a", 1)], context());
    expect(node.sent[0]!.gas).toBeDefined();
  });
});
