import { decodeSeat } from "@/lib/curation/seats";
import type { LensAnswer } from "./lens";
import type { DatanetPage, DatanetSummary, ExplorePage, Policy, RoundBrief } from "./types";
import { gweiToWei, ROUND_STATES, weiToGwei, word, type Moment } from "./words";

type RawPage = LensAnswer<"datanet">;
/** The contract's `Policy` as viem gives and takes it; money in gwei. */
export type RawPolicy = RawPage["policy"];

/** The policy with money in wei. */
export function decodePolicy(raw: RawPolicy): Policy {
  const { reviewFee, bond, curatorSeat, jurorSeat, ...rest } = raw;
  return {
    reviewFeeWei: gweiToWei(reviewFee),
    bondWei: gweiToWei(bond),
    curatorSeatWei: gweiToWei(curatorSeat),
    jurorSeatWei: gweiToWei(jurorSeat),
    ...rest,
  };
}

/**
 * The policy as the contract takes it.
 * @throws RangeError for money that is not whole gwei
 */
export function encodePolicy(policy: Policy): RawPolicy {
  const { reviewFeeWei, bondWei, curatorSeatWei, jurorSeatWei, ...rest } = policy;
  return {
    reviewFee: Number(weiToGwei(reviewFeeWei)),
    bond: Number(weiToGwei(bondWei)),
    curatorSeat: Number(weiToGwei(curatorSeatWei)),
    jurorSeat: Number(weiToGwei(jurorSeatWei)),
    ...rest,
  };
}

export function decodeMoment(raw: { time: number; blockNumber: number }): Moment {
  return { time: raw.time, blockNumber: raw.blockNumber };
}

export function decodeBrief({ state, budget, ...rest }: RawPage["rounds"][number]): RoundBrief {
  return { ...rest, state: word(ROUND_STATES, state), budgetWei: gweiToWei(budget) };
}

function decodeSummary(raw: LensAnswer<"explore">["datanets"][number]): DatanetSummary {
  const { price, pool, burned, reviewFee, bond, ...rest } = raw;
  return {
    ...rest,
    priceWei: gweiToWei(price),
    poolWei: gweiToWei(pool),
    burnedWei: gweiToWei(burned),
    reviewFeeWei: gweiToWei(reviewFee),
    bondWei: gweiToWei(bond),
  };
}

export function decodeExplore(raw: LensAnswer<"explore">): ExplorePage {
  return {
    now: decodeMoment(raw.now_),
    total: raw.total,
    next: raw.next,
    datanets: raw.datanets.map(decodeSummary),
  };
}

export function decodeDatanet(raw: RawPage): DatanetPage {
  const {
    now_,
    price,
    pool,
    stewardship,
    burned,
    policy,
    policyReadyAt,
    pendingPolicy,
    nextReviewFee,
    nextBond,
    rounds,
    viewer,
    ...rest
  } = raw;
  return {
    ...rest,
    now: decodeMoment(now_),
    priceWei: gweiToWei(price),
    poolWei: gweiToWei(pool),
    stewardshipWei: gweiToWei(stewardship),
    burnedWei: gweiToWei(burned),
    policy: decodePolicy(policy),
    pending:
      policyReadyAt === 0 ? null : { policy: decodePolicy(pendingPolicy), readyAt: policyReadyAt },
    nextReviewFeeWei: gweiToWei(nextReviewFee),
    nextBondWei: gweiToWei(nextBond),
    rounds: rounds.map(decodeBrief),
    viewer: {
      balanceWei: viewer.balanceWei,
      creditWei: gweiToWei(viewer.credit),
      curator: decodeSeat(viewer.curator),
      juror: decodeSeat(viewer.juror),
      mayBuyJuror: viewer.mayBuyJuror,
      appointedUntil: viewer.appointedUntil,
    },
  };
}
