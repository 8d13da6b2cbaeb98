import { zeroAddress, type Address, type PublicClient } from "viem";
import { decodeDatanet, decodeExplore, decodeMoment } from "./decode";
import { readLens, readTogether } from "./lens";
import type { DatanetName, DatanetPage, DatanetSummary, ExplorePage } from "./types";
import type { Moment } from "./words";

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

/** The most that `readNames` reads in one call. */
export const NAMES_PAGE = 1_000;

/**
 * What datanets are searched by, newest first.
 * @param cursor `next` of the page before; 0 or nothing: the newest
 */
export async function readNames(
  client: PublicClient,
  { cursor = 0 }: { cursor?: number } = {},
): Promise<{ total: number; next: number; names: readonly DatanetName[] }> {
  const { total, next, rows } = await readLens(client, "names", [
    BigInt(cursor),
    BigInt(NAMES_PAGE),
  ]);
  return { total, next, names: rows };
}

/**
 * Some datanets, in one call.
 * @param ids of datanets that exist, at least one and at most 50
 */
export async function readSummaries(
  client: PublicClient,
  ids: readonly number[],
): Promise<{ now: Moment; datanets: DatanetSummary[] }> {
  const calls = ids.map((id) => ["explore", [BigInt(id), 1n]] as const);
  const pages = await readTogether(client, calls);
  return {
    now: decodeMoment(pages[0]!.now_),
    datanets: pages.flatMap((page) => decodeExplore(page).datanets),
  };
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
