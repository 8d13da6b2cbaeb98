import { expect, test, type Page } from "@playwright/test";
import { datanetsAbi } from "@/contracts-abi/Datanets";
import { addresses } from "@/lib/chain/addresses";
import { encodePolicy } from "@/lib/datanets/decode";
import { LOCAL_POLICY } from "@/lib/datanets/policy";
import { complaintsOf } from "./console";
import { expectAccessible } from "./state";
import { persona, Story } from "./story";

/** Enough for several stretches of the list; the page itself brings the newest 50. */
const COUNT = 130;

/** Datanets "Vast 0", "Vast 1", … that share the description of the first one. */
async function createMany(story: Story): Promise<void> {
  const { content } = await story.datanet(2);
  const { walletClient, account, publicClient } = story.people.context(persona("Finn"));
  const first = await publicClient.getTransactionCount({ address: story.address(persona("Finn")) });
  const hashes = await Promise.all(
    Array.from({ length: COUNT }, (_, k) =>
      walletClient.writeContract({
        address: addresses().Datanets,
        abi: datanetsAbi,
        functionName: "create",
        args: [`Vast ${k}`, content, 10n ** 7n, encodePolicy(LOCAL_POLICY)],
        account,
        chain: walletClient.chain,
        nonce: first + k,
        gas: 1_500_000n,
      }),
    ),
  );
  const last = await publicClient.waitForTransactionReceipt({ hash: hashes.at(-1)! });
  expect(last.status).toBe("success");
}

const card = (page: Page, name: string) => page.getByRole("link", { name, exact: true });

test("a long list is searched, scrolled far, and come back to at the same place", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const complaints = complaintsOf(page);
  await createMany(new Story(process.env.E2E_RPC_URL!));
  await page.goto(`${baseURL}/`);
  await expect(page.getByRole("list", { name: "Datanets" })).toBeVisible();
  await expect(card(page, `Vast ${COUNT - 1}`)).toBeVisible();

  // Far down, in a stretch that did not come with the page; what is above no longer exists.
  const far = card(page, "Vast 20");
  await expect(async () => {
    // Less than a screen at a time, each with its rows there: no step goes past it unseen.
    await page.mouse.wheel(0, 600);
    await expect(page.getByText("Loading", { exact: true })).toHaveCount(0);
    await expect(far).toBeInViewport({ timeout: 200 });
  }).toPass();
  await expect(card(page, `Vast ${COUNT - 1}`)).toHaveCount(0);
  await far.click();
  await expect(page.getByRole("heading", { name: "Vast 20", level: 1 })).toBeVisible();
  await page.goBack();
  await expect(far).toBeInViewport();

  // A search reaches what was never shown, stays in the address, and is still there after a visit.
  const search = page.getByRole("searchbox", { name: /^Search datanets/ });
  await search.fill("vast 13");
  await expect(page.getByText(/^2 of \d+ datanets/)).toBeVisible();
  await expect(page).toHaveURL(/\?q=vast\+13$/);
  await expectAccessible(page, "list-searched");
  await card(page, "Vast 13").click();
  await expect(page.getByRole("heading", { name: "Vast 13", level: 1 })).toBeVisible();
  await page.goBack();
  await expect(search).toHaveValue("vast 13");
  await expect(page.getByText(/^2 of \d+ datanets/)).toBeVisible();
  await search.fill("nothing is called so");
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(card(page, `Vast ${COUNT - 1}`)).toBeVisible();
  await expect(page).toHaveURL(`${baseURL}/`);
  expect(complaints).toEqual([]);
});
