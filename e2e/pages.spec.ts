import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

const PAGES = [
  "/",
  "/create",
  "/datanets/1",
  "/datanets/2",
  "/datanets/2/contribute",
  "/datanets/1/label",
  "/datanets/2/use",
  "/datanets/2/rounds/1",
  "/duties",
  "/rewards",
  "/account",
  "/try",
  "/help",
];

for (const theme of ["light", "dark"] as const) {
  test(`every page is axe-clean and quiet, ${theme}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ colorScheme: theme, baseURL });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning")
        complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    for (const path of PAGES) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.target}`)).toEqual([]);
      expect(complaints, path).toEqual([]);
    }
    await context.close();
  });

  test(`nothing is wider than a phone, ${theme}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      colorScheme: theme,
      viewport: { width: 390, height: 844 },
      baseURL,
    });
    const page = await context.newPage();
    for (const path of PAGES) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, path).toBeLessThanOrEqual(390);
    }
    await context.close();
  });
}

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
