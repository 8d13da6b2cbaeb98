import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { parseEther, type Hex } from "viem";
import { curationAbi } from "@/contracts-abi/Curation";
import { datanetsAbi } from "@/contracts-abi/Datanets";
import { People } from "@/devnet/people";
import { addresses } from "@/lib/chain/addresses";
import { createDatanet, findCreated, setPrice } from "@/lib/datanets/actions";
import { readDatanet } from "@/lib/datanets/reads";
import { ForeignWallet } from "./foreign-wallet";
import { Pool } from "./pool";
import { persona } from "./story";
import { confirmInWallet, connectAs } from "./wallet";

// The life of a transaction, on a datanet of its own and from one consumer: what is tested is the app
// between a wallet and a chain, so the write is the smallest there is, paying for a use.

const RPC_URL = process.env.E2E_RPC_URL!;
const EVE = persona("Eve");
/** Nobody else in the world is this account. */
const STEWARD = 56;
const PRICE = parseEther("0.01");

const people = new People(RPC_URL);
let datanet = 0;
let firstBlock = 0n;
let pool: Pool;

test.beforeAll(async () => {
  const { content, policy } = await readDatanet(people.chain, { id: 2 });
  await people.act(
    STEWARD,
    createDatanet({ name: "Uses to count", content, priceWei: PRICE, policy }),
  );
  const steward = people.account(STEWARD).address;
  datanet = (await findCreated(people.chain, { steward, content }))!;
  firstBlock = await people.chain.getBlockNumber();
});

test.beforeEach(async ({ context }) => {
  pool = await Pool.between(context, people, RPC_URL, EVE);
});

test.afterEach(() => pool.empty());

const desk = () => `/datanets/${datanet}/use`;
const payButton = (page: Page) => page.getByRole("button", { name: /^Pay [\d.]+ OPEN$/ });
/** Where the button says how it goes. */
const status = (page: Page) => page.getByRole("main");
const tray = (page: Page) =>
  page.getByRole("region", { name: "Transactions" }).getByRole("button", { name: /transaction/i });

/** Units of every use of the datanet so far. */
async function uses(): Promise<bigint[]> {
  const events = await people.chain.getContractEvents({
    address: addresses().Datanets,
    abi: datanetsAbi,
    eventName: "Used",
    args: { datanet: BigInt(datanet) },
    fromBlock: firstBlock,
    strict: true,
  });
  return events.map(({ args }) => args.units);
}

/** Eve at the desk, about to pay for a number of units that no other test uses. */
async function atTheDesk(page: Page, units: number): Promise<void> {
  await page.goto(desk());
  await connectAs(page, "Eve");
  await page.getByLabel("Units").fill(String(units));
  await expect(payButton(page)).toHaveText(`Pay ${units / 100} OPEN`);
}

/** Pays, and the transaction waits until the pool lets it go. */
async function payAndHold(page: Page): Promise<void> {
  pool.hold();
  await payButton(page).click();
  await confirmInWallet(page, /use/i);
  await expect(status(page)).toContainText("Sent. Waiting for a block…");
  await expect.poll(() => pool.isFollowed()).toBe(true);
}

test("a rejection is quiet, the words fit the amount, and trying again works", async ({ page }) => {
  await atTheDesk(page, 1);
  await payButton(page).click();
  const sheet = page.getByRole("dialog", { name: /use/i });
  await expect(sheet).toBeVisible();
  await expect(status(page)).toContainText(
    "0.01 OPEN: 0.001 OPEN are burned, 0 OPEN go to contributors, 0.0085 OPEN to the curation pool, 0.0005 OPEN to the steward.",
  );
  await expect(status(page)).toContainText("Network fee");
  await sheet.getByRole("button", { name: "Reject" }).click();
  await expect(status(page)).toContainText("You declined in your wallet. Nothing was sent.");
  await expect(status(page).getByRole("alert")).toHaveCount(0);
  expect(await uses()).not.toContain(1n);

  await payButton(page).click();
  await confirmInWallet(page, /use/i);
  await expect(page.getByRole("heading", { name: /^Receipt: 1 unit/ })).toBeVisible();
  expect(await uses()).toContain(1n);
});

test("a missing amount is named before the wallet is asked", async ({ page }) => {
  await page.goto(desk());
  await connectAs(page, "Eve");
  await page.getByLabel("Units").fill("1000000000");
  await page.getByRole("button", { name: "Pay 10,000,000 OPEN" }).click();
  await expect(status(page)).toContainText(
    /Your balance is [\d,.]+ OPEN; this needs [\d,.]+ OPEN more/,
  );
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("a transaction survives a reload, is seen by a second tab, and is not sent twice", async ({
  page,
  context,
}) => {
  await atTheDesk(page, 2);
  await payAndHold(page);

  const second = await context.newPage();
  await second.goto(`/datanets/${datanet}`);
  await expect(tray(second)).toHaveText("1 transaction under way");
  await tray(second).click();
  await expect(second.getByText(/^Pay 0.02 OPEN for 2 units/)).toBeVisible();

  await page.bringToFront();
  await page.reload();
  await expect(tray(page)).toHaveText("1 transaction under way");
  await page.getByLabel("Units").fill("2");
  await expect(page.getByRole("button", { name: /^Account 0x/ })).toBeVisible();
  await payButton(page).click();
  await expect(status(page)).toContainText("It was sent before. Waiting for a block…");

  await pool.release();
  await expect(page.getByRole("heading", { name: /^Receipt: 2 units/ })).toBeVisible();
  await second.bringToFront();
  await expect(second.getByText("Done.").first()).toBeVisible();
  await expect(tray(second)).toHaveText("Recent transactions");
  expect((await uses()).filter((units) => units === 2n)).toHaveLength(1);
});

test("one that is sped up in the wallet is followed under its new name", async ({ page }) => {
  await atTheDesk(page, 3);
  await payAndHold(page);
  const hash = await pool.speedUp();
  await expect(page.getByRole("heading", { name: /^Receipt: 3 units/ })).toBeVisible();
  await expect(status(page).getByTitle(hash).first()).toBeVisible();
  expect((await uses()).filter((units) => units === 3n)).toHaveLength(1);
});

test("one that is cancelled in the wallet is said to be, and can be sent again", async ({
  page,
}) => {
  await atTheDesk(page, 4);
  await payAndHold(page);
  await pool.cancel();
  await expect(status(page)).toContainText("You cancelled the transaction in your wallet.");
  expect(await uses()).not.toContain(4n);
  await payButton(page).click();
  await confirmInWallet(page, /use/i);
  await expect(page.getByRole("heading", { name: /^Receipt: 4 units/ })).toBeVisible();
});

test("one whose place another took is resolved after the page was left", async ({ page }) => {
  await atTheDesk(page, 5);
  await payAndHold(page);
  await page.goto("/");
  await expect(tray(page)).toHaveText("1 transaction under way");
  await pool.replace(people.account(STEWARD).address);
  await expect(
    page.getByText(/Another transaction of the account took its place/).first(),
  ).toBeVisible();
  expect(await uses()).not.toContain(5n);
});

test("a failure on the chain says why, as an instruction", async ({ page }) => {
  await atTheDesk(page, 6);
  await payAndHold(page);
  await people.act(STEWARD, setPrice({ datanet, priceWei: 2n * PRICE }));
  await pool.release();
  await expect(status(page)).toContainText(
    "The transaction was mined but failed. This costs 0.12 OPEN now, but 0.06 OPEN was sent. The price changed: look at the new amount and send again.",
  );
  expect(await uses()).not.toContain(6n);
  await people.act(STEWARD, setPrice({ datanet, priceWei: PRICE }));
});

test("a chain that goes away is waited for, before sending and after", async ({ page }) => {
  await atTheDesk(page, 7);
  pool.cut();
  await expect(
    page
      .getByRole("banner")
      .locator("~ *")
      .getByText(/Cannot reach/)
      .first(),
  ).toBeVisible();
  await payButton(page).click();
  await expect(status(page)).toContainText(/Cannot reach the chain/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  pool.mend();
  await payAndHold(page);
  pool.cut();
  await pool.release();
  await expect(page.getByText(/Cannot reach/).first()).toBeVisible();
  pool.mend();
  await expect(page.getByRole("heading", { name: /^Receipt: 7 units/ })).toBeVisible();
  await expect(page.getByText(/Cannot reach/)).toHaveCount(0);
});

/** Presses Tab until the control has the focus, as somebody without a pointer does. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("The control cannot be reached with the Tab key.");
}

test("everything works by keyboard alone", async ({ page }) => {
  await page.goto(desk());
  const connect = page.getByRole("banner").getByRole("button", { name: "Connect", exact: true });
  await tabTo(page, connect);
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Local personas" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: /^Eve,/ }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Account 0x/ })).toBeVisible();
  await tabTo(page, page.getByLabel("Units"));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("8");
  await tabTo(page, payButton(page));
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog", { name: /use/i });
  await tabTo(page, sheet.getByRole("button", { name: "Confirm" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /^Receipt: 8 units/ })).toBeVisible();
});

test("a phone is enough", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await atTheDesk(page, 9);
  await payAndHold(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await tray(page).click();
  const list = page.getByText(/^Pay 0.09 OPEN for 9 units/).last();
  await expect(list).toBeInViewport({ ratio: 1 });
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await pool.release();
  await expect(page.getByRole("heading", { name: /^Receipt: 9 units/ })).toBeVisible();
});

test("a wallet on another network reads on, and is offered the way", async ({ page }) => {
  const wallet = new ForeignWallet(RPC_URL, people.account(STEWARD).address);
  await wallet.install(page);
  await page.goto(desk());
  await wallet.connect(page);
  await expect(page.getByRole("button", { name: /^Account 0x.*wrong network/ })).toBeVisible();
  await page.getByLabel("Units").fill("11");
  await expect(status(page)).toContainText("Your wallet is on another network.");

  // The chain is new to it, so it is asked to add it, and its person says no.
  wallet.declines = true;
  await payButton(page).click();
  await expect(status(page)).toContainText("You declined in your wallet. Nothing was sent.");
  await page.goto(`/datanets/${datanet}`);
  await expect(page.getByRole("heading", { name: "Uses to count" })).toBeVisible();

  wallet.declines = false;
  await page.goto(desk());
  await expect(page.getByRole("button", { name: /^Account 0x/ })).toBeVisible();
  await page.getByLabel("Units").fill("11");
  await payButton(page).click();
  await expect(page.getByRole("heading", { name: /^Receipt: 11 units/ })).toBeVisible();
  expect(wallet.asked).toContain("wallet_addEthereumChain");
  expect(wallet.chainId).toBe(31_337);
});

test("several steps are one confirmation where the wallet can, and survive a reload", async ({
  page,
}) => {
  const wallet = new ForeignWallet(RPC_URL, people.account(STEWARD).address);
  wallet.chainId = 31_337;
  wallet.atomic = true;
  wallet.isSilent = true;
  await wallet.install(page);
  await page.goto(`/datanets/${datanet}`);
  await wallet.connect(page);
  await page.getByText("Appoint jurors").first().click();
  const jurors = [57, 58, 59].map((index) => people.account(index).address);
  await page.getByLabel("Addresses of the accounts").fill(jurors.join("\n"));
  await page.getByRole("button", { name: "Appoint 3 jurors" }).click();
  await expect.poll(() => wallet.asked).toContain("wallet_sendCalls");

  await page.reload();
  await expect(tray(page)).toHaveText("1 transaction under way");
  await tray(page).click();
  await expect(page.getByText("Your wallet has it. Waiting for its word…")).toBeVisible();
  wallet.isSilent = false;
  await expect(page.getByText("Done.")).toBeVisible();
  const appointed = (juror: Hex) =>
    people.chain.readContract({
      address: addresses().Curation,
      abi: curationAbi,
      functionName: "appointedUntil",
      args: [BigInt(datanet), juror],
    });
  const until = await Promise.all(jurors.map(appointed));
  expect(until.filter((end) => end > 0n)).toHaveLength(3);
  expect(wallet.asked.filter((method) => method === "wallet_sendCalls")).toHaveLength(1);
  expect(wallet.asked).not.toContain("eth_sendTransaction");
});
