import { zeroAddress, type PublicClient } from "viem";
import { decodeDatanet } from "@/lib/datanets/decode";
import { readLens, readTogether } from "@/lib/datanets/lens";
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

/** Nobody's view of a datanet. */
const nobody = (datanet: number) => ["datanet", [BigInt(datanet), zeroAddress]] as const;

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
    nobody(id),
    ["contributions", [BigInt(id), 0n, BigInt(limit)]],
  ]);
  return { datanet: decodeDatanet(datanet), contributions: decodeContributions(contributions) };
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
    nobody(id),
    ["labelTargets", [BigInt(id), 0n, BigInt(limit)]],
  ]);
  return { datanet: decodeDatanet(datanet), targets: decodeLabelTargets(targets) };
}

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
