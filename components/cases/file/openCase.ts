import type { useRouter } from "next/navigation";
import type { FileCase } from "@/lib/cases/actions";
import { publicClient } from "@/lib/chain/browser-client";
import { walletSnapshot } from "@/lib/wallet/store";

/** Goes to the page of a case just filed, or to the datanet's cases when it cannot be found. */
export async function openCase(
  router: Pick<ReturnType<typeof useRouter>, "push">,
  datanet: number,
  filed: FileCase | null,
): Promise<void> {
  const account = walletSnapshot().address;
  const home = `/datanets/${datanet}/cases`;
  let id: number | null = null;
  if (account && filed) {
    try {
      const [{ findCase }, chain] = await Promise.all([
        import("@/lib/cases/actions"),
        publicClient(),
      ]);
      id = await findCase(chain, { ...filed, account });
    } catch {
      // The case is on the chain; only the short cut to its page is missing.
    }
  }
  router.push(id === null ? home : `${home}/${id}`);
}
