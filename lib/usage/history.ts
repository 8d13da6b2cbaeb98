import type { PublicClient } from "viem";
import { datanetsAbi } from "@/contracts-abi/Datanets";
import { addresses, deploymentBlock } from "@/lib/chain/addresses";
import { gweiToWei } from "@/lib/datanets/words";

/** One payment for usage, as its Used event tells it. */
export type Usage = {
  blockNumber: bigint;
  /** Unix seconds: the block's, or estimated from its number where the node does not say. */
  time: number;
  units: bigint;
  totalWei: bigint;
  burnedWei: bigint;
};

export type UsageHistory = {
  /** Oldest first. */
  uses: Usage[];
  /** First block that was searched. */
  fromBlock: bigint;
  /** Times of the first and of the latest block of the search, unix seconds. */
  since: number;
  until: number;
  /** No use of the datanet is older than what was searched. */
  complete: boolean;
};

/** Public nodes answer for at most a few thousand blocks at a time. */
export const RANGE = 5_000n;
/** Ranges one look goes back: with the one that is filling, 27 to 28 hours of 2 s blocks. */
export const RANGES = 10n;
/** Blocks after which a range is taken as it is for ever. */
const SETTLED_AFTER = 100n;
/** Ranges kept in this process, oldest asked first out. */
const KEPT = 2_000;
/** Viewers of one datanet share an answer for this long. */
const FRESH_MS = 8_000;

type Found = Omit<Usage, "time"> & { time: number | null };

const finished = new Map<string, Promise<Found[]>>();
const recent = new Map<string, { at: number; answer: Promise<UsageHistory> }>();

/**
 * What was paid for a datanet's use, searched backwards from the latest block in ranges that public
 * nodes answer. Ranges that cannot change any more are asked for once a process. Server only.
 * @throws what viem reports when the node refuses the search
 */
export async function readUsageHistory(
  chain: PublicClient,
  { datanet }: { datanet: number },
): Promise<UsageHistory> {
  const key = `${chain.chain?.id}/${datanet}`;
  const known = recent.get(key);
  if (known && Date.now() - known.at < FRESH_MS) return known.answer;
  const answer = search(chain, datanet);
  recent.set(key, { at: Date.now(), answer });
  answer.catch(() => recent.delete(key));
  drop(recent);
  return answer;
}

async function search(chain: PublicClient, datanet: number): Promise<UsageHistory> {
  const first = deploymentBlock(chain.chain?.id);
  const latest = await chain.getBlock();
  const head = latest.number / RANGE;
  const lowest = head - RANGES > first / RANGE ? head - RANGES : first / RANGE;
  const indices = Array.from({ length: Number(head - lowest) + 1 }, (_, i) => lowest + BigInt(i));
  const found = (
    await Promise.all(indices.map((index) => readRange(chain, datanet, index, latest.number)))
  ).flat();
  const fromBlock = lowest * RANGE > first ? lowest * RANGE : first;
  const since = Number((await chain.getBlock({ blockNumber: fromBlock })).timestamp);
  const until = Number(latest.timestamp);
  const span = Number(latest.number - fromBlock) || 1;
  return {
    uses: found.map((use) => ({
      ...use,
      time:
        use.time ??
        since + Math.floor((Number(use.blockNumber - fromBlock) * (until - since)) / span),
    })),
    fromBlock,
    since,
    until,
    complete: fromBlock <= first,
  };
}

function readRange(
  chain: PublicClient,
  datanet: number,
  index: bigint,
  latest: bigint,
): Promise<Found[]> {
  const end = (index + 1n) * RANGE - 1n;
  const registry = addresses(chain.chain?.id).Datanets;
  const read = () => readUses(chain, datanet, index * RANGE, end < latest ? end : latest);
  if (end + SETTLED_AFTER > latest) return read();
  const key = `${chain.chain?.id}/${registry}/${datanet}/${index}`;
  const known = finished.get(key);
  if (known) return known;
  const answer = read();
  finished.set(key, answer);
  answer.catch(() => finished.delete(key));
  drop(finished);
  return answer;
}

async function readUses(
  chain: PublicClient,
  datanet: number,
  fromBlock: bigint,
  toBlock: bigint,
): Promise<Found[]> {
  const events = await chain.getContractEvents({
    address: addresses(chain.chain?.id).Datanets,
    abi: datanetsAbi,
    eventName: "Used",
    args: { datanet: BigInt(datanet) },
    fromBlock,
    toBlock,
    strict: true,
  });
  return events.map((event) => {
    const { units, burned, stewardship, pool, contributors } = event.args;
    return {
      blockNumber: event.blockNumber,
      time: timeOf(event),
      units,
      totalWei: gweiToWei(burned + stewardship + pool + contributors),
      burnedWei: gweiToWei(burned),
    };
  });
}

/** Many nodes add the block's time to a log; it is no part of the standard answer. */
function timeOf(log: object): number | null {
  const stamp = (log as { blockTimestamp?: bigint | string | null }).blockTimestamp;
  return stamp === undefined || stamp === null ? null : Number(stamp);
}

function drop(cache: Map<string, unknown>) {
  const [oldest] = cache.keys();
  if (cache.size > KEPT && oldest !== undefined) cache.delete(oldest);
}
