import type { PublicClient } from "viem";
import { casesAbi } from "@/contracts-abi/Cases";
import { addresses, deploymentBlock } from "@/lib/chain/addresses";
import { gweiToWei } from "@/lib/datanets/words";

/** What a case moved as it ended, as its Ended event tells it. */
export type CaseEnd = {
  /** What the struck items lost. */
  forfeitedWei: bigint;
  /** To challenger and claimant together. */
  rewardWei: bigint;
  /** Of the forfeit and of lost deposits. */
  burnedWei: bigint;
};

/** Two items whose signatures the challenger posted, as its Compared event tells it. */
export type Comparison = {
  /** Of the contribution that the case is about. */
  item: number;
  /** The contribution it is said to be a copy from. */
  original: number;
  originalItem: number;
  equalSlots: number;
  signature: readonly bigint[];
  originalSignature: readonly bigint[];
};

const range = (client: PublicClient) =>
  ({
    address: addresses(client.chain?.id).Cases,
    abi: casesAbi,
    fromBlock: deploymentBlock(client.chain?.id),
    strict: true,
  }) as const;

/**
 * How a case ended; null while it has not.
 * @throws what viem reports, for instance when the RPC refuses a search over the whole chain
 */
export async function readCaseEnd(client: PublicClient, id: number): Promise<CaseEnd | null> {
  const events = await client.getContractEvents({
    ...range(client),
    eventName: "Ended",
    args: { id: BigInt(id) },
  });
  const event = events.at(-1);
  if (!event) return null;
  const { forfeited, reward, burned } = event.args;
  return {
    forfeitedWei: gweiToWei(forfeited),
    rewardWei: gweiToWei(reward),
    burnedWei: gweiToWei(burned),
  };
}

/**
 * The signatures posted for a case, in their order.
 * @throws what viem reports, for instance when the RPC refuses a search over the whole chain
 */
export async function readComparisons(client: PublicClient, id: number): Promise<Comparison[]> {
  const events = await client.getContractEvents({
    ...range(client),
    eventName: "Compared",
    args: { id: BigInt(id) },
  });
  return events.map(({ args }) => ({
    item: Number(args.item),
    original: Number(args.original),
    originalItem: Number(args.originalItem),
    equalSlots: Number(args.equalSlots),
    signature: args.signature,
    originalSignature: args.originalSignature,
  }));
}
