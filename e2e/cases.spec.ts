import { expect, test, type Page } from "@playwright/test";
import { parseEther } from "viem";
import { contributionId } from "@/lib/contributions/ids";
import { complaintsOf } from "./console";
import { CaseStory } from "./caseStory";
import { expectAccessible } from "./state";
import { persona } from "./story";
import { confirmInWallet, connectAs } from "./wallet";

const EVE = persona("Eve");
const ITEM = 0;

const newStory = () => new CaseStory(process.env.E2E_RPC_URL!, process.env.E2E_APP_URL!);

async function sealAndCommit(page: Page) {
  await page.getByRole("button", { name: "Seal my verdict" }).click();
  await confirmInWallet(page, /^Sign/);
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download ballot file" }).click();
  expect((await downloading).suggestedFilename()).toMatch(/^ballot-case-\d+-jury-1-\w+\.json$/);
  await page.getByRole("button", { name: "Commit my vote" }).click();
  await confirmInWallet(page, /commit/i);
}

test("a case: challenge, jury, ruling, end", async ({ page, browser, baseURL }) => {
  test.setTimeout(300_000);
  const complaints = complaintsOf(page);
  const story = newStory();
  const name = "Digits in dispute";
  const datanet = await story.createDatanet(name);
  await story.fillBenches(datanet);
  await story.acceptAll(datanet);
  const contribution = contributionId(datanet, 1);
  const itemPath = `/datanets/${datanet}/items/1-${ITEM}`;
  let id = 0;

  await test.step("somebody challenges an item and pays deposit and fee", async () => {
    await page.goto(`${baseURL}${itemPath}`);
    await connectAs(page, "Eve");
    await page.getByRole("link", { name: "Challenge this item" }).click();
    await expect(page.getByRole("heading", { name: "Challenge items", level: 1 })).toBeVisible();
    await page.getByRole("radio", { name: /^Mislabelled/ }).check();
    await page.getByLabel("What is wrong").fill("The picture shows another digit than its label.");
    // Twice the bond of 2 OPEN, and 0.25 OPEN for each of 7 jurors.
    const file = page.getByRole("button", { name: "Challenge 1 item for 5.75 OPEN" });
    await expect(file).toBeEnabled();
    await expectAccessible(page, "case-filing");
    const before = await story.standing(EVE);
    await file.click();
    await confirmInWallet(page, /sign in/i);
    await confirmInWallet(page, /file|challenge/i);
    await expect(page).toHaveURL(new RegExp(`/datanets/${datanet}/cases/\\d+$`));
    expect(await story.sent(before)).toMatchObject({ value: parseEther("5.75"), gained: 0n });
    id = await story.newestCase(contribution);
    await expect(page.getByText("The picture shows another digit")).toBeVisible();
  });

  const url = `${baseURL}/datanets/${datanet}/cases/${id}`;
  const drawn = await story.untilCase(id, "commit");
  const juror = story.jurorByHand(drawn);

  await test.step("a juror finds the case among the duties, judges and commits", async () => {
    await connectAs(page, juror.name);
    await page.goto(`${baseURL}/duties`);
    const duty = page.getByRole("link", { name: `${name}, case ${id}` });
    await expect(duty).toBeVisible();
    await expectAccessible(page, "duties-with-case");
    await duty.click();
    await expect(page.getByRole("heading", { name: "Your vote on the jury" })).toBeVisible();
    await page.getByRole("radio", { name: /^Uphold/ }).check();
    await expectAccessible(page, "case-judged");
    await sealAndCommit(page);
    await expect(page.getByText("It is on the chain and nobody can read it.")).toBeVisible();
    await expectAccessible(page, "case-committed");
  });

  await test.step("all reveal, the juror from another browser with nothing but the wallet", async () => {
    await story.commitJury(drawn, juror.position, "uphold");
    const open = await story.untilCase(id, "reveal");
    await story.revealJury(open, juror.position, "uphold");
    const context = await browser.newContext();
    const elsewhere = await context.newPage();
    await elsewhere.goto(url);
    await connectAs(elsewhere, juror.name);
    await expect(elsewhere.getByText("This browser does not have your ballot")).toBeVisible();
    await expectAccessible(elsewhere, "case-ballot-lost");
    await elsewhere.getByRole("button", { name: "Sign and rebuild the ballot" }).click();
    await confirmInWallet(elsewhere, /^Sign/);
    await expect(elsewhere.getByText("Your verdict: uphold the case.")).toBeVisible();
    await elsewhere.getByRole("button", { name: "Reveal my vote" }).click();
    await confirmInWallet(elsewhere, /reveal/i);
    await story.untilCase(id, "ruled");
    await context.close();
  });

  await test.step("the ruling stands open to an appeal", async () => {
    await page.goto(url);
    await expect(page.getByText("You voted to uphold the case")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Appeal/ })).toBeVisible();
    await expect(page.locator("time").first()).toBeVisible();
    await expectAccessible(page, "case-ruled");
  });

  await test.step("nobody appeals: it ends, and everyone gets what is theirs to the wei", async () => {
    const [credit, burned, held] = [
      await story.credit(EVE),
      await story.burned(),
      await story.held(contribution),
    ];
    await story.passDeadline(await story.case(id));
    await story.untilCase(id, "upheld");
    // The item's bond of 2 OPEN is forfeited. Of it the jury's fee comes first, so that both 4 and 1.75
    // come back; a quarter of the 0.25 left is the reward, the rest is burned.
    expect((await story.credit(EVE)) - credit).toBe(parseEther("5.8125"));
    expect((await story.burned()) - burned).toBe(parseEther("0.1875"));
    expect(held - (await story.held(contribution))).toBe(2n * 10n ** 9n);
    await page.goto(url);
    await expect(page.getByText("Your seat was paid for this case")).toBeVisible();
    await expectAccessible(page, "case-ended");
  });

  await test.step("the item is served no more, and its page says so", async () => {
    await page.goto(`${baseURL}${itemPath}`);
    await expect(page.getByText(`Struck by case ${id}`)).toBeVisible();
    await expectAccessible(page, "item-struck");
    expect(await story.itemStatus(datanet, ITEM)).toBe(451);
  });

  expect(complaints).toEqual([]);
});

test("a datanet is handed over in two steps, and an offer can be withdrawn", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const complaints = complaintsOf(page);
  const story = newStory();
  const datanet = await story.createDatanet("Digits to hand over");
  const [ada, finn] = [story.address(persona("Ada")), story.address(persona("Finn"))];
  const url = `${baseURL}/datanets/${datanet}`;
  const offer = async (to: string) => {
    await page.getByLabel("Address of the new steward").fill(to);
    await page.getByLabel(/Once it accepts/).check();
    await page.getByRole("button", { name: "Offer the stewardship" }).click();
    await confirmInWallet(page, /offer|steward/i);
  };

  await test.step("the steward offers it to a contract and takes that back", async () => {
    await page.goto(url);
    await connectAs(page, "Ada");
    await page.getByLabel("Address of the new steward").fill(story.contractAddress());
    await expect(page.getByText("A contract is at this address")).toBeVisible();
    await offer(story.contractAddress());
    await expect(page.getByText("A new steward is on offer")).toBeVisible();
    await page.getByText("Accept with a Safe or a Governor").click();
    await expect(page.getByRole("button", { name: "Copy call data" })).toBeVisible();
    await expectAccessible(page, "stewardship-offered");
    await page.getByRole("button", { name: "Withdraw the offer" }).click();
    await confirmInWallet(page, /offer|withdraw|steward/i);
    await expect(page.getByText("A new steward is on offer")).toBeHidden();
  });

  await test.step("the steward offers it to a person, who accepts", async () => {
    await page.getByLabel("Address of the new steward").fill(finn);
    await expect(page.getByText("No contract is at this address")).toBeVisible();
    await offer(finn);
    await expect(page.getByText("A new steward is on offer")).toBeVisible();
    expect((await story.datanet(datanet)).steward).toBe(ada);
    await connectAs(page, "Finn");
    await page.getByRole("button", { name: "Become the steward" }).click();
    await confirmInWallet(page, /steward|accept/i);
    await expect.poll(async () => (await story.datanet(datanet)).steward).toBe(finn);
    await expect(page.getByRole("heading", { name: "Steward tools" })).toBeVisible();
    await expect(page.getByText("A new steward is on offer")).toBeHidden();
  });

  expect(complaints).toEqual([]);
});
