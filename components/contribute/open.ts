import type { useRouter } from "next/navigation";
import { publicClient } from "@/lib/chain/browser-client";
import { datanetOf, sequenceOf } from "@/lib/contributions/ids";
import { walletSnapshot } from "@/lib/wallet/store";

type Router = Pick<ReturnType<typeof useRouter>, "push">;

/** Goes to the page of the account's latest contribution to a datanet, or to the datanet's own page. */
export async function openContribution(router: Router, datanet: number): Promise<void> {
  const { address } = walletSnapshot();
  const home = `/datanets/${datanet}`;
  if (!address) return router.push(home);
  try {
    const [{ readAccount }, client] = await Promise.all([
      import("@/lib/rewards/reads"),
      publicClient(),
    ]);
    const { lastContribution } = await readAccount(client, { account: address });
    const found = datanetOf(lastContribution) === datanet;
    router.push(found ? `${home}/contributions/${sequenceOf(lastContribution)}` : home);
  } catch {
    // The contribution is on the chain; only the short cut to its page is missing.
    router.push(home);
  }
}
