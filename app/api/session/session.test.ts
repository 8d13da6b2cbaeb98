import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSiweMessage } from "viem/siwe";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { POST as giveNonce } from "./nonce/route";
import { signInMessage } from "@/lib/session/message";
import { guardWrite } from "@/lib/server/guard";
import { ORIGIN, TestBrowser } from "./testBrowser";

const ada = privateKeyToAccount(generatePrivateKey());
const ben = privateKeyToAccount(generatePrivateKey());

let directory: string;
let browser: TestBrowser;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "session-"));
  vi.stubEnv("CONTENT_DIR", directory);
  // Nothing listens there: accounts with keys are verified without the chain.
  vi.stubEnv("APP_RPC_URL", "http://127.0.0.1:1");
  browser = new TestBrowser({ "x-forwarded-for": `10.0.0.${Math.ceil(Math.random() * 250)}` });
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await rm(directory, { recursive: true, force: true });
});

const write = (init: RequestInit = {}, bytes?: number) =>
  guardWrite(browser.request("/api/content", { method: "POST", ...init }), { bytes });
const detail = async (response: Response) => ((await response.json()) as { detail: string }).detail;

async function nonce(): Promise<string> {
  const response = await browser.send(giveNonce, "/api/session/nonce", { method: "POST" });
  return ((await response.json()) as { nonce: string }).nonce;
}
/** Signs a message and hands it in. */
async function handIn(message: string, by = ada): Promise<Response> {
  const signature = await by.signMessage({ message });
  return browser.session("POST", { message, signature });
}

describe("signing in", () => {
  it("opens writing for the account that signed, for a day", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    expect(((await write()) as Response).status).toBe(401);
    await browser.signIn(ada);
    expect(await write()).toEqual({ address: ada.address });
    expect(await (await browser.session()).json()).toEqual({
      address: ada.address,
      accounts: [ada.address],
    });
    vi.setSystemTime(Date.now() + 86_400_000);
    expect(((await write()) as Response).status).toBe(401);
  });

  it("asks each account once, and switches between them without asking", async () => {
    const asked = vi.spyOn(ada, "signMessage");
    await browser.signIn(ada);
    await browser.signIn(ben);
    expect(await write()).toEqual({ address: ben.address });
    await browser.signIn(ada);
    expect(await write()).toEqual({ address: ada.address });
    expect(asked).toHaveBeenCalledTimes(1);
    const stranger = privateKeyToAccount(generatePrivateKey()).address;
    expect((await browser.session("PUT", { address: stranger })).status).toBe(401);
    expect((await browser.session("DELETE")).status).toBe(204);
    expect(((await write()) as Response).status).toBe(401);
  });

  it("keeps the cookie from scripts, other sites and plain connections", async () => {
    const cookieOf = async (host: string) => {
      const request = new Request(`http://${host}/api/session/nonce`, {
        method: "POST",
        headers: { host },
      });
      return (await giveNonce(request, {})).headers.getSetCookie()[0]!;
    };
    expect(await cookieOf("datanets.example")).toMatch(/HttpOnly; Secure; SameSite=Strict/);
    expect(await cookieOf("127.0.0.1:3000")).toMatch(/HttpOnly; SameSite=Strict/);
  });

  it("refuses a message of another site, chain, account or sign-in", async () => {
    const fields = { address: ada.address, version: "1", chainId: 31337, uri: ORIGIN } as const;
    const other = { ...fields, domain: "evil.example", nonce: await nonce() };
    expect(await detail(await handIn(createSiweMessage(other)))).toMatch(/signing in to localhost/);
    const chain = { ...fields, domain: "localhost", chainId: 1, nonce: await nonce() };
    expect(await detail(await handIn(createSiweMessage(chain)))).toMatch(/another chain/);
    const uri = {
      ...fields,
      domain: "localhost",
      uri: "https://evil.example",
      nonce: await nonce(),
    };
    expect((await handIn(createSiweMessage(uri))).status).toBe(401);
    await nonce();
    const made = signInMessage(ORIGIN, ada.address, "notTheNonceGiven");
    expect((await handIn(made)).status).toBe(401);
    const bens = signInMessage(ORIGIN, ada.address, await nonce());
    const refused = await handIn(bens, ben);
    expect(refused.headers.get("content-type")).toBe("application/problem+json");
    expect(((await write()) as Response).status).toBe(401);
  });

  it("takes a signature once, also from a copy of the cookie", async () => {
    const message = signInMessage(ORIGIN, ada.address, await nonce());
    const copy = new Map(browser.cookies);
    expect((await handIn(message)).status).toBe(200);
    expect(await detail(await handIn(message))).toMatch(/expired/);
    copy.forEach((value, name) => browser.cookies.set(name, value));
    expect(await detail(await handIn(message))).toMatch(/used already/);
  });

  it("lets a nonce end", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const message = signInMessage(ORIGIN, ada.address, await nonce());
    vi.setSystemTime(Date.now() + 601_000);
    expect(await detail(await handIn(message))).toMatch(/expired/);
  });

  it("answers nonsense with a problem", async () => {
    for (const body of [{}, { message: 1, signature: "0x" }, { message: "x", signature: "y" }]) {
      const response = await browser.session("POST", body);
      expect(response.status).toBe(400);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
    }
    await nonce();
    expect((await browser.session("POST", { message: "hello", signature: "0x12" })).status).toBe(
      401,
    );
  });

  it("does not trust a cookie that was sealed elsewhere", async () => {
    await browser.signIn(ada);
    vi.stubEnv("SESSION_SECRET", "another secret of more than 32 characters");
    expect(((await write()) as Response).status).toBe(401);
    vi.stubEnv("SESSION_SECRET", "short");
    await expect(write()).rejects.toThrow(/at least 32 characters/);
  });

  it("keeps a key of its own beside the content, for the owner alone", async () => {
    await browser.signIn(ada);
    const file = path.join(directory, "session.key");
    expect(await readFile(file, "utf8")).toMatch(/^[0-9a-f]{64}$/);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
});

describe("the guard", () => {
  it("refuses other sites' pages, signed in or not", async () => {
    await browser.signIn(ada);
    const foreign: Record<string, string>[] = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ];
    for (const headers of foreign) {
      const response = (await write({ headers })) as Response;
      expect(response.status).toBe(403);
    }
    expect(await write({ headers: { origin: ORIGIN, "sec-fetch-site": "same-origin" } })).toEqual({
      address: ada.address,
    });
  });

  it("counts bytes to the account and to its network", async () => {
    vi.stubEnv("LIMIT_ACCOUNT_BYTES_PER_DAY", "1000");
    vi.stubEnv("LIMIT_NETWORK_BYTES_PER_DAY", "1500");
    await browser.signIn(ada);
    expect(await write({}, 900)).toEqual({ address: ada.address });
    const over = (await write({}, 900)) as Response;
    expect(over.status).toBe(429);
    expect(Number(over.headers.get("retry-after"))).toBeGreaterThan(86_000);
    expect(await detail(over)).toMatch(/may upload 1 kB a day, .* try again in 24 h/);
    await browser.signIn(ben);
    expect(await detail((await write({}, 900)) as Response)).toMatch(/Your network has uploaded/);
  });

  it("counts requests to the network they come from", async () => {
    vi.stubEnv("LIMIT_WRITES_PER_MINUTE", "3");
    await browser.signIn(ada);
    const statuses = [];
    for (let i = 0; i < 4; i += 1) {
      const outcome = await write();
      statuses.push(outcome instanceof Response ? outcome.status : 200);
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
    const elsewhere = { headers: { "x-forwarded-for": "192.0.2.77" } };
    expect(await write(elsewhere)).toEqual({ address: ada.address });
  });

  it("says which limit is misconfigured", async () => {
    vi.stubEnv("LIMIT_WRITES_PER_MINUTE", "lots");
    await expect(write()).rejects.toThrow(/LIMIT_WRITES_PER_MINUTE is "lots"/);
  });
});
