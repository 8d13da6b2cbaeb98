import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { glossary } from "@/lib/glossary";
import { english } from "@/lib/texts/text";
import { complaintsOf } from "./console";

/** Pages, each with a word that is explained on it. */
const PAGES = [
  ["/", "datanet"],
  ["/try", "curator"],
  ["/help", "items"],
  ["/duties", "seat"],
  ["/rewards", "credit"],
  ["/account", "seats"],
  ["/create", "policy"],
  ["/datanets/2", "review fee"],
  ["/datanets/2/rounds/1", "panel"],
  ["/datanets/2/contribute", "bond"],
  ["/datanets/2/use", "burn"],
] as const;

test("words are explained where they appear, by mouse and by keyboard", async ({
  page,
  baseURL,
}) => {
  const complaints = complaintsOf(page);
  for (const [path, word] of PAGES) {
    await page.goto(`${baseURL}${path}`);
    const term = page.getByRole("button", { name: word, exact: true }).first();
    const meaning = page.locator(`[id="${await term.getAttribute("popovertarget")}"]`);
    await expect(meaning, path).toBeHidden();
    await term.focus();
    await page.keyboard.press("Enter");
    await expect(meaning, path).toBeVisible();
    await expect(meaning).toBeInViewport({ ratio: 0.99 });
    await page.keyboard.press("Escape");
    await expect(meaning, path).toBeHidden();
  }
  await page.getByRole("button", { name: "burn", exact: true }).click();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([]);
  await page.getByRole("link", { name: "All words" }).locator("visible=true").click();
  await expect(page).toHaveURL(/\/help#burn$/);
  await expect(page.locator("#burn")).toBeInViewport();
  expect(complaints).toEqual([]);
});

test("the help page holds every word and opens its questions", async ({ page, baseURL }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${baseURL}/help`);
  for (const [id, { meaning }] of Object.entries(glossary)) {
    await expect(page.locator(`[id="${id}"] dd`)).toHaveText(english(meaning));
  }
  await page.getByText("Can I lose more than my seat?").click();
  await expect(page.getByText(/reserves its worst loss/)).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
