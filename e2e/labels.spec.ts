import { expect, test } from "@playwright/test";
import { popcount } from "@/lib/curation/score";
import { readLabelTargets } from "@/lib/contributions/reads";
import { confirmInWallet, connectAs } from "./wallet";
import { Story } from "./story";

/** The sample datanet whose e-mails are labelled apart from their contribution. */
const EMAILS = 1;
const COUNT = 3;

test.setTimeout(300_000);

test("labels are chosen by key, undone, submitted together and judged", async ({
  page,
  baseURL,
}) => {
  const story = new Story(process.env.E2E_RPC_URL!);
  const { chain } = story.people;
  const labelled = async () => {
    const { targets } = await readLabelTargets(chain, { datanet: EMAILS });
    return targets.reduce((sum, { labelled }) => sum + Number(popcount(labelled[0] ?? 0n)), 0);
  };
  const before = await labelled();

  await page.goto(`${baseURL}/datanets/${EMAILS}/label`);
  await connectAs(page, "Finn");
  const done = page.getByText(/^\d+ of \d+ labelled/);
  await expect(done).toContainText("0 of");
  for (let i = 1; i <= COUNT; i += 1) {
    await page.keyboard.press("1");
    await expect(done).toContainText(`${i} of`);
  }
  await page.keyboard.press("u");
  await expect(done).toContainText(`${COUNT - 1} of`);
  await page.keyboard.press("2");
  await expect(done).toContainText(`${COUNT} of`);

  await page.getByRole("button", { name: `Submit ${COUNT} labels for` }).click();
  await confirmInWallet(page, /sign in/i);
  await confirmInWallet(page, /contribute/i);
  await expect(page).toHaveURL(/\/contributions\/\d+$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

  await test.step("the neighbours judge them", async () => {
    const { number } = (await story.rounds(EMAILS)).at(-1)!;
    await story.until(EMAILS, number, "settled");
    expect(await labelled()).toBeGreaterThan(before);
  });
});
