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
  const event = (await readEvents(client, { datanet, round })).at(-1);
  if (!event) return null;
  const settlement = decode(event.args);
  if (event.blockNumber + FINAL_BLOCKS <= BigInt(head)) keep(key, settlement);
  return settlement;
}

/** Settlements of some of a datanet's rounds, by number. @throws as `readSettlement` */
export async function readSettlements(
  client: PublicClient,
  { datanet, rounds }: { datanet: number; rounds: readonly number[] },
): Promise<Map<number, Settlement>> {
  const events = await readEvents(client, { datanet, round: rounds });
  return new Map(events.map(({ args }) => [Number(args.round), decode(args)]));
}

function readEvents(
  client: PublicClient,
  { datanet, round }: { datanet: number; round: number | readonly number[] },
) {
  return client.getContractEvents({
    address: addresses(client.chain?.id).Curation,
    abi: curationAbi,
    eventName: "Settled",
    args: {
      datanet: BigInt(datanet),
      round: typeof round === "number" ? BigInt(round) : round.map(BigInt),
    },
    fromBlock: deploymentBlock(client.chain?.id),
    strict: true,
  });
}

type Told = Awaited<ReturnType<typeof readEvents>>[number]["args"];

const decode = ({ accepted, gold, goldVerdict, panelPay, juryPay }: Told): Settlement => ({
  accepted,
  gold,
  goldVerdict,
  panelPayWei: panelPay.map(gweiToWei),
  juryPayWei: juryPay.map(gweiToWei),
});

function keep(key: string, settlement: Settlement) {
  kept.set(key, settlement);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}
