import type { PublicClient } from "viem";
import { decodeMoment } from "@/lib/datanets/decode";
import { readLens, type LensAnswer } from "@/lib/datanets/lens";
import { TASK_KINDS, word } from "@/lib/datanets/words";
import type { Task, UpkeepPage } from "./types";

export function decodeTask(raw: LensAnswer<"upkeep">["tasks"][number]): Task {
  return { kind: word(TASK_KINDS, raw.kind), datanet: raw.datanet, round: raw.round };
}

/**
 * Everything anyone may do now to move things along.
 * @param cursor `next` of the page before (a datanet); 0 or nothing: the newest
 * @param limit datanets to look at, at most 50
 */
export async function readUpkeep(
  client: PublicClient,
  { cursor = 0, limit = 50 }: { cursor?: number; limit?: number } = {},
): Promise<UpkeepPage> {
  const raw = await readLens(client, "upkeep", [BigInt(cursor), BigInt(limit)]);
  return { now: decodeMoment(raw.now_), next: raw.next, tasks: raw.tasks.map(decodeTask) };
}
