import { expect, type Page } from "@playwright/test";

/** Connects as a persona through RainbowKit's modal, or switches to it if somebody is connected. */
export async function connectAs(page: Page, persona: string): Promise<void> {
  const account = page.getByRole("button", { name: /^Account 0x/ });
  const connect = page.getByRole("banner").getByRole("button", { name: "Connect", exact: true });
  const personas = page.getByRole("button", { name: "Local personas" });
  // Who left connected comes back connected, a moment after the page has loaded.
  if (await page.evaluate(() => localStorage.getItem("datanets.wallet.connected") === "1")) {
    await account.click();
    await page.getByRole("button", { name: "Disconnect" }).click();
    await expect(account).toBeHidden();
  }
  // A click that comes before the page is interactive is lost, as it would be for a person.
  await expect(async () => {
    if (!(await personas.isVisible())) await connect.click();
    await expect(personas).toBeVisible({ timeout: 10_000 });
  }).toPass();
  await personas.click();
  await page.getByRole("button", { name: new RegExp(`^${persona},`) }).click();
  await expect(account).toBeVisible();
}

/** Confirms what the local wallet shows; `signs` is what its window must be about. */
export async function confirmInWallet(page: Page, signs: RegExp): Promise<void> {
  const sheet = page.getByRole("dialog", { name: signs });
  await sheet.getByRole("button", { name: /^(Confirm|Sign)$/ }).click();
  await expect(sheet).toBeHidden();
}
