import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** With `E2E_PICTURES=FOLDER`, every state that is checked is also drawn there, for people to look at. */
const PICTURES = process.env.E2E_PICTURES;

/** The rules whose answer depends on the theme; everything else is the same in both. */
export const COLOURS = ["color-contrast", "link-in-text-block"];

/**
 * What is wrong with a page for people who see, hear or move otherwise: rule and first element.
 * @param rules only these; all unless told
 */
export async function barriers(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`);
}

/** Shows the page in a theme, with every colour that is on its way there arrived. */
export async function showIn(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation instanceof CSSTransition) animation.finish();
    }
  });
}

/** The state a page is in has no barrier, in light and dark; `name` says which state it is. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await showIn(page, colorScheme);
    const rules = colorScheme === "dark" ? COLOURS : undefined;
    expect(await barriers(page, rules), `${name}, ${colorScheme}`).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}-${colorScheme}.png` });
  }
  if (PICTURES) {
    const usual = page.viewportSize()!;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.screenshot({ path: `${PICTURES}/${name}-390.png`, fullPage: true });
    await page.setViewportSize(usual);
  }
  await showIn(page, "light");
}
