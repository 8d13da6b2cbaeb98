import type { PublicClient } from "viem";
import { curationAbi } from "@/contracts-abi/Curation";
import { addresses, deploymentBlock } from "@/lib/chain/addresses";
import { gweiToWei } from "@/lib/datanets/words";

/** How a round ended, as its Settled event tells it. */
export type Settlement = {
  /** Bitmaps over the round's items. */
  accepted: bigint;
  gold: bigint;
  /** The jury's majority on the gold items. */
  goldVerdict: bigint;
  /** Signed, by position. */
  panelPayWei: bigint[];
  juryPayWei: bigint[];
};

/**
 * The Settled event of a round; null while there is none.
 * @throws what viem reports, for instance when the RPC refuses a search over the whole chain
 */
export async function readSettlement(
  client: PublicClient,
  { datanet, round }: { datanet: number; round: number },
): Promise<Settlement | null> {
  const events = await client.getContractEvents({
    address: addresses(client.chain?.id).Curation,
    abi: curationAbi,
    eventName: "Settled",
    args: { datanet: BigInt(datanet), round: BigInt(round) },
    fromBlock: deploymentBlock(client.chain?.id),
    strict: true,
  });
  const event = events.at(-1);
  if (!event) return null;
  const { accepted, gold, goldVerdict, panelPay, juryPay } = event.args;
  return {
    accepted,
    gold,
    goldVerdict,
    panelPayWei: panelPay.map(gweiToWei),
    juryPayWei: juryPay.map(gweiToWei),
  };
}
