import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test, type Page, type Request } from "@playwright/test";
import { packContribution } from "@/lib/content/pack";
import { parseBatch } from "@/lib/content/parse/batch";
import { persona, Story } from "./story";
import { confirmInWallet, connectAs } from "./wallet";

/** The e-mails of the local world: labels are contributions of their own. */
const EMAILS = 1;
const MIB = 1_048_576;

let directory: string;
test.beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "datanets-content-"));
});
test.afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** An e-mail file with a body of about this many bytes, different each time. */
function email(name: string, bytes: number): string {
  const body = randomBytes(Math.ceil((bytes * 3) / 4)).toString("base64");
  const lines = body.match(/.{1,76}/g)!.join("\r\n");
  const file = path.join(directory, name);
  writeFileSync(file, `From: a@example.org\r\nSubject: ${name}\r\n\r\n${lines}\r\n`);
  return file;
}

async function openDesk(page: Page): Promise<void> {
  await page.goto(`/datanets/${EMAILS}/contribute`);
  await expect(page.getByRole("button", { name: "Choose files" })).toBeEnabled();
}
const choose = (page: Page, files: string[]) =>
  page.getByLabel("Files to contribute").setInputFiles(files);
const contribute = (page: Page) => page.getByRole("button", { name: /^Contribute \d+ items? for/ });
const wallet = (page: Page) => page.getByRole("dialog", { name: /contribute/i });
const isUpload = (request: Request) => new URL(request.url()).pathname.startsWith("/api/uploads");

test("an upload goes on after a reload, and ends with the right CID", async ({ page, context }) => {
  const files = Array.from({ length: 3 }, (_, i) => email(`letter-${i}.eml`, 7_000_000));
  const story = new Story(process.env.E2E_RPC_URL!);
  const sources = files.map((file) => {
    const bytes = new Uint8Array(readFileSync(file));
    return { path: path.basename(file), size: bytes.length, read: async () => bytes };
  });
  const { items } = await parseBatch(sources, { type: "email", labels: "separate" });
  const contributor = story.address(persona("Ben"));
  const packed = await packContribution({ kind: "data", datanet: EMAILS, contributor, items });

  await openDesk(page);
  await connectAs(page, "Ben");
  await choose(page, files);
  await expect(page.getByText("3 files: 3 taken")).toBeVisible();

  // The network stops in the middle: the third part never gets its answer.
  let patches = 0;
  await context.route("**/api/uploads/*", async (route) => {
    if (route.request().method() !== "PATCH") return route.continue();
    patches += 1;
    if (patches <= 2) await route.continue();
  });
  await contribute(page).click();
  await confirmInWallet(page, /sign in/i);
  await expect.poll(() => patches, { timeout: 60_000 }).toBe(3);

  const asked: Request[] = [];
  await page.reload();
  // Only now: a request that is held would go on once nothing holds it.
  await context.unroute("**/api/uploads/*");
  page.on("request", (request) => isUpload(request) && asked.push(request));
  await expect(page.getByText("Its upload had not ended.")).toBeVisible();
  await expect(page.getByText("3 files: 3 taken")).toBeVisible();
  await contribute(page).click();
  await expect(wallet(page)).toBeVisible();

  const methods = asked.map((request) => request.method());
  expect(methods).not.toContain("POST");
  expect(methods[0]).toBe("HEAD");
  const first = asked.find((request) => request.method() === "PATCH")!;
  expect(Number(first.headers()["upload-offset"])).toBeGreaterThanOrEqual(16 * MIB);
  await wallet(page).getByRole("button", { name: "Reject" }).click();
  await expect(page.getByText(packed.cid)).toBeVisible();
});

test("a saved .car gives the batch back, and one bad file takes nothing with it", async ({
  page,
}) => {
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    const own = [process.env.E2E_APP_URL!, process.env.E2E_RPC_URL!].map(
      (url) => new URL(url).origin,
    );
    if (protocol.startsWith("http") && !own.includes(origin)) elsewhere.push(request.url());
  });
  page.on("dialog", (dialog) => elsewhere.push(`a dialog: ${dialog.message()}`));
  const good = email("good.eml", 2000);
  const picture = path.join(directory, "picture.eml");
  writeFileSync(picture, Buffer.from("89504e470d0a1a0a0000000d", "hex"));
  const hostile = path.join(directory, "hostile.eml");
  writeFileSync(
    hostile,
    [
      "From: <script>alert(1)</script> <a@evil.example>",
      "Subject: <img src=x onerror=alert(1)>",
      "Content-Type: text/html",
      "",
      '<img src="https://evil.example/pixel.gif"><script>alert(1)</script><p>Words of the mail</p>',
    ].join("\r\n"),
  );

  await openDesk(page);
  await connectAs(page, "Ben");
  await choose(page, [good, picture, hostile]);
  await expect(page.getByText("3 files: 2 taken, 1 left out")).toBeVisible();
  await expect(page.getByText("left out", { exact: true })).toBeVisible();
  await page
    .getByRole("button", { name: /onerror/ })
    .first()
    .click();
  await expect(page.getByText("Words of the mail")).toBeVisible();
  await expect(page.locator("img[src*='evil'], iframe, script[src*='evil']")).toHaveCount(0);

  await contribute(page).click();
  const signIn = page.getByRole("dialog", { name: /sign in/i });
  await expect(signIn.or(wallet(page))).toBeVisible();
  if (await signIn.isVisible()) await confirmInWallet(page, /sign in/i);
  await wallet(page).getByRole("button", { name: "Reject" }).click();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save a copy (.car)" }).click();
  const saved = path.join(directory, (await saving).suggestedFilename());
  expect(saved).toMatch(/baf\w+\.car$/);
  await (await saving).saveAs(saved);

  for (const index of [2, 1]) {
    await page.getByRole("button", { name: new RegExp(`^Remove item ${index},`) }).click();
  }
  await expect(page.getByRole("button", { name: /^Remove item/ })).toHaveCount(0);
  await choose(page, [saved]);
  await expect(page.getByRole("button", { name: /^Remove item/ })).toHaveCount(2);
  await expect(page.getByText("good.eml", { exact: true }).first()).toBeVisible();
  expect(elsewhere).toEqual([]);
});
