import { coinSymbol } from "@/lib/chain/chains";
import type { DatanetPage } from "@/lib/datanets/types";
import { formatCount, formatShare } from "@/lib/format/number";
import { formatOpen } from "@/lib/format/open";
import { formatDuration } from "@/lib/format/time";
import { msg, plural } from "@/lib/texts/text";
import type { LoopFigure } from "./LoopPicture";
import type { StageKey } from "./loop";

type Figured = Pick<DatanetPage, "rounds" | "contributions" | "policy" | "burnedWei" | "priceWei">;

/** Where a datanet stands at each stage of the loop, from the one answer its page is made of. */
export function loopFigures(datanet: Figured): Record<StageKey, LoopFigure> {
  const { rounds, policy, contributions, burnedWei, priceWei } = datanet;
  const open = rounds.find(({ state }) => state === "open");
  const settled = rounds.filter(({ state }) => state === "settled");
  const reviewed = settled.reduce((sum, { count }) => sum + count, 0);
  const accepted = settled.reduce((sum, round) => sum + round.accepted, 0);
  const judging = rounds.filter(
    ({ state }) => !["none", "open", "settled", "refunded"].includes(state),
  ).length;
  const contributorsPct = 100 - policy.burnPct - policy.stewardPct - policy.poolPct;
  return {
    contribute: open
      ? {
          figure: msg("{count} of {size}", { count: open.count, size: policy.roundSize }),
          caption: msg("items in the open round"),
        }
      : { figure: formatCount(contributions), caption: msg("contributions so far") },
    curate:
      judging > 0
        ? { figure: plural(judging, "{n} round", "{n} rounds"), caption: msg("being judged") }
        : reviewed > 0
          ? { figure: formatShare(accepted / reviewed), caption: msg("accepted lately") }
          : { figure: "–", caption: msg("nothing judged yet") },
    usage: {
      figure: `${formatOpen(burnedWei, { decimals: 2 })} ${coinSymbol}`,
      caption: msg("burned, {price} a use", { price: formatOpen(priceWei) }),
    },
    reward: { figure: `${contributorsPct} %`, caption: msg("to contributors") },
    maintain: { figure: formatDuration(policy.halfLife), caption: msg("half-life") },
  };
}
