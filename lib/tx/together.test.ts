import {
  createPublicClient,
  createWalletClient,
  custom,
  decodeFunctionData,
  type Address,
  type Hash,
  type Hex,
} from "viem";
import { beforeEach, describe, expect, it } from "vitest";
import { appChain } from "@/lib/chain/chains";
import { english } from "@/lib/texts/text";
import { explain } from "./errors";
import { runSteps } from "./run";
import type { Step, StepProgress } from "./step";
import type { SentCalls } from "./together";

/** What is told about a failure, in English. */
const saying = (error: unknown) => english(explain(error).sentence);

const account: Address = "0x00000000000000000000000000000000000000a1";
const target: Address = "0x00000000000000000000000000000000000000c0";
const abi = [
  {
    type: "function",
    name: "act",
    inputs: [{ name: "n", type: "uint256" }],
    outputs: [],
    stateMutability: "payable",
  },
] as const;
const hashOf = (n: number): Hash => `0x${n.toString(16).padStart(64, "0")}`;

type Batch = { atomicRequired: boolean; calls: { to: Address; data: Hex; value?: Hex }[] };

/** A node and a wallet in one; what the wallet can do is set by each test. */
class FakeWallet {
  atomic: "supported" | "ready" | "unsupported" | null = "supported";
  /** Code of the error that wallet_sendCalls answers with. */
  refuses: number | null = null;
  status = 200;
  /** Code of the error that wallet_getCallsStatus answers with. */
  silent: number | null = null;
  /** Whether the node knows what carried the calls. */
  mined = true;
  asked: string[] = [];
  batches: Batch[] = [];
  done = new Set<number>();
  sent = 0;

  request = async ({ method, params }: { method: string; params?: unknown }): Promise<unknown> => {
    this.asked.push(method);
    switch (method) {
      case "eth_chainId":
        return `0x${appChain.id.toString(16)}`;
      case "eth_getBalance":
        return "0xde0b6b3a7640000";
      case "eth_getCode":
      case "eth_call":
        return "0x";
      case "eth_estimateGas":
        return "0x186a0";
      case "eth_maxPriorityFeePerGas":
      case "eth_gasPrice":
        return "0x1";
      case "eth_blockNumber":
        return "0x10";
      case "eth_getBlockByNumber":
        return { number: "0x10", baseFeePerGas: "0x1", transactions: [], timestamp: "0x1" };
      case "wallet_getCapabilities":
        if (!this.atomic) throw Object.assign(new Error("no such method"), { code: 4200 });
        return { "0x7a69": { atomic: { status: this.atomic } } };
      case "wallet_sendCalls": {
        if (this.refuses) throw Object.assign(new Error("no"), { code: this.refuses });
        const [batch] = params as [Batch];
        this.batches.push(batch);
        if (this.status === 200) batch.calls.forEach(({ data }) => this.perform(data));
        return { id: "0xba7c" };
      }
      case "wallet_getCallsStatus":
        if (this.silent) throw Object.assign(new Error("no"), { code: this.silent });
        return {
          version: "2.0.0",
          id: "0xba7c",
          chainId: "0x7a69",
          status: this.status,
          atomic: true,
          receipts: this.status === 200 ? [receipt(hashOf(7))] : [],
        };
      case "eth_sendTransaction":
        this.perform((params as [{ data: Hex }])[0].data);
        return hashOf(++this.sent);
      case "eth_getTransactionReceipt":
        return this.mined ? receipt((params as [Hash])[0]) : null;
      default:
        throw Object.assign(new Error(`The fake wallet has no ${method}`), { code: -32601 });
    }
  };

  private perform(data: Hex) {
    this.done.add(Number(decodeFunctionData({ abi, data }).args[0]));
  }
}

const receipt = (transactionHash: Hash) => ({
  transactionHash,
  blockHash: hashOf(99),
  blockNumber: "0x10",
  gasUsed: "0x1",
  status: "0x1",
  logs: [],
});

let wallet: FakeWallet;
let seen: StepProgress[];
let kept: string[];
/** Calls that were sent before a reload. */
let earlier: SentCalls | null;
beforeEach(() => {
  earlier = null;
  wallet = new FakeWallet();
  seen = [];
  kept = [];
});

const step = (n: number, value?: bigint): Step => ({
  id: `step-${n}`,
  describe: `Do ${n}`,
  preview: { pay: "Nothing.", get: "Nothing.", risk: "Nothing." },
  isComplete: async () => wallet.done.has(n),
  call: { address: target, abi, functionName: "act", args: [BigInt(n)], value },
  invalidates: [[n]],
});

function run(...steps: Step[]) {
  const transport = custom(wallet, { retryCount: 0 });
  return runSteps(steps, {
    publicClient: createPublicClient({ chain: appChain, transport, pollingInterval: 5 }),
    walletClient: createWalletClient({ chain: appChain, transport, account }),
    account,
    onState: (progress) => void seen.push(progress),
    receiptTimeoutSeconds: 1,
    memory: {
      underWay: () => null,
      sent: () => undefined,
      learned: () => undefined,
      ended: () => undefined,
      callsUnderWay: ({ id }) => (earlier?.steps.includes(id) ? earlier : null),
      callsSent: ({ id, steps }) => void kept.push(`${id}:${steps.length}`),
      callsEnded: (id, { kind }) => {
        earlier = null;
        kept.push(`${id}:${kind}`);
      },
    },
  });
}

describe("several steps", () => {
  it.each(["supported", "ready"] as const)("go out in one atomic request: %s", async (atomic) => {
    wallet.atomic = atomic;
    await expect(run(step(1, 5n), step(2))).resolves.toEqual([hashOf(7)]);
    expect(wallet.batches).toHaveLength(1);
    const [batch] = wallet.batches;
    expect(batch).toMatchObject({ atomicRequired: true, calls: [{ value: "0x5" }, {}] });
    expect(wallet.done).toEqual(new Set([1, 2]));
    expect(wallet.asked).not.toContain("eth_sendTransaction");
    expect(seen.at(-1)).toMatchObject({ state: { phase: "complete" }, together: { length: 2 } });
    expect(kept).toEqual(["0xba7c:2", "0xba7c:done"]);
  });

  it("leave out what is done already", async () => {
    wallet.done.add(2);
    await run(step(1), step(2), step(3));
    expect(wallet.batches[0]!.calls).toHaveLength(2);
  });

  it.each(["unsupported", null] as const)("go one by one when atomic is %s", async (atomic) => {
    wallet.atomic = atomic;
    await expect(run(step(1), step(2))).resolves.toEqual([hashOf(1), hashOf(2)]);
    expect(wallet.batches).toEqual([]);
  });

  it.each([5750, 5760, 5740, 4200])("go one by one after error %i", async (code) => {
    wallet.refuses = code;
    await expect(run(step(1), step(2))).resolves.toEqual([hashOf(1), hashOf(2)]);
    expect(wallet.asked).toContain("wallet_sendCalls");
  });

  it("do not go one by one when the person declined them together", async () => {
    wallet.refuses = 4001;
    const error = await run(step(1), step(2)).catch((e: unknown) => e);
    expect(explain(error).kind).toBe("rejected");
    expect(wallet.sent).toBe(0);
    expect(kept).toEqual([]);
  });

  it.each([
    [400, "Your wallet did not send it"],
    [500, "nothing of it happened"],
  ])("say what status %i means", async (status, words) => {
    wallet.status = status;
    const error = await run(step(1), step(2)).catch((e: unknown) => e);
    expect(saying(error)).toContain(words);
    expect(kept).toEqual(["0xba7c:2", "0xba7c:failed"]);
  });

  it("stay remembered when nobody watches them any more", async () => {
    wallet.status = 100;
    const error = await run(step(1), step(2)).catch((e: unknown) => e);
    expect(explain(error).kind).toBe("pending");
    expect(kept).toEqual(["0xba7c:2"]);
  });

  it("need money for all of them", async () => {
    const half = 6n * 10n ** 17n;
    const error = await run(step(1, half), step(2, half)).catch((e: unknown) => e);
    expect(explain(error)).toMatchObject({ kind: "funds" });
    expect(saying(error)).toContain("0.2 OPEN more");
    expect(wallet.batches).toEqual([]);
  });

  it("are not asked about for a single step", async () => {
    await run(step(1));
    expect(wallet.asked).not.toContain("wallet_getCapabilities");
  });

  it("wait on while the wallet cannot say, and end when it can", async () => {
    wallet.silent = -32603;
    setTimeout(() => (wallet.silent = null), 50);
    await expect(run(step(1), step(2))).resolves.toEqual([hashOf(7)]);
    expect(kept).toEqual(["0xba7c:2", "0xba7c:done"]);
  });

  it("are not done before the node has the transaction that the wallet names", async () => {
    wallet.mined = false;
    const error = await run(step(1), step(2)).catch((e: unknown) => e);
    expect(explain(error).kind).toBe("pending");
    expect(kept).toEqual(["0xba7c:2"]);
  });
});

describe("steps that went out together before", () => {
  const sentAgo = (seconds: number): SentCalls => ({
    id: "0xba7c",
    steps: ["step-1", "step-2"],
    sentAt: Math.floor(Date.now() / 1000) - seconds,
  });

  it("are followed and not sent again", async () => {
    earlier = sentAgo(30);
    await expect(run(step(1), step(2))).resolves.toEqual([hashOf(7)]);
    expect(wallet.asked).not.toContain("wallet_sendCalls");
    expect(wallet.asked).not.toContain("eth_sendTransaction");
    expect(seen.map(({ state }) => state)).toEqual([
      { phase: "sent", delay: "resumed" },
      { phase: "complete", hash: hashOf(7) },
    ]);
    expect(kept).toEqual(["0xba7c:done"]);
  });

  it("are followed when only one of them is asked for, and the others go after them", async () => {
    earlier = sentAgo(30);
    await expect(run(step(2), step(3))).resolves.toEqual([hashOf(7), hashOf(1)]);
    expect(wallet.done).toEqual(new Set([3]));
  });

  it("are given up, in words, when the wallet does not know them any more", async () => {
    earlier = sentAgo(90);
    wallet.silent = 5730;
    const error = await run(step(1), step(2)).catch((e: unknown) => e);
    expect(saying(error)).toContain("does not know any more what became of it");
    expect(kept).toEqual(["0xba7c:forgotten"]);
    expect(wallet.asked).not.toContain("wallet_sendCalls");
  });

  it("stay under way when the wallet does not know them yet", async () => {
    earlier = sentAgo(5);
    wallet.silent = 5730;
    const error = await run(step(1), step(2)).catch((e: unknown) => e);
    expect(explain(error).kind).toBe("pending");
    expect(kept).toEqual([]);
  });
});
