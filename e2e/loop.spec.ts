import { expect, test, type Browser, type Page } from "@playwright/test";
import { parseEther, parseGwei } from "viem";
import { fromBits } from "@/lib/curation/bitmap";
import { LOCAL_POLICY } from "@/lib/datanets/policy";
import { readExplore } from "@/lib/datanets/reads";
import { confirmInWallet, connectAs } from "./wallet";
import { persona, Story } from "./story";
import { complaintsOf } from "./console";
import { expectAccessible } from "./state";

/** As many as are gold under the local policy, so that there is a panel, and the jury sees every item. */
const COUNT = LOCAL_POLICY.goldSize;
/** Phases are long enough for a slow machine and end early once all have acted; waits are short. */
const PERIODS = {
  "Panel commits": "15 min",
  "Jury commits": "15 min",
  Reveal: "15 min",
  "Cooldown of a seat": "5 s",
  Retirement: "5 s",
  "Notice of a change": "5 s",
};
const PRICE = parseEther("0.5");
const UNITS = 20n;

test.setTimeout(600_000);

/** Judges every item on the page by key, as the truth is. */
async function judge(page: Page, verdicts: boolean[]) {
  const heading = page.getByRole("heading", { name: /^Your vote on the/ });
  await expect(heading).toBeVisible();
  await heading.scrollIntoViewIfNeeded();
  for (const [i, good] of verdicts.entries()) {
    await page.keyboard.press(good ? "a" : "r");
    await expect(
      page.getByText(new RegExp(`${i + 1} of ${verdicts.length} judged`)).first(),
    ).toBeVisible();
  }
}

async function sealAndCommit(page: Page) {
  await page.getByRole("button", { name: "Seal my verdict" }).click();
  await confirmInWallet(page, /^Sign/);
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download ballot file" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.json$/);
  await page.getByRole("button", { name: "Commit my vote" }).click();
  await confirmInWallet(page, /commit/i);
  return download.path();
}

/** Somebody's round in another browser, which has none of what this one keeps. */
async function inAnotherBrowser(browser: Browser, url: string, name: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await connectAs(page, name);
  await expect(page.getByText("This browser does not have your ballot")).toBeVisible();
  return page;
}

async function reveal(page: Page) {
  await page.getByRole("button", { name: "Reveal my vote" }).click();
  await confirmInWallet(page, /reveal/i);
}

test("the loop: create, contribute, curate, use, claim", async ({ page, browser, baseURL }) => {
  const complaints = complaintsOf(page);
  const story = new Story(process.env.E2E_RPC_URL!);
  const { good, files } = await story.files(COUNT);
  const truth = fromBits(good.flatMap((isGood, i) => (isGood ? [i] : [])));
  let datanet = 0;

  await test.step("a steward creates a datanet", async () => {
    await page.goto(`${baseURL}/create`);
    await connectAs(page, "Ada");
    await page.getByLabel("Name", { exact: true }).fill("Digits of the story");
    await page.getByLabel("Type of items").selectOption("image");
    await page
      .getByLabel("Description")
      .fill(`Digits for the story of ${new Date().toISOString()}.`);
    await page.getByLabel("Guidelines").fill("Good if the label is the digit that is shown.");
    await page.getByLabel("Where labels come from").selectOption("inline");
    await page.getByLabel("Question").fill("digit");
    await page.getByLabel("Options").fill([...Array(10).keys()].join("\n"));
    await page.getByLabel("Price a unit").fill("0.5");
    await page.getByLabel("License").fill("MIT");
    await page.getByRole("radio", { name: /local|seconds/i }).check();
    await page.getByText("Every number, and what it does").click();
    for (const [label, period] of Object.entries(PERIODS)) {
      await page.getByLabel(label, { exact: true }).fill(period);
    }
    await expectAccessible(page, "create-filled");
    await page.getByRole("button", { name: "Store and review" }).click();
    await confirmInWallet(page, /sign in/i);
    await expect(page.getByRole("button", { name: "Create the datanet" })).toBeVisible();
    await expectAccessible(page, "create-review");
    await page.getByRole("button", { name: "Create the datanet" }).click();
    await expect(page.getByRole("dialog", { name: /create/i })).toBeVisible();
    await expectAccessible(page, "wallet-asks");
    await confirmInWallet(page, /create/i);
    await expect(
      page.getByRole("heading", { name: "Digits of the story", level: 1 }),
    ).toBeVisible();
    await expect(page).toHaveURL(/\/datanets\/\d+$/);
    datanet = Number(page.url().split("/").at(-1));
    const { datanets } = await readExplore(story.people.chain);
    expect(datanets.find(({ id }) => id === datanet)?.steward).toBe(story.address(persona("Ada")));
    await story.fillBenches(datanet);
  });

  await test.step("a contributor brings digits and pays fee and bond", async () => {
    await connectAs(page, "Ben");
    await page.goto(`${baseURL}/datanets/${datanet}/contribute`);
    await page.getByLabel("Files to contribute").setInputFiles(files);
    const submit = page.getByRole("button", { name: `Contribute ${COUNT} items for 36 OPEN` });
    await expect(submit).toBeEnabled();
    await expectAccessible(page, "contribute-filled");
    const before = await story.standing(persona("Ben"));
    await submit.click();
    await confirmInWallet(page, /sign in/i);
    await confirmInWallet(page, /contribute/i);
    await expect(page).toHaveURL(new RegExp(`/datanets/${datanet}/contributions/1$`));
    // 16 items at 0.25 OPEN of fee and 2 OPEN of bond, and nothing else.
    expect(await story.sent(before)).toMatchObject({ value: parseEther("36"), gained: 0n });
    expect((await story.preview(BigInt(datanet * 2 ** 24 + 1)))[3]).toBe(
      BigInt(COUNT) * 2n * 10n ** 9n,
    );
  });

  const panel = await story.until(datanet, 1, "panelCommit");
  const panelist = story.playedByHand(panel, "panel");
  await test.step("a panelist judges, keeps the ballot file and commits", async () => {
    await story.commitOthers(panel, "panel", panelist.position, truth);
    await connectAs(page, panelist.name);
    await page.goto(`${baseURL}/duties`);
    await expect(page.getByRole("link", { name: /digits of the story/i }).first()).toBeVisible();
    await expectAccessible(page, "duties-with-work");
    await page
      .getByRole("link", { name: /digits of the story/i })
      .first()
      .click();
    await expect(page).toHaveURL(new RegExp(`/datanets/${datanet}/rounds/1`));
    await judge(page, good);
    await expectAccessible(page, "ballot-judged");
    await sealAndCommit(page);
    await expect(page.getByText("It is on the chain and nobody can read it.")).toBeVisible();
    await expectAccessible(page, "ballot-committed");
    await story.until(datanet, 1, "awaitJury", "juryCommit");
  });

  const jury = await story.until(datanet, 1, "juryCommit");
  const juror = story.playedByHand(jury, "jury");
  let ballotFile = "";
  await test.step("a juror judges the gold items blind and commits", async () => {
    await story.commitOthers(jury, "jury", juror.position, truth);
    await connectAs(page, juror.name);
    await page.goto(`${baseURL}/datanets/${datanet}/rounds/1`);
    await judge(page, good);
    ballotFile = await sealAndCommit(page);
  });

  const open = await story.until(datanet, 1, "reveal");
  await test.step("both reveal, and the round settles by the truth", async () => {
    await story.revealOthers(open, "panel", panelist.position, truth);
    await story.revealOthers(open, "jury", juror.position, truth);
    const url = `${baseURL}/datanets/${datanet}/rounds/1`;
    const revealed = (name: string) =>
      expect
        .poll(async () => {
          const round = await story.round(datanet, 1);
          return [...round.panel, ...round.jury].find(
            ({ owner, committed }) => committed && owner === story.address(persona(name)),
          )?.revealed;
        })
        .toBe(true);

    // The juror has lost this browser's memory and kept the file.
    const elsewhere = await inAnotherBrowser(browser, url, juror.name);
    await expectAccessible(elsewhere, "ballot-lost");
    await elsewhere.getByLabel("Open the ballot file").setInputFiles(ballotFile);
    await reveal(elsewhere);
    await revealed(juror.name);
    await elsewhere.context().close();

    // The panelist has lost both: the same signature and the same verdict make the same ballot.
    const anew = await inAnotherBrowser(browser, url, panelist.name);
    await anew.getByText("No file? Sign again and enter your verdict").click();
    for (const [i, isGood] of good.entries()) {
      const item = anew.getByRole("button", { name: new RegExp(`^${i + 1}: `) });
      await item.click();
      await expect(item).toHaveText(`${i + 1}: good`);
      if (!isGood) await item.click();
    }
    await anew.getByRole("button", { name: "Sign and rebuild the ballot" }).click();
    await confirmInWallet(anew, /^Sign/);
    await reveal(anew);
    await revealed(panelist.name);
    await anew.context().close();

    const settled = await story.until(datanet, 1, "settled");
    expect(settled.accepted).toBe(truth);
    const accepted = good.filter(Boolean).length;
    await page.goto(`${baseURL}/datanets/${datanet}/rounds/1`);
    await expect(page.getByText(`${accepted} of ${COUNT} items accepted`).first()).toBeVisible();
    await expectAccessible(page, "round-settled");
  });

  await test.step("a consumer pays, and the split is exact to the wei", async () => {
    await connectAs(page, "Eve");
    await page.goto(`${baseURL}/datanets/${datanet}/use`);
    await page.getByLabel("Units").fill(String(UNITS));
    const before = await story.datanet(datanet);
    const eve = await story.standing(persona("Eve"));
    await page.getByRole("button", { name: "Pay 10 OPEN" }).click();
    await confirmInWallet(page, /use/i);
    await expect
      .poll(async () => (await story.datanet(datanet)).burned)
      .toBe(before.burned + 10n ** 9n);
    expect(await story.sent(eve)).toMatchObject({ value: UNITS * PRICE, gained: 0n });
    const after = await story.datanet(datanet);
    const paid = (UNITS * PRICE) / 10n ** 9n;
    expect(after.pool - before.pool).toBe(paid / 10n);
    expect(after.stewardship - before.stewardship).toBe(paid / 20n);
    await expect(page.getByText(/burned/i).first()).toBeVisible();
    await expectAccessible(page, "use-paid");
  });

  await test.step("the contributor claims, and the wallet grows by exactly what was payable", async () => {
    await connectAs(page, "Ben");
    await page.goto(`${baseURL}/rewards`);
    const ben = persona("Ben");
    const claim = page.getByRole("button", { name: /^Claim \d/ });
    await expect(claim).toBeEnabled();
    await expectAccessible(page, "rewards-to-claim");
    const before = await story.standing(ben);
    const rejected = good.filter((isGood) => !isGood).length;
    await claim.click();
    await confirmInWallet(page, /claim/i);
    // Three quarters of each rejected item's bond; the income from use only begins to vest now.
    expect(await story.sent(before)).toMatchObject({
      value: 0n,
      gained: BigInt(rejected) * parseEther("1.5"),
    });
  });

  await test.step("the contributor tops up, retires, and takes back all bonds", async () => {
    const ben = persona("Ben");
    const id = BigInt(datanet * 2 ** 24 + 1);
    await page
      .getByRole("button", { name: "Manage contribution 1 to Digits of the story" })
      .click();
    const dialog = page.getByRole("dialog", { name: "Data 1 to Digits of the story" });
    await dialog.getByLabel("Amount").fill("3");
    await expectAccessible(page, "manage-dialog");
    await dialog.getByRole("button", { name: "Top up", exact: true }).click();
    await confirmInWallet(page, /top/i);
    await expect.poll(() => story.toppedUp(id)).toBe(3n * 10n ** 9n);
    await dialog.getByRole("button", { name: "Retire", exact: true }).click();
    await confirmInWallet(page, /retire/i);
    await dialog.getByRole("button", { name: "Release", exact: true }).click();
    await confirmInWallet(page, /release/i);
    await expect(dialog.getByText("Everything of it has been paid.")).toBeVisible();
    await page.keyboard.press("Escape");
    const accepted = BigInt(good.filter(Boolean).length);
    const before = await story.standing(ben);
    await page.getByRole("button", { name: /^Claim \d/ }).click();
    await confirmInWallet(page, /claim/i);
    const { value, gained } = await story.sent(before);
    expect(value).toBe(0n);
    // The bonds, and three quarters of the payment but for a gwei or two of rounding on the way.
    const all = accepted * parseEther("2") + parseEther("3") + (UNITS * PRICE * 75n) / 100n;
    expect(gained).toBeLessThanOrEqual(all);
    expect(all - gained).toBeLessThan(parseGwei("10"));
  });

  await test.step("a curator leaves, and the stake becomes credit", async () => {
    const chloe = persona("Chloe");
    await connectAs(page, "Chloe");
    await page.goto(`${baseURL}/datanets/${datanet}`);
    const seat = page.getByRole("region", { name: "Your curator seat" });
    await expectAccessible(page, "datanet-with-seat");
    await seat.getByRole("button", { name: "Leave this seat" }).click();
    await confirmInWallet(page, /leave/i);
    const withdraw = seat.getByRole("button", { name: /^Withdraw/ });
    await expect(withdraw).not.toHaveAttribute("aria-disabled", "true");
    const { balanceWei } = await story.seat(datanet, chloe);
    const before = await story.credit(chloe);
    await withdraw.click();
    await confirmInWallet(page, /withdraw/i);
    await expect.poll(() => story.credit(chloe)).toBe(before + balanceWei);
    await expect(seat.getByText("None")).toBeVisible();
  });

  await test.step("the steward changes price, words and rules", async () => {
    await connectAs(page, "Ada");
    await page.goto(`${baseURL}/datanets/${datanet}`);
    await page.getByLabel("New price a unit").fill("0.75");
    await expectAccessible(page, "datanet-steward");
    await page.getByRole("button", { name: "Set the price" }).click();
    await confirmInWallet(page, /price/i);
    await expect
      .poll(async () => (await story.datanet(datanet)).price)
      .toBe(Number(parseEther("0.75") / 10n ** 9n));

    const described = (await story.datanet(datanet)).content;
    await page
      .getByRole("textbox", { name: "Guidelines" })
      .fill("Good if a person would read the same digit.");
    await page.getByRole("button", { name: "Publish" }).click();
    await confirmInWallet(page, /describe/i);
    await expect.poll(async () => (await story.datanet(datanet)).content).not.toBe(described);

    await page.getByText("Every number", { exact: true }).click();
    await page.getByLabel("Review fee per item").fill("0.3");
    await page.getByRole("button", { name: "Announce; can start after 5 s" }).click();
    await confirmInWallet(page, /policy/i);
    // Whoever looks first may start them once the notice has passed: here the neighbours' keeper does.
    await expect.poll(async () => (await story.datanet(datanet)).version).toBe(2);
  });

  expect(complaints).toEqual([]);
});
