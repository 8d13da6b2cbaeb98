import type { Address, Hex } from "viem";
import { deployments } from "@/contracts-abi/deployments";
import { appChain } from "./chains";
import { endpoints, setFault, type Endpoint, type Fault } from "./endpoints";
import { ChainUnreachableError } from "./errors";
import { rpcAt } from "./rpc";

// Compares the endpoints with one another: a node that is behind, on another chain, on a branch of its
// own, or without our contracts is noticed before anybody relies on it.

/** Blocks a node may be behind the newest one: half a minute. */
export const LAG_BLOCKS = 15;
/** Hashes are compared this many blocks below the lowest head, out of reach of ordinary reorganisations. */
const COMPARED_DEPTH = 8;
const TIMEOUT_MS = 5_000;

/** The code that a node must show: SHA-256 of the runtime code at `address`. */
export type ExpectedCode = { address: Address; sha256: Hex };

const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

async function sha256(code: Hex): Promise<Hex> {
  const pairs = code.slice(2).match(/../g) ?? [];
  const bytes = Uint8Array.from(pairs, (pair) => parseInt(pair, 16));
  return `0x${hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)))}`;
}

/** The Lens through which all reading goes, where its code is on record. */
function expectedCode(): ExpectedCode | null {
  const { contracts, lensCode } = deployments[appChain.id] ?? {};
  return contracts && lensCode ? { address: contracts.Lens, sha256: lensCode } : null;
}

type Probe = { endpoint: Endpoint; head: number };

/** Nodes whose code was right: contracts do not change, so once is enough. */
const rightCode = new WeakSet<Endpoint>();

/** Head of one node, or the fault that makes comparing it pointless. */
async function probe(endpoint: Endpoint, expected: ExpectedCode | null): Promise<Probe | Fault> {
  const { url } = endpoint;
  try {
    const id = Number(await rpcAt<string>(url, "eth_chainId", [], TIMEOUT_MS));
    if (id !== appChain.id) return { kind: "wrong-chain", id };
    const head = Number(await rpcAt<string>(url, "eth_blockNumber", [], TIMEOUT_MS));
    if (expected && !rightCode.has(endpoint)) {
      const params = [expected.address, "latest"];
      const code = await rpcAt<Hex>(url, "eth_getCode", params, TIMEOUT_MS);
      if (code === "0x" || (await sha256(code)) !== expected.sha256) return { kind: "wrong-code" };
      rightCode.add(endpoint);
    }
    return { endpoint, head };
  } catch {
    return { kind: "unreachable" };
  }
}

async function hashAt(url: string, block: number): Promise<string | null> {
  const params = [`0x${block.toString(16)}`, false];
  const found = await rpcAt<{ hash: string } | null>(
    url,
    "eth_getBlockByNumber",
    params,
    TIMEOUT_MS,
  ).catch((error: unknown) => {
    if (error instanceof ChainUnreachableError) return null;
    throw error;
  });
  return found?.hash ?? null;
}

/** Those that give another block than most; without a majority, than the one listed first. */
async function disagreements(probes: Probe[]): Promise<Map<Endpoint, Fault>> {
  const faults = new Map<Endpoint, Fault>();
  const block = Math.max(0, Math.min(...probes.map(({ head }) => head)) - COMPARED_DEPTH);
  const byHash = new Map<string, Endpoint[]>();
  await Promise.all(
    probes.map(async ({ endpoint }) => {
      const hash = await hashAt(endpoint.url, block).catch(() => null);
      if (hash) byHash.set(hash, [...(byHash.get(hash) ?? []), endpoint]);
    }),
  );
  const groups = [...byHash.values()];
  if (groups.length < 2) return faults;
  const total = groups.reduce((sum, group) => sum + group.length, 0);
  const majority = groups.find((group) => group.length * 2 > total);
  const listed = endpoints();
  const place = (group: Endpoint[]) => Math.min(...group.map((one) => listed.indexOf(one)));
  const trusted = majority ?? groups.sort((a, b) => place(a) - place(b))[0]!;
  const others = trusted.map(({ url }) => url);
  for (const group of groups) {
    if (group === trusted) continue;
    const fault: Fault = { kind: "disagrees", block, others, proven: Boolean(majority) };
    for (const endpoint of group) faults.set(endpoint, fault);
  }
  return faults;
}

let running: Promise<void> | null = null;

async function run(expected: ExpectedCode | null): Promise<void> {
  const all = endpoints();
  const results = await Promise.all(all.map((endpoint) => probe(endpoint, expected)));
  const probes = results.filter((result): result is Probe => "endpoint" in result);
  const newest = Math.max(0, ...probes.map(({ head }) => head));
  const current = probes.filter(({ head }) => newest - head <= LAG_BLOCKS);
  const differing = current.length > 1 ? await disagreements(current) : new Map<Endpoint, Fault>();
  all.forEach((endpoint, index) => {
    const result = results[index]!;
    if (!("endpoint" in result)) return setFault(endpoint, result);
    const blocks = newest - result.head;
    if (blocks > LAG_BLOCKS) return setFault(endpoint, { kind: "lagging", blocks });
    setFault(endpoint, differing.get(endpoint) ?? null);
  });
}

/**
 * Looks at every endpoint and records what is wrong with it; never rejects for what a node does. One
 * audit at a time: a call meanwhile waits for the one under way.
 */
export function auditEndpoints(expected: ExpectedCode | null = expectedCode()): Promise<void> {
  running ??= run(expected).finally(() => {
    running = null;
  });
  return running;
}

let lastAudit = -Infinity;

/** Starts an audit in the background when the last is `everySeconds` old and there is a choice. */
export function auditWhenDue(everySeconds: number): void {
  const now = performance.now();
  if (endpoints().length < 2 || now - lastAudit < everySeconds * 1000) return;
  lastAudit = now;
  void auditEndpoints();
}
