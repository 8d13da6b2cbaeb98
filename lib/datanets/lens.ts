import type {
  ContractFunctionArgs,
  ContractFunctionName,
  ContractFunctionReturnType,
  PublicClient,
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

/** True if a read failed because there is no such datanet, round or contribution. */
export function isUnknown(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) {
    const data = (e as { data?: { errorName?: string } }).data;
    if (data?.errorName?.endsWith("_Unknown")) return true;
  }
  return false;
}
