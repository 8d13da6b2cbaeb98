import { zeroAddress, type Address, type PublicClient } from "viem";
import { decodeRow } from "@/lib/contributions/decode";
import { decodeMoment, decodePolicy } from "@/lib/datanets/decode";
import { lensRead, readLens, readTogether, type LensAnswer } from "@/lib/datanets/lens";
import { gweiToWei, ROUND_STATES, STAGES, word } from "@/lib/datanets/words";
import { decodeTask } from "@/lib/upkeep/reads";
import type { DutiesPage, Duty, RoundPage } from "./types";

function decodeRound(raw: LensAnswer<"round">): RoundPage {
  const {
    now_,
    state,
    budget,
    slice,
    spent,
    refundPerItem,
    policy,
    panel,
    jury,
    viewerPanel,
    viewerJury,
    panelWorstLoss,
    juryWorstLoss,
    contributions,
    ...rest
  } = raw;
  return {
    ...rest,
    now: decodeMoment(now_),
    state: word(ROUND_STATES, state),
    budgetWei: gweiToWei(budget),
    sliceWei: gweiToWei(slice),
    spentWei: gweiToWei(spent),
    refundPerItemWei: gweiToWei(refundPerItem),
    policy: decodePolicy(policy),
    panel: panel.map((seat, position) => ({ ...seat, position })),
    jury: jury.map((seat, position) => ({ ...seat, position })),
    viewerPanel: viewerPanel === 0 ? null : viewerPanel - 1,
    viewerJury: viewerJury === 0 ? null : viewerJury - 1,
    panelWorstLossWei: gweiToWei(panelWorstLoss),
    juryWorstLossWei: gweiToWei(juryWorstLoss),
    contributions: contributions.map(decodeRow),
  };
}

function decodeDuty(raw: LensAnswer<"duties">["duties"][number]): Duty {
  const { stage, state, worstLoss, absentLoss, ...rest } = raw;
  return {
    ...rest,
    stage: word(STAGES, stage),
    state: word(ROUND_STATES, state),
    worstLossWei: gweiToWei(worstLoss),
    absentLossWei: gweiToWei(absentLoss),
  };
}

/**
 * One round in full, and the viewer's positions in it.
 * @throws a viem error that `isUnknown` (lib/datanets/lens) recognises when it never opened
 */
export async function readRound(
  client: PublicClient,
  params: { datanet: number; round: number; viewer?: Address },
): Promise<RoundPage> {
  const { datanet, round, viewer = zeroAddress } = params;
  return decodeRound(await readLens(client, "round", [BigInt(datanet), BigInt(round), viewer]));
}

/** Several rounds of a datanet in one call, for nobody in particular. @throws as `readRound` */
export async function readRounds(
  client: PublicClient,
  { datanet, rounds }: { datanet: number; rounds: readonly number[] },
): Promise<RoundPage[]> {
  const reads = rounds.map((round) =>
    lensRead("round", [BigInt(datanet), BigInt(round), zeroAddress]),
  );
  return (await readTogether(client, reads)).map(decodeRound);
}

/**
 * Open duties of an account's seats, and the upkeep due in their datanets.
 * @param cursor `next` of the page before (over seats)
 * @param limit seats, at most 64
 */
export async function readDuties(
  client: PublicClient,
  { account, cursor = 0, limit = 64 }: { account: Address; cursor?: number; limit?: number },
): Promise<DutiesPage> {
  const raw = await readLens(client, "duties", [account, BigInt(cursor), BigInt(limit)]);
  return {
    now: decodeMoment(raw.now_),
    seats: raw.seats,
    next: raw.next,
    duties: raw.duties.map(decodeDuty),
    due: raw.due.map(decodeTask),
  };
}
