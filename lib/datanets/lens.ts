import {
  decodeFunctionResult,
  encodeFunctionData,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type ContractFunctionReturnType,
  type PublicClient,
} from "viem";
import { lensAbi } from "@/contracts-abi/Lens";
import { addresses } from "@/lib/chain/addresses";

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

/** A view with its arguments, as `readTogether` takes it. */
export type LensCall<V extends LensView = LensView> = {
  [K in V]: readonly [view: K, args: ContractFunctionArgs<typeof lensAbi, "view", K>];
}[V];

/**
 * Several views of one block in one call, for a page that one view does not fill.
 * @returns the answers in the order of the calls
 * @throws as `readLens`, with the reason of the first view that fails
 */
export async function readTogether<const C extends readonly LensCall[]>(
  client: PublicClient,
  calls: C,
): Promise<{ -readonly [I in keyof C]: LensAnswer<C[I][0]> }> {
  const views = calls.map(([functionName, args]) =>
    encodeFunctionData({ abi: lensAbi, functionName, args } as never),
  );
  const answers = await readLens(client, "together", [views]);
  return answers.map((data, index) =>
    decodeFunctionResult({ abi: lensAbi, functionName: calls[index]![0], data } as never),
  ) as never;
}

/** True if a read failed because there is no such datanet, round or contribution. */
export function isUnknown(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) {
    const data = (e as { data?: { errorName?: string } }).data;
    if (data?.errorName?.endsWith("_Unknown")) return true;
  }
  return false;
}
