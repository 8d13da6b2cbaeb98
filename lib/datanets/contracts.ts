import type { Abi, Address, ContractFunctionArgs, ContractFunctionName, PublicClient } from "viem";
import { addresses, type ContractName } from "@/lib/chain/addresses";
import type { Call } from "@/lib/tx/step";

/** Address of a contract on the chain that `chain` talks to. */
export const contractAt = (chain: PublicClient, name: ContractName): Address =>
  addresses(chain.chain?.id)[name];

/** The transaction of a step, with its arguments checked against the ABI. `value` in wei. */
export function callOf<
  const A extends Abi,
  N extends ContractFunctionName<A, "nonpayable" | "payable">,
>(
  address: Address,
  abi: A,
  functionName: N,
  args: ContractFunctionArgs<A, "nonpayable" | "payable", N>,
  value?: bigint,
): Call {
  return { address, abi, functionName, args: args as readonly unknown[], value };
}

/**
 * The block after the latest: an event from there on happened after the step was built. This is how
 * actions that may be repeated tell their own effect from an earlier one.
 */
export const nextBlock = async (chain: PublicClient): Promise<bigint> =>
  (await chain.getBlockNumber({ cacheTime: 0 })) + 1n;

/** False while the chain has not come to `fromBlock`: nodes refuse to search the future. */
export const hasReached = async (chain: PublicClient, fromBlock: bigint): Promise<boolean> =>
  (await chain.getBlockNumber({ cacheTime: 0 })) >= fromBlock;
