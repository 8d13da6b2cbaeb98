import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { parseEther } from "viem";
import { fromBits } from "@/lib/curation/bitmap";
import { readExplore } from "@/lib/datanets/reads";
import { confirmInWallet, connectAs } from "./wallet";
import { persona, Story } from "./story";

const COUNT = 12;
/** Long enough for a slow machine; every phase ends early once all have acted. */
const PHASE = "15 min";
const PRICE = parseEther("0.5");
const UNITS = 20n;

test.setTimeout(420_000);

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
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download ballot file" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.json$/);
  await page.getByRole("button", { name: "Commit my vote" }).click();
  await confirmInWallet(page, /commit/i);
}

test("the loop: create, contribute, curate, use, claim", async ({ page, baseURL }) => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
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
    for (const label of ["Panel commits", "Jury commits", "Reveal"]) {
      await page.getByLabel(label, { exact: true }).fill(PHASE);
    }
    await page.getByRole("button", { name: "Store and review" }).click();
    await page.getByRole("button", { name: "Create the datanet" }).click();
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
    const submit = page.getByRole("button", { name: `Contribute ${COUNT} items for 27 OPEN` });
    await expect(submit).toBeEnabled();
    const before = await story.standing(persona("Ben"));
    await submit.click();
    await confirmInWallet(page, /contribute/i);
    await expect(page).toHaveURL(new RegExp(`/datanets/${datanet}/contributions/1$`));
    // 12 items at 0.25 OPEN of fee and 2 OPEN of bond, and nothing else.
    expect(await story.sent(before)).toMatchObject({ value: parseEther("27"), gained: 0n });
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
    await page
      .getByRole("link", { name: /digits of the story/i })
      .first()
      .click();
    await expect(page).toHaveURL(new RegExp(`/datanets/${datanet}/rounds/1`));
    await judge(page, good);
    await sealAndCommit(page);
    await story.until(datanet, 1, "awaitJury", "juryCommit");
  });

  const jury = await story.until(datanet, 1, "juryCommit");
  const juror = story.playedByHand(jury, "jury");
  await test.step("a juror judges the gold items blind and commits", async () => {
    await story.commitOthers(jury, "jury", juror.position, truth);
    await connectAs(page, juror.name);
    await page.goto(`${baseURL}/datanets/${datanet}/rounds/1`);
    await judge(page, good);
    await sealAndCommit(page);
  });

  const open = await story.until(datanet, 1, "reveal");
  await test.step("both reveal, and the round settles by the truth", async () => {
    await story.revealOthers(open, "panel", panelist.position, truth);
    await story.revealOthers(open, "jury", juror.position, truth);
    for (const { name } of [juror, panelist]) {
      await connectAs(page, name);
      await page.goto(`${baseURL}/datanets/${datanet}/rounds/1`);
      await page.getByRole("button", { name: "Reveal my vote" }).click();
      await confirmInWallet(page, /reveal/i);
      await expect
        .poll(async () => {
          const round = await story.round(datanet, 1);
          return [...round.panel, ...round.jury].find(
            ({ owner, committed }) => committed && owner === story.address(persona(name)),
          )?.revealed;
        })
        .toBe(true);
    }
    const settled = await story.until(datanet, 1, "settled");
    expect(settled.accepted).toBe(truth);
    const accepted = good.filter(Boolean).length;
    await page.goto(`${baseURL}/datanets/${datanet}/rounds/1`);
    await expect(page.getByText(`${accepted} of ${COUNT} items accepted`).first()).toBeVisible();
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
  });

  await test.step("the contributor claims, and the wallet grows by exactly what was payable", async () => {
    await connectAs(page, "Ben");
    await page.goto(`${baseURL}/rewards`);
    const ben = persona("Ben");
    const claim = page.getByRole("button", { name: /^Claim \d/ });
    await expect(claim).toBeEnabled();
    const before = await story.standing(ben);
    const rejected = good.filter((isGood) => !isGood).length;
    await claim.click();
    await confirmInWallet(page, /claim/i);
    // Three quarters of each rejected item's bond; the income from use only begins to vest now.
    expect(await story.sent(before)).toMatchObject({
      value: 0n,
      gained: BigInt(rejected) * parseEther("1.5"),
    });
    await expect(page.getByRole("button", { name: /^Claim/ })).toBeVisible();
  });

  expect(complaints).toEqual([]);
});

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
