import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { privateKeyToAccount } from "viem/accounts";
import { SESSION_PATH, signIn } from "@/lib/session/sign-in";

/** First account of anvil's well-known mnemonic. */
const account = privateKeyToAccount(
  "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
);

/** Has a page collect what its policy blocks, from its first script on. */
async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const found: string[] = [];
    Object.assign(window, { policyViolations: found });
    document.addEventListener("securitypolicyviolation", (event) =>
      found.push(`${event.violatedDirective}: ${event.blockedURI || event.sourceFile}`),
    );
  });
  return () =>
    page.evaluate(() => (window as unknown as { policyViolations: string[] }).policyViolations);
}

test("a script without the page's nonce does not run", async ({ page }) => {
  const violations = await watchPolicy(page);
  await page.goto("/");
  await page.evaluate(() => {
    const image = document.createElement("img");
    image.setAttribute("onerror", "window.broken = true");
    image.src = "data:,";
    document.body.append(image);
  });
  await expect.poll(violations).toContainEqual(expect.stringMatching(/^script-src/));
  expect(await page.evaluate(() => "broken" in window)).toBe(false);
});

test("the server says that it lives and is ready", async ({ request }) => {
  expect(await (await request.get("/api/health")).json()).toEqual({ status: "ok" });
  const ready = await request.get("/api/ready");
  expect(ready.status()).toBe(200);
  expect(await ready.json()).toMatchObject({
    status: "ready",
    checks: { chain: { problem: null }, store: { problem: null } },
  });
});

test("every refusal of the API is a problem with a sentence", async ({ request }) => {
  const answers = await Promise.all([
    request.get("/api/nothing"),
    request.get("/api/content/not-a-cid"),
    request.get("/api/datanets/999999/export"),
    request.post("/api/content", { data: "x" }),
    request.post("/api/uploads", { headers: { "upload-length": "1" } }),
    request.post(SESSION_PATH, { data: {} }),
    request.put(SESSION_PATH, { data: { address: account.address } }),
    request.post(`${SESSION_PATH}/nonce`, { headers: { origin: "https://evil.example" } }),
  ]);
  expect(answers.map((answer) => answer.status())).toEqual([
    404, 404, 404, 401, 401, 400, 401, 403,
  ]);
  for (const answer of answers) {
    expect(answer.headers()["content-type"], answer.url()).toBe("application/problem+json");
    expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
    const body = (await answer.json()) as { status: number; type: string; detail: string };
    expect(body).toMatchObject({ status: answer.status() });
    expect(body.type).toMatch(/^urn:datanets:/);
    expect(body.detail).toMatch(/[.!]$/);
  }
});

test("an endpoint that is behind is named, and reading goes on", async ({ page }) => {
  const rpcUrl = process.env.E2E_RPC_URL!;
  // The second address is the chain as somebody shows it who stopped following.
  await page.route(`${rpcUrl}/behind`, async (route) => {
    const answer = await route.fetch({ url: rpcUrl });
    const body = (await answer.json()) as { result: string };
    const { method } = route.request().postDataJSON() as { method: string };
    if (method === "eth_blockNumber") body.result = "0x1";
    await route.fulfill({ json: body, headers: { "access-control-allow-origin": "*" } });
  });
  await page.addInitScript((urls) => {
    const put = () => {
      const meta = document.querySelector<HTMLMetaElement>('meta[name="datanets-rpc"]');
      if (meta && meta.content !== urls) meta.content = urls;
    };
    new MutationObserver(put).observe(document, { childList: true, subtree: true });
  }, `${rpcUrl}/behind,${rpcUrl}`);
  await page.goto("/help/networks");
  await expect(page.getByText(/is \d+ blocks behind; reading goes on from/)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("a server of its own: limits hold, and told to end it finishes an upload first", async () => {
  const root = path.resolve(import.meta.dirname, "..");
  test.skip(!existsSync(path.join(root, ".next/local/BUILD_ID")), "runs the production build");
  const free = createServer().listen(0);
  const { port } = free.address() as AddressInfo;
  await new Promise((resolve) => free.close(resolve));
  const data = mkdtempSync(path.join(tmpdir(), "datanets-serve-"));
  const server = spawn(process.execPath, [path.join(root, "scripts/serve.mjs")], {
    stdio: "ignore",
    env: {
      ...process.env,
      NEXT_PUBLIC_APP_CHAIN: "local",
      APP_RPC_URL: process.env.E2E_RPC_URL!,
      CONTENT_DIR: data,
      PORT: String(port),
      LIMIT_SIGN_INS_PER_MINUTE: "5",
    },
  });
  const exited = new Promise<number | null>((resolve) => server.once("exit", resolve));
  try {
    const origin = `http://127.0.0.1:${port}`;
    await expect
      .poll(() =>
        fetch(`${origin}/api/health`).then(
          (r) => r.status,
          () => 0,
        ),
      )
      .toBe(200);
    let cookie = "";
    await signIn({
      origin,
      address: account.address,
      sign: (message) => account.signMessage({ message }),
      fetch: async (url, init) => {
        const answer = await fetch(url, { ...init, headers: { ...init?.headers, cookie } });
        cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
        return answer;
      },
    });
    // What a client claims about where it comes from does not open a fresh count.
    const attempt = (i: number) =>
      fetch(`${origin}${SESSION_PATH}`, {
        method: "POST",
        headers: { "x-forwarded-for": `198.51.100.${i}` },
        body: "{}",
      });
    const statuses = [];
    for (let i = 1; i <= 4; i += 1) statuses.push((await attempt(i)).status);
    expect(statuses).toEqual([400, 400, 400, 429]);
    const refused = await attempt(5);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(((await refused.json()) as { detail: string }).detail).toMatch(/try again in \d+ s/);
    // Half of the body before the signal, half after it.
    const upload = httpRequest(`${origin}/api/content`, {
      method: "POST",
      headers: { cookie, "content-length": "10" },
    });
    const answered = new Promise<number>((resolve, reject) => {
      upload.once("response", (response) => resolve(response.resume().statusCode!));
      upload.once("error", reject);
    });
    upload.write("hello");
    await expect.poll(() => fetch(`${origin}/api/health`).then((r) => r.ok)).toBe(true);
    server.kill("SIGTERM");
    await expect
      .poll(() =>
        fetch(`${origin}/api/health`).then(
          () => "open",
          () => "closed",
        ),
      )
      .toBe("closed");
    upload.end("world");
    // Ten bytes are no CAR: it was read to its end and answered.
    expect(await answered).toBe(400);
    expect(await exited).toBe(0);
  } finally {
    server.kill("SIGKILL");
    rmSync(data, { recursive: true, force: true });
  }
});
