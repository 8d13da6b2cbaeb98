import { parseEventLogs, type Address, type Hash, type Hex, type PublicClient } from "viem";
import { datanetsAbi } from "@/contracts-abi/Datanets";
import { addresses } from "@/lib/chain/addresses";
import { gweiToWei } from "@/lib/datanets/words";
import { sameAddress } from "@/lib/format/address";
import type { Split } from "./split";

/** A payment for usage as the chain recorded it. */
export type UsageReceipt = {
  hash: Hash;
  blockNumber: bigint;
  consumer: Address;
  units: bigint;
  reference: Hex;
  split: Split;
  totalWei: bigint;
};

/**
 * What a mined payment did, from its event; null when the transaction holds no payment to the datanet.
 * @throws what viem reports when there is no such transaction
 */
export async function readUsageReceipt(
  chain: PublicClient,
  { hash, datanet }: { hash: Hash; datanet: number },
): Promise<UsageReceipt | null> {
  const receipt = await chain.getTransactionReceipt({ hash });
  const registry = addresses(chain.chain?.id).Datanets;
  const logs = receipt.logs.filter((log) => sameAddress(log.address, registry));
  const events = parseEventLogs({ abi: datanetsAbi, eventName: "Used", logs });
  const event = events.find(({ args }) => args.datanet === BigInt(datanet));
  if (!event) return null;
  const { consumer, units, reference_, burned, stewardship, pool, contributors } = event.args;
  return {
    hash,
    blockNumber: receipt.blockNumber,
    consumer,
    units,
    reference: reference_,
    split: {
      burnedWei: gweiToWei(burned),
      stewardshipWei: gweiToWei(stewardship),
      poolWei: gweiToWei(pool),
      contributorsWei: gweiToWei(contributors),
    },
    totalWei: gweiToWei(burned + stewardship + pool + contributors),
  };
}
