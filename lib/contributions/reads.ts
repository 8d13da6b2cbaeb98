import type { Address, PublicClient } from "viem";
import { lensRead, mapRead, readLens, readTogether, type Read } from "@/lib/datanets/lens";
import { nobodysDatanet, offeredTo } from "@/lib/datanets/reads";
import type { DatanetPage } from "@/lib/datanets/types";
import { decodeContribution, decodeContributions, decodeLabelTargets } from "./decode";
import type { ContributionPage, ContributionsPage, LabelTargetsPage } from "./types";

/**
 * Contributions of a datanet, newest first.
 * @param cursor `next` of the page before; 0 or nothing: the latest
 * @param limit at most 255
 */
export async function readContributions(
  client: PublicClient,
  { datanet, cursor = 0, limit = 50 }: { datanet: number; cursor?: number; limit?: number },
): Promise<ContributionsPage> {
  const args = [BigInt(datanet), BigInt(cursor), BigInt(limit)] as const;
  return decodeContributions(await readLens(client, "contributions", args));
}

const latest = (datanet: number, limit: number) =>
  mapRead(lensRead("contributions", [BigInt(datanet), 0n, BigInt(limit)]), decodeContributions);

/**
 * A datanet and its newest contributions, in one call.
 * @param limit contributions, at most 255
 * @throws as `readDatanet`
 */
export async function readDatanetContributions(
  client: PublicClient,
  { id, limit = 255 }: { id: number; limit?: number },
): Promise<{ datanet: DatanetPage; contributions: ContributionsPage }> {
  const [datanet, contributions] = await readTogether(client, [
    nobodysDatanet(id),
    latest(id, limit),
  ]);
  return { datanet, contributions };
}

/**
 * A datanet, its newest contributions and whom its stewardship is offered to, in one call.
 * @throws as `readDatanet`
 */
export async function readDatanetOverview(
  client: PublicClient,
  { id }: { id: number },
): Promise<{ datanet: DatanetPage; contributions: ContributionsPage; offeredTo: Address | null }> {
  const [datanet, contributions, to] = await readTogether(client, [
    nobodysDatanet(id),
    latest(id, 255),
    offeredTo(id),
  ]);
  return { datanet, contributions, offeredTo: to };
}

/**
 * A datanet and its newest accepted data that lacks labels, in one call.
 * @param limit at most 64
 * @throws as `readDatanet`
 */
export async function readDatanetTargets(
  client: PublicClient,
  { id, limit = 16 }: { id: number; limit?: number },
): Promise<{ datanet: DatanetPage; targets: LabelTargetsPage }> {
  const [datanet, targets] = await readTogether(client, [
    nobodysDatanet(id),
    mapRead(lensRead("labelTargets", [BigInt(id), 0n, BigInt(limit)]), decodeLabelTargets),
  ]);
  return { datanet, targets };
}

/** One contribution, as a read that can share a call. */
export const oneContribution = (id: number): Read<ContributionPage> =>
  mapRead(lensRead("contribution", [BigInt(id)]), decodeContribution);

/**
 * One contribution with everything about it.
 * @throws a viem error that `isUnknown` (lib/datanets/lens) recognises when there is none
 */
export async function readContribution(
  client: PublicClient,
  { id }: { id: number },
): Promise<ContributionPage> {
  return decodeContribution(await readLens(client, "contribution", [BigInt(id)]));
}

/**
 * Accepted data that lacks labels, newest first.
 * @param cursor `next` of the page before; 0 or nothing: the latest
 * @param limit at most 64
 */
export async function readLabelTargets(
  client: PublicClient,
  { datanet, cursor = 0, limit = 16 }: { datanet: number; cursor?: number; limit?: number },
): Promise<LabelTargetsPage> {
  const args = [BigInt(datanet), BigInt(cursor), BigInt(limit)] as const;
  return decodeLabelTargets(await readLens(client, "labelTargets", args));
}
