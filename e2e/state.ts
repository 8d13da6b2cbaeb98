import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** With `E2E_PICTURES=FOLDER`, every state that is checked is also drawn there, for people to look at. */
const PICTURES = process.env.E2E_PICTURES;

/** What is wrong with a page for people who see, hear or move otherwise: rule and first element. */
export async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`);
}

/** The state a page is in has no barrier, in light and dark; `name` says which state it is. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await barriers(page), `${name}, ${colorScheme}`).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}-${colorScheme}.png` });
  }
  if (PICTURES) {
    const usual = page.viewportSize()!;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.screenshot({ path: `${PICTURES}/${name}-390.png`, fullPage: true });
    await page.setViewportSize(usual);
  }
  await page.emulateMedia({ colorScheme: "light" });
}
