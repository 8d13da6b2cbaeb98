import { expect, test, type Page } from "@playwright/test";
import { readTranslations } from "@/scripts/texts/translations";
import { complaintsOf } from "./console";
import { Story } from "./story";
import { everyPage } from "./sweep";

/** Values, words of the glossary and markup: a browser may break a sentence into nodes there. */
const MARK = /<\/?\w+>|\{\w+(?:\|[^}]*)?\}/;
/** English words on these pages that people of the local world wrote: a name, a field of a schema. */
const WRITTEN = new Set(["Spam or ham", "digit"]);
/** Letters that tell a part of a sentence from other words. */
const TELLING = 12;

const letters = (words: string) => words.replace(/[^a-z]/gi, "").length;
const escaped = (words: string) => words.replace(/[.*+?^$()|[\]\\]/g, "\\$&");

/** What a page in Spanish must not say: the English of whatever has other words in Spanish. */
function englishOnly(): RegExp {
  const patterns = [...readTranslations("texts/es")].flatMap(([key, entry]) => {
    const [forms, translations] =
      typeof entry === "string" ? [[key], [entry]] : [key.split(" | "), Object.values(entry)];
    const same = new Set(translations.flatMap((text) => [text, ...text.split(MARK)]));
    const parts = forms
      .flatMap((form) => form.split(MARK))
      .filter((part) => letters(part) >= TELLING);
    const wholes = forms.filter(
      (form) => !MARK.test(form) || letters(form.split(MARK).join("")) >= TELLING,
    );
    return [...parts, ...wholes]
      .filter((words) => !same.has(words))
      .map((words) => escaped(words.trim()).replace(/\{\w+\}/g, ".+"));
  });
  return new RegExp(`^(?:${patterns.join("|")})$`, "s");
}

/** Everything a page says: text, and what readers and pointers are told. */
const saidOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const said = [document.title];
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement!.closest("script, style, noscript, textarea"))
        said.push(node.textContent!);
    }
    const attributes = ["aria-label", "title", "placeholder", "alt", "content"];
    for (const element of document.querySelectorAll("body *, meta[name=description]")) {
      for (const name of attributes) said.push(element.getAttribute(name) ?? "");
    }
    return [...new Set(said.map((words) => words.replace(/\s+/g, " ").trim()))];
  });

test("every page speaks Spanish to a reader of Spanish", async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL,
    locale: "es-MX",
    viewport: { width: 360, height: 800 },
  });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const english = englishOnly();
  const left: string[] = [];
  for (const path of await everyPage(new Story(process.env.E2E_RPC_URL!))) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    const said = await saidOn(page);
    left.push(
      ...said
        .filter((words) => english.test(words) && !WRITTEN.has(words))
        .map((words) => `${path}: ${words}`),
    );
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(needed, path).toBeLessThanOrEqual(360);
    expect(complaints, path).toEqual([]);
  }
  expect(left).toEqual([]);
  await context.close();
});

test("the switch at the foot changes the language and is remembered", async ({ page, baseURL }) => {
  const complaints = complaintsOf(page);
  const [html, title] = [page.locator("html"), page.getByRole("heading", { level: 1 })];
  await page.goto(`${baseURL}/help`);
  await expect(html).toHaveAttribute("lang", "en");
  await expect(title).toHaveText("Help");
  await page.getByRole("button", { name: "Español" }).click();
  await expect(html).toHaveAttribute("lang", "es");
  await expect(title).toHaveText("Ayuda");
  await expect(page.getByRole("button", { name: "Español" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.reload();
  await expect(html).toHaveAttribute("lang", "es");
  await expect(title).toHaveText("Ayuda");
  await page.getByRole("button", { name: "English" }).click();
  await expect(html).toHaveAttribute("lang", "en");
  await expect(title).toHaveText("Help");
  await page.reload();
  await expect(title).toHaveText("Help");
  expect(complaints).toEqual([]);
});

test("whoever asks for no language, or for one that is missing, gets English", async ({
  baseURL,
}) => {
  for (const wish of [undefined, "fr-FR,fr;q=0.9"]) {
    const page = await fetch(`${baseURL}/help`, {
      headers: wish === undefined ? {} : { "accept-language": wish },
    });
    expect(await page.text()).toContain('<html lang="en"');
  }
});
