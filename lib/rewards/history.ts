import type { Address, Hash, PublicClient } from "viem";
import { treasuryAbi } from "@/contracts-abi/Treasury";
import { addresses, deploymentBlock } from "@/lib/chain/addresses";
import { gweiToWei } from "@/lib/datanets/words";

/** A payment out of the treasury to an account. */
export type Payment = {
  hash: Hash;
  logIndex: number;
  blockNumber: bigint;
  /** Unix seconds. */
  time: number;
  payout: Address;
  amountWei: bigint;
};

export type PaymentHistory = {
  /** Newest first. */
  payments: Payment[];
  /** First block that was searched. */
  fromBlock: bigint;
  /** Its time, unix seconds. */
  since: number;
  /** Nothing of ours is older than what was searched. */
  complete: boolean;
};

/** Public nodes answer for at most a few thousand blocks at a time. */
const RANGE = 5_000n;
/** Ranges one look goes back: 50,000 blocks of 2 s are about 28 hours. */
const RANGES = 10;

/**
 * What the treasury has paid for an account, searched backwards from the latest block in bounded ranges.
 * @throws what viem reports when the node refuses the search
 */
export async function readPayments(
  chain: PublicClient,
  { account }: { account: Address },
): Promise<PaymentHistory> {
  const first = deploymentBlock(chain.chain?.id);
  const latest = await chain.getBlockNumber();
  const found: Omit<Payment, "time">[] = [];
  let fromBlock = latest + 1n;
  for (let range = 0; range < RANGES && fromBlock > first; range += 1) {
    const toBlock = fromBlock - 1n;
    fromBlock = toBlock - RANGE + 1n > first ? toBlock - RANGE + 1n : first;
    const events = await chain.getContractEvents({
      address: addresses(chain.chain?.id).Treasury,
      abi: treasuryAbi,
      eventName: "Paid",
      args: { account },
      fromBlock,
      toBlock,
      strict: true,
    });
    for (const { args, transactionHash, logIndex, blockNumber } of events.toReversed()) {
      const { payout, gweiAmount } = args;
      found.push({
        hash: transactionHash,
        logIndex,
        blockNumber,
        payout,
        amountWei: gweiToWei(gweiAmount),
      });
    }
  }
  const times = new Map<bigint, number>();
  const blocks = new Set([...found.map(({ blockNumber }) => blockNumber), fromBlock]);
  await Promise.all(
    [...blocks].map(async (blockNumber) => {
      const { timestamp } = await chain.getBlock({ blockNumber });
      times.set(blockNumber, Number(timestamp));
    }),
  );
  return {
    payments: found.map((payment) => ({ ...payment, time: times.get(payment.blockNumber) ?? 0 })),
    fromBlock,
    since: times.get(fromBlock) ?? 0,
    complete: fromBlock <= first,
  };
}
