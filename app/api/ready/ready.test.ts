import { createServer, type Server } from "node:http";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

/** Answers of the chain by method; tests change them. */
let chain: Record<string, unknown>;
let server: Server;
let directory: string;
beforeEach(async () => {
  chain = { eth_chainId: "0x7a69", eth_blockNumber: "0x10", eth_getCode: "0x6001" };
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      const { method } = JSON.parse(body) as { method: string };
      response.end(JSON.stringify({ jsonrpc: "2.0", id: 1, result: chain[method] }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  directory = await mkdtemp(path.join(tmpdir(), "ready-"));
  vi.stubEnv("APP_RPC_URL", `http://127.0.0.1:${port}/v1/secret-key`);
  vi.stubEnv("CONTENT_DIR", directory);
  // Each test asks a server that was just started.
  vi.resetModules();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(directory, { recursive: true, force: true });
});

async function ask() {
  const { GET } = await import("./route");
  const response = await GET(new Request("http://localhost/api/ready"), {});
  return { response, body: (await response.json()) as { detail: string; checks: unknown } };
}

describe("readiness", () => {
  it("is there when the right chain, the contracts and the store are", async () => {
    const { response, body } = await ask();
    expect(response.status).toBe(200);
    expect(body).toMatchObject({ status: "ready", endpoints: [{ fault: null }] });
    expect(JSON.stringify(body)).not.toContain("secret-key");
    expect(await readdir(directory)).toEqual([]);
  });

  it.each([
    ["eth_chainId", "0x1", /id 1, but this app is made for OpenLedger Local/],
    ["eth_getCode", "0x", /contracts are not on the chain/],
  ])("is missing when %s is %s", async (method, result, sentence) => {
    chain[method] = result;
    const { response, body } = await ask();
    expect(response.status).toBe(503);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(body.detail).toMatch(sentence);
    expect(JSON.stringify(body)).not.toContain("secret-key");
  });

  it("is missing when content cannot be stored", async () => {
    const file = path.join(directory, "a-file");
    await writeFile(file, "");
    vi.stubEnv("CONTENT_DIR", path.join(file, "content"));
    const { response, body } = await ask();
    expect(response.status).toBe(503);
    expect(body.detail).toMatch(/content store cannot be written to \(ENOTDIR\)/);
  });

  it("is missing while the process ends, though it still lives", async () => {
    vi.stubEnv("APP_DRAINING", "1");
    expect((await ask()).body.detail).toBe("The process is ending.");
    const { GET } = await import("../health/route");
    expect(await GET().json()).toEqual({ status: "ok" });
  });
});
