import { zeroAddress, type Address, type PublicClient } from "viem";
import { datanetsAbi } from "@/contracts-abi/Datanets";
import { decodeDatanet, decodeExplore, decodeMoment } from "./decode";
import { lensRead, mapRead, readLens, readOf, readTogether, type Read } from "./lens";
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
  const rows = ids.map((id) => lensRead("explore", [BigInt(id), 1n]));
  const pages = await readTogether(client, rows);
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

/** Nobody's view of a datanet, to be read with other things. */
export const nobodysDatanet = (id: number): Read<DatanetPage> =>
  mapRead(lensRead("datanet", [BigInt(id), zeroAddress]), decodeDatanet);

/** Whom a datanet's stewardship is offered to, to be read with other things. */
export const offeredTo = (id: number): Read<Address | null> =>
  mapRead(readOf("Datanets", datanetsAbi, "offeredTo", [BigInt(id)]), (to) =>
    to === zeroAddress ? null : to,
  );
