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

/** Blocks on top of a settlement after which it is taken as final. */
const FINAL_BLOCKS = 16n;
/** About 1 kB each. */
const KEPT = 2_000;
const kept = new Map<string, Settlement>();

/**
 * The Settled event of a round; null while there is none. One that is final is read once a process.
 * @param head newest block the caller knows of; without it nothing is kept
 * @throws what viem reports, for instance when the RPC refuses a search over the whole chain
 */
export async function readSettlement(
  client: PublicClient,
  { datanet, round, head = 0 }: { datanet: number; round: number; head?: number },
): Promise<Settlement | null> {
  const address = addresses(client.chain?.id).Curation;
  const key = `${client.chain?.id}/${address}/${datanet}/${round}`;
  const known = kept.get(key);
  if (known) return known;
  const events = await client.getContractEvents({
    address,
    abi: curationAbi,
    eventName: "Settled",
    args: { datanet: BigInt(datanet), round: BigInt(round) },
    fromBlock: deploymentBlock(client.chain?.id),
    strict: true,
  });
  const event = events.at(-1);
  if (!event) return null;
  const { accepted, gold, goldVerdict, panelPay, juryPay } = event.args;
  const settlement = {
    accepted,
    gold,
    goldVerdict,
    panelPayWei: panelPay.map(gweiToWei),
    juryPayWei: juryPay.map(gweiToWei),
  };
  if (event.blockNumber + FINAL_BLOCKS <= BigInt(head)) keep(key, settlement);
  return settlement;
}

function keep(key: string, settlement: Settlement) {
  kept.set(key, settlement);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}
