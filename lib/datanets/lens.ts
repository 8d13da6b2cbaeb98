import {
  decodeFunctionResult,
  encodeFunctionData,
  type Abi,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type ContractFunctionReturnType,
  type Hex,
  type PublicClient,
} from "viem";
import { lensAbi } from "@/contracts-abi/Lens";
import { addresses, type ContractName } from "@/lib/chain/addresses";

export type LensView = ContractFunctionName<typeof lensAbi, "view">;
/** What a view answers before it is put into the app's words and units. */
export type LensAnswer<V extends LensView> = ContractFunctionReturnType<typeof lensAbi, "view", V>;

/**
 * One call of the Lens: what a page needs.
 * @throws what viem reports; Lens_Unknown for an id that does not exist
 */
export async function readLens<const V extends LensView>(
  client: PublicClient,
  functionName: V,
  args: ContractFunctionArgs<typeof lensAbi, "view", V>,
): Promise<LensAnswer<V>> {
  return client.readContract({
    address: addresses(client.chain?.id).Lens,
    abi: lensAbi,
    functionName,
    args,
  } as never) as Promise<LensAnswer<V>>;
}

/** A read that can share a call with others. */
export type Read<T> = {
  contract: ContractName;
  data: Hex;
  decode: (answer: Hex) => T;
};

/** A view of a contract, for `readTogether`. */
export function readOf<const A extends Abi, N extends ContractFunctionName<A, "view">>(
  contract: ContractName,
  abi: A,
  functionName: N,
  args: ContractFunctionArgs<A, "view", N>,
): Read<ContractFunctionReturnType<A, "view", N>> {
  return {
    contract,
    data: encodeFunctionData({ abi, functionName, args } as never),
    decode: (data) => decodeFunctionResult({ abi, functionName, data } as never) as never,
  };
}

/** A view of the Lens, for `readTogether`. */
export const lensRead = <const V extends LensView>(
  view: V,
  args: ContractFunctionArgs<typeof lensAbi, "view", V>,
): Read<LensAnswer<V>> => readOf("Lens", lensAbi, view, args);

/** The same read with its answer put otherwise. */
export const mapRead = <T, U>(read: Read<T>, change: (answer: T) => U): Read<U> => ({
  ...read,
  decode: (answer) => change(read.decode(answer)),
});

/**
 * Several reads of one block in one call, for a page that one view does not fill.
 * @returns the answers in the order of the reads
 * @throws as `readLens`, with the reason of the first read that fails
 */
export async function readTogether<const R extends readonly Read<unknown>[]>(
  client: PublicClient,
  reads: R,
): Promise<{ -readonly [I in keyof R]: R[I] extends Read<infer T> ? T : never }> {
  const at = addresses(client.chain?.id);
  const calls = reads.map(({ contract, data }) => ({ target: at[contract], data }));
  const answers = await readLens(client, "together", [calls]);
  return answers.map((answer, index) => reads[index]!.decode(answer)) as never;
}

/** True if a read failed because there is no such datanet, round or contribution. */
export function isUnknown(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) {
    const data = (e as { data?: { errorName?: string } }).data;
    if (data?.errorName?.endsWith("_Unknown")) return true;
  }
  return false;
}
