import type { PublicClient } from "viem";
import { readLens } from "@/lib/datanets/lens";
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
