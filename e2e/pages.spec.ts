import { expect, test } from "@playwright/test";
import { SECURITY_HEADERS } from "@/lib/server/headers";
import { complaintsOf } from "./console";
import { barriers, COLOURS, showIn } from "./state";
import { Story } from "./story";
import { everyPage } from "./sweep";

/** CSS pixels; the narrowest phone that is still sold, the usual one, and a wide screen. */
const WIDTHS = [360, 390, 1920];
/** Both themes are looked through twice, on a machine that may be busy. */
const MS_PER_PAGE = 20_000;

test("every page is axe-clean in both themes, quiet, guarded and fits", async ({
  browser,
  baseURL,
}) => {
  const paths = await everyPage(new Story(process.env.E2E_RPC_URL!));
  test.setTimeout(paths.length * MS_PER_PAGE);
  const context = await browser.newContext({ colorScheme: "light", baseURL });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  for (const path of paths) {
    const headers = (await page.goto(path))!.headers();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(headers["content-security-policy"], path).toMatch(/'nonce-[^']+' 'strict-dynamic'/);
    expect(headers["content-security-policy"], path).not.toMatch(/unsafe-(inline|eval)/);
    expect(headers, path).toMatchObject(
      Object.fromEntries(
        Object.entries(SECURITY_HEADERS).map(([name, value]) => [name.toLowerCase(), value]),
      ),
    );
    expect(await barriers(page), path).toEqual([]);
    await showIn(page, "dark");
    expect(await barriers(page, COLOURS), `${path}, dark`).toEqual([]);
    await showIn(page, "light");
    const usual = page.viewportSize()!;
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: usual.height });
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(needed, `${path} at ${width}`).toBeLessThanOrEqual(width);
    }
    await page.setViewportSize(usual);
    expect(complaints, path).toEqual([]);
  }
  await context.close();
});

test("a visitor whose device is dark gets dark pages", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ colorScheme: "dark", baseURL });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  for (const path of ["/", "/datanets/1", "/datanets/1/cases/1", "/try"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    for (const part of background
      .match(/[\d.]+/g)!
      .slice(0, 3)
      .map(Number)) {
      expect(part, `${path}: ${background}`).toBeLessThan(60);
    }
    expect(complaints, path).toEqual([]);
  }
  await context.close();
});

test("browsing pages carry no wallet code", async ({ page, baseURL }) => {
  const scripts: string[] = [];
  page.on("response", async (response) => {
    if (/\.js(\?|$)/.test(response.url())) scripts.push(await response.text().catch(() => ""));
  });
  for (const path of ["/", "/datanets/2"]) {
    await page.goto(`${baseURL}${path}`, { waitUntil: "networkidle" });
  }
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((source) => /rainbowkit|walletconnect/i.test(source))).toEqual([]);
});
