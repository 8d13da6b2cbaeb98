import { zeroAddress, type Address, type PublicClient } from "viem";
import { decodeDatanet, decodeExplore } from "./decode";
import { readLens } from "./lens";
import type { DatanetPage, ExplorePage } from "./types";

/**
 * Datanets, newest first.
 * @param cursor `next` of the page before; 0 or nothing: the newest
 * @param limit datanets, at most 50
 */
export async function readExplore(
  client: PublicClient,
  { cursor = 0, limit = 50 }: { cursor?: number; limit?: number } = {},
): Promise<ExplorePage> {
  return decodeExplore(await readLens(client, "explore", [BigInt(cursor), BigInt(limit)]));
}

/**
 * Everything about one datanet, and the account's place in it.
 * @throws a viem error that `isUnknown` (./lens) recognises when there is no such datanet
 */
export async function readDatanet(
  client: PublicClient,
  { id, account = zeroAddress }: { id: number; account?: Address },
): Promise<DatanetPage> {
  return decodeDatanet(await readLens(client, "datanet", [BigInt(id), account]));
}
