import { decodeBrief, decodeMoment, decodePolicy } from "@/lib/datanets/decode";
import type { LensAnswer } from "@/lib/datanets/lens";
import { gweiToWei, KINDS, ROUND_STATES, word } from "@/lib/datanets/words";
import { decodeRewards } from "@/lib/rewards/amounts";
import { datanetOf, sequenceOf } from "./ids";
import type {
  ContributionPage,
  ContributionRow,
  ContributionsPage,
  LabelTargetsPage,
} from "./types";

export function decodeRow(raw: LensAnswer<"contributions">["rows"][number]): ContributionRow {
  return {
    ...raw,
    datanet: datanetOf(raw.id),
    sequence: sequenceOf(raw.id),
    kind: word(KINDS, raw.kind),
    state: word(ROUND_STATES, raw.state),
    parent: raw.parent === 0 ? null : raw.parent,
  };
}

export function decodeContributions(raw: LensAnswer<"contributions">): ContributionsPage {
  return {
    now: decodeMoment(raw.now_),
    latest: raw.latest,
    next: raw.next,
    rows: raw.rows.map(decodeRow),
  };
}

export function decodeContribution(raw: LensAnswer<"contribution">): ContributionPage {
  const { now_, row, round, policy, toppedUp, rewards, labelled, ...rest } = raw;
  return {
    ...rest,
    now: decodeMoment(now_),
    row: decodeRow(row),
    round: decodeBrief(round),
    policy: decodePolicy(policy),
    toppedUpWei: gweiToWei(toppedUp),
    rewards: decodeRewards(rewards),
    labelled: [...labelled],
  };
}

export function decodeLabelTargets(raw: LensAnswer<"labelTargets">): LabelTargetsPage {
  const { now_, reviewFee, bond, targets, ...rest } = raw;
  return {
    ...rest,
    now: decodeMoment(now_),
    reviewFeeWei: gweiToWei(reviewFee),
    bondWei: gweiToWei(bond),
    targets: targets.map((target) => ({ ...target, labelled: [...target.labelled] })),
  };
}
