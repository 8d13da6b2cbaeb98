import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { getAddress } from "viem";
import { afterEach, expect, it, vi } from "vitest";
import { POST as giveNonce } from "@/app/api/session/nonce/route";
import { ORIGIN, TestBrowser } from "@/app/api/session/testBrowser";
import { guardWrite } from "@/lib/server/guard";
import { signInMessage } from "@/lib/session/message";
import { startAnvil } from "./testChain";

afterEach(() => vi.unstubAllEnvs());

it("signs a contract account in when the contract calls the signature good (ERC-1271)", async () => {
  const directory = await mkdtemp(path.join(tmpdir(), "contract-account-"));
  const chain = await startAnvil(31337, 9440);
  try {
    vi.stubEnv("CONTENT_DIR", directory);
    vi.stubEnv("APP_RPC_URL", chain.url);
    const browser = new TestBrowser();
    const address = getAddress("0x00000000000000000000000000000000000c0de5");
    const attempt = async () => {
      const given = await browser.send(giveNonce, "/api/session/nonce", { method: "POST" });
      const { nonce } = (await given.json()) as { nonce: string };
      const message = signInMessage(ORIGIN, address, nonce);
      return browser.session("POST", { message, signature: `0x${"12".repeat(65)}` });
    };
    expect((await attempt()).status).toBe(401);
    // Answers every call with ERC-1271's magic value.
    const bytecode = "0x631626ba7e60e01b60005260206000f3";
    await chain.client.setCode({ address, bytecode });
    expect((await attempt()).status).toBe(200);
    const writing = browser.request("/api/content", { method: "POST" });
    expect(await guardWrite(writing)).toEqual({ address });
  } finally {
    await chain.stop();
    await rm(directory, { recursive: true, force: true });
  }
});
