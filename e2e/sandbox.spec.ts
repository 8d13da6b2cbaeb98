import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { readClient } from "@/lib/chain/client";
import { compressBits, hasBit, withBit } from "@/lib/curation/bitmap";
import { settle } from "@/lib/curation/outcome";
import { readRound } from "@/lib/curation/reads";
import { readSettlement } from "@/lib/curation/settlement";
import { readDatanet } from "@/lib/datanets/reads";
import { gweiToWei } from "@/lib/datanets/words";
import { formatOpen } from "@/lib/format/open";
import { sandboxDigits, truthOf } from "@/lib/sandbox/digits";
import { play, SANDBOX_ITEMS, sandboxRound } from "@/lib/sandbox/round";
import { complaintsOf } from "./console";

const axe = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.target}`,
  );

/** Gives a verdict on every item by keys alone. */
async function judgeByKeys(page: Page, verdict: bigint) {
  await expect(page.getByText(`0 of ${SANDBOX_ITEMS} judged`)).toBeVisible();
  for (let item = 0; item < SANDBOX_ITEMS; item += 1) {
    await page.keyboard.press(hasBit(verdict, item) ? "a" : "r");
    await expect(page.getByText(`${item + 1} of ${SANDBOX_ITEMS} judged`).first()).toBeVisible();
  }
}

test("a visitor without a wallet judges by keyboard and is told what the rules would pay", async ({
  page,
  baseURL,
}) => {
  const complaints = complaintsOf(page);
  const round = sandboxRound(2, truthOf(await sandboxDigits(2)));
  const verdict = withBit(round.truth, 4, !hasBit(round.truth, 4));
  const outcome = play(round, verdict);

  await page.goto(`${baseURL}/try?round=2`);
  const send = page.getByRole("button", { name: "Show what I would have earned" });
  await expect(send).toBeDisabled();
  // The first key may come before the page is interactive; then it is pressed again.
  const tile = page.getByRole("button", { name: /^Item 1, .*: not judged$/ });
  await expect(async () => {
    await page.keyboard.press("g");
    await expect(tile).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await expect(page.getByText(`1 of ${SANDBOX_ITEMS} judged`).first()).toBeVisible();
  await page.keyboard.press("u");
  await judgeByKeys(page, verdict);
  await expect(send).toBeEnabled();
  expect(await axe(page)).toEqual([]);

  await page.keyboard.press("Enter");
  const pay = outcome.panelPay[0]!;
  expect(pay).toBeGreaterThan(0n);
  const heading = page.getByRole("heading", { level: 2, name: /^You would have earned/ });
  await expect(heading).toBeFocused();
  await expect(heading).toHaveText(`You would have earned ${formatOpen(gweiToWei(pay))} OPEN`);
  const approve = page.getByRole("row", { name: /^Always approve/ });
  await expect(approve).toContainText(formatOpen(gweiToWei(-outcome.panelTerms.phi)));
  for (const [seat, gwei] of outcome.panelPay.entries()) {
    const row = page
      .getByRole("table", { name: /^The panel/ })
      .getByRole("row")
      .nth(seat + 1);
    await expect(row).toContainText(formatOpen(gweiToWei(gwei)));
  }
  expect(await axe(page)).toEqual([]);

  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await axe(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.getByRole("button", { name: "Change my verdict" }).press("Enter");
  await expect(page.getByText(`${SANDBOX_ITEMS} of ${SANDBOX_ITEMS} judged`)).toBeVisible();
  expect(complaints).toEqual([]);
});

test("the sandbox's rules are the chain's: real rounds settle to the gwei as it would", async () => {
  const chain = readClient(process.env.E2E_RPC_URL!);
  let compared = 0;
  for (const id of [1, 2]) {
    const { rounds } = await readDatanet(chain, { id });
    for (const { number, state } of rounds) {
      if (state !== "settled") continue;
      const round = await readRound(chain, { datanet: id, round: number });
      const settled = await readSettlement(chain, { datanet: id, round: number });
      const { panel, jury, gold } = round;
      if (!settled || panel.length === 0 || ![...panel, ...jury].every((seat) => seat.revealed)) {
        continue;
      }
      const outcome = settle({
        policy: round.policy,
        count: round.count,
        budgetGwei: (round.budgetWei - round.spentWei) / 10n ** 9n,
        gold,
        panel: panel.map(({ verdict }) => verdict),
        jury: jury.map(({ verdict }) => compressBits(verdict, gold)),
      });
      expect(outcome.accepted).toBe(settled.accepted);
      expect(outcome.goldVerdict).toBe(settled.goldVerdict);
      expect(outcome.panelPay.map(gweiToWei)).toEqual(settled.panelPayWei);
      expect(outcome.juryPay.map(gweiToWei)).toEqual(settled.juryPayWei);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(0);
});
