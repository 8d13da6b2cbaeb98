import type { useRouter } from "next/navigation";
import type { Hex } from "viem";
import { publicClient } from "@/lib/chain/browser-client";
import { sequenceOf } from "@/lib/contributions/ids";
import { walletSnapshot } from "@/lib/wallet/store";

type Router = Pick<ReturnType<typeof useRouter>, "push">;

/** Goes to the page of a contribution just made, or to the datanet's when it cannot be found. */
export async function openContribution(
  router: Router,
  datanet: number,
  content: Hex | null,
): Promise<void> {
  const account = walletSnapshot().address;
  const home = `/datanets/${datanet}`;
  let id: number | null = null;
  if (account && content) {
    try {
      const [{ findContribution }, chain] = await Promise.all([
        import("@/lib/contributions/actions"),
        publicClient(),
      ]);
      id = await findContribution(chain, { account, datanet, content });
    } catch {
      // The contribution is on the chain; only the short cut to its page is missing.
    }
  }
  router.push(id === null ? home : `${home}/contributions/${sequenceOf(id)}`);
}
