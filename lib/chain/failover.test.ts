import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createPublicClient } from "viem";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { auditEndpoints, LAG_BLOCKS } from "./audit";
import { english } from "@/lib/texts/text";
import { endpointNotices, endpoints, usableEndpoints } from "./endpoints";
import { RpcRequestError } from "./errors";
import { rpc } from "./rpc";
import { appTransport } from "./transport";

const notices = () => endpointNotices().map(english);

/** A node as others see it; tests change its fields. */
type Node = {
  url: string;
  chainId: number;
  head: number;
  /** Which history its hashes are of. */
  branch: string;
  code: `0x${string}`;
  /** An HTTP status instead of an answer. */
  broken: number | null;
  error: { code: number; message: string; data?: string } | null;
  asked: string[];
};

const servers: Server[] = [];

async function startNode(change: Partial<Node> = {}): Promise<Node> {
  const node: Node = {
    url: "",
    chainId: 31337,
    head: 1000,
    branch: "main",
    code: "0x6001",
    broken: null,
    error: null,
    asked: [],
    ...change,
  };
  const hex = (value: number) => `0x${value.toString(16)}`;
  const answer = (method: string, params: unknown[]) => {
    if (method === "eth_chainId") return hex(node.chainId);
    if (method === "eth_blockNumber") return hex(node.head);
    if (method === "eth_getCode") return node.code;
    if (method === "eth_getBalance") return hex(node.head);
    const number = params[0] === "latest" ? node.head : Number(params[0]);
    const hash = createHash("sha256").update(`${node.branch} ${number}`).digest("hex");
    return { number: hex(number), hash: `0x${hash}`, timestamp: hex(number * 2) };
  };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      const { id, method, params } = JSON.parse(body) as {
        id: number;
        method: string;
        params: unknown[];
      };
      node.asked.push(method);
      if (node.broken) return response.writeHead(node.broken).end("out of order");
      const failed = node.error && method !== "eth_chainId";
      const outcome = failed ? { error: node.error } : { result: answer(method, params) };
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ jsonrpc: "2.0", id, ...outcome }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push(server);
  node.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return node;
}

let first: Node;
let second: Node;
let third: Node;
beforeEach(async () => {
  [first, second, third] = await Promise.all([startNode(), startNode(), startNode()]);
  vi.stubEnv("APP_RPC_URL", [first, second, third].map(({ url }) => url).join(", "));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const order = () => usableEndpoints().map(({ url }) => url);
const kinds = () => endpoints().map(({ fault }) => fault?.kind ?? null);

describe("failover", () => {
  it("asks the first, and the next when it breaks", async () => {
    expect(await rpc("eth_blockNumber")).toBe("0x3e8");
    expect(second.asked).toEqual([]);
    first.broken = 503;
    expect(await rpc("eth_blockNumber")).toBe("0x3e8");
    expect(second.asked).toEqual(["eth_chainId", "eth_blockNumber"]);
    // It is known now: the broken one is not asked again before the others.
    const asked = first.asked.length;
    await rpc("eth_blockNumber");
    expect(first.asked).toHaveLength(asked);
    expect(notices()).toEqual([
      `${first.url} does not answer; reading goes on from ${second.url}.`,
    ]);
  });

  it("never reads from another chain, and asks each for its id only once", async () => {
    first.chainId = 1;
    await Promise.all([rpc("eth_blockNumber"), rpc("eth_blockNumber"), rpc("eth_blockNumber")]);
    expect(first.asked).toEqual(["eth_chainId"]);
    expect(second.asked.filter((method) => method === "eth_chainId")).toHaveLength(1);
    expect(order()).not.toContain(first.url);
    expect(notices()[0]).toContain("serves another chain (id 1)");
  });

  it("goes on when a node has had enough, but takes an answer for an answer", async () => {
    first.error = { code: -32005, message: "limit exceeded" };
    expect(await rpc("eth_blockNumber")).toBe("0x3e8");
    second.error = { code: 3, message: "execution reverted", data: "0x1234" };
    await expect(rpc("eth_call")).rejects.toMatchObject({ code: 3, data: "0x1234" });
    await expect(rpc("eth_call")).rejects.toBeInstanceOf(RpcRequestError);
    expect(third.asked).toEqual([]);
  });

  it("says so when nobody answers, and recovers by itself", async () => {
    for (const node of [first, second, third]) node.broken = 500;
    await expect(rpc("eth_blockNumber")).rejects.toMatchObject({
      name: "ChainUnreachableError",
      sentence: { values: { url: first.url } },
    });
    expect(notices()).toEqual([]);
    second.broken = null;
    expect(await rpc("eth_blockNumber")).toBe("0x3e8");
    expect(order()[0]).toBe(second.url);
  });

  it("serves viem the same way, reverts included", async () => {
    const client = createPublicClient({ transport: appTransport() });
    first.broken = 502;
    expect(await client.getBlockNumber({ cacheTime: 0 })).toBe(1000n);
    expect(order()[0]).toBe(second.url);
    second.error = { code: 3, message: "execution reverted", data: "0x1234" };
    const failure = await client
      .call({ to: "0x0000000000000000000000000000000000000001" })
      .catch((error: Error & { walk: (test: (e: unknown) => boolean) => unknown }) => error);
    const inner = (failure as { walk: (test: (e: unknown) => boolean) => unknown }).walk(
      (error) => typeof error === "object" && error !== null && "data" in error,
    );
    expect(inner).toMatchObject({ data: "0x1234" });
    expect(third.asked).toEqual([]);
  });
});

describe("audit", () => {
  it("is content with nodes that agree", async () => {
    second.head -= LAG_BLOCKS;
    await auditEndpoints();
    expect(kinds()).toEqual([null, null, null]);
    expect(notices()).toEqual([]);
  });

  it("names one that is behind and reads from another", async () => {
    first.head -= 120;
    await auditEndpoints();
    expect(kinds()).toEqual(["lagging", null, null]);
    expect(order()).toEqual([second.url, third.url, first.url]);
    expect(notices()).toEqual([
      `${first.url} is 120 blocks behind; reading goes on from ${second.url}.`,
    ]);
    first.head += 120;
    await auditEndpoints();
    expect(order()[0]).toBe(first.url);
  });

  it("believes the majority about a block's hash", async () => {
    first.branch = "invented";
    await auditEndpoints();
    expect(kinds()).toEqual(["disagrees", null, null]);
    expect(notices()[0]).toBe(
      `${first.url} gives another block 992 than ${second.url} and ${third.url}; ` +
        `reading goes on from ${second.url}.`,
    );
  });

  it("warns of signing when two nodes tell different stories", async () => {
    third.broken = 500;
    second.branch = "other";
    await auditEndpoints();
    expect(kinds()).toEqual([null, "disagrees", "unreachable"]);
    expect(notices()[0]).toMatch(/one of them is wrong\. Sign nothing until they agree\.$/);
  });

  it("sorts out other chains, and nodes that show other contracts", async () => {
    first.chainId = 161201;
    second.code = "0x6002";
    const address = "0x0000000000000000000000000000000000000001";
    const sha256 = `0x${createHash("sha256").update(Buffer.from("6001", "hex")).digest("hex")}`;
    await auditEndpoints({ address, sha256: sha256 as `0x${string}` });
    expect(kinds()).toEqual(["wrong-chain", "wrong-code", null]);
    expect(order()).toEqual([third.url]);
  });
});

describe("configuration", () => {
  it("refuses what is no address", () => {
    vi.stubEnv("APP_RPC_URL", "https://good.example, not-a-url");
    expect(() => endpoints()).toThrow(/APP_RPC_URL names "not-a-url"/);
  });
});
