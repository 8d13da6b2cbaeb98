import { coinSymbol } from "@/lib/chain/chains";
import type { Policy } from "@/lib/datanets/types";
import { formatOpen } from "@/lib/format/open";
import { plural } from "@/lib/format/number";
import { formatDuration } from "@/lib/format/time";

export type PolicyGroup = { title: string; sentences: string[] };

const coins = (wei: bigint) => `${formatOpen(wei)} ${coinSymbol}`;
const percent = (bps: number) => `${bps / 100} %`;

/** A policy in sentences, by what a reader would ask. */
export function policyGroups(policy: Policy): PolicyGroup[] {
  const p = policy;
  const contributors = 100 - p.burnPct - p.stewardPct - p.poolPct;
  return [
    {
      title: "Contributing",
      sentences: [
        `Each item costs a review fee of ${coins(p.reviewFeeWei)}, which pays the people who judge it, and a bond of ${coins(p.bondWei)}.`,
        `A rejected item loses ${percent(p.forfeitBps)} of its bond; that part is burned, so nobody gains by rejecting. The rest comes back.`,
        `An accepted item may earn up to ${coins(2n * p.bondWei)}, twice its bond, which stays while it earns. A top-up raises that limit.`,
        `After retiring a contribution its bond and everything not yet vested come back in ${formatDuration(p.retireDelay)}.`,
      ],
    },
    {
      title: "Judging",
      sentences: [
        `A round closes at ${plural(p.roundSize, "item")}, or ${formatDuration(p.roundTimeout)} after its first one.`,
        `${p.panelSize} curators drawn by lot, the panel, judge every item within ${formatDuration(p.panelPeriod)}. Their votes are sealed.`,
        `Then ${plural(p.goldSize, "item")} and ${p.jurySize} jurors are drawn. The jurors judge those items, called gold, within ${formatDuration(p.juryPeriod)} without seeing the panel's votes.`,
        `All votes are opened within ${formatDuration(p.revealPeriod)}. An item is accepted when at least ${p.quorumNum} of ${p.quorumDen} weighted panel votes say it is good; on gold items the jury's majority decides.`,
        `If no panel can be drawn, fees and bonds go back ${formatDuration(p.drawTimeout)} after the close.`,
      ],
    },
    {
      title: "Seats",
      sentences: [
        `A curator seat costs ${coins(p.curatorSeatWei)}, a juror seat ${coins(p.jurorSeatWei)}. The money stays yours, less what bad or missing votes cost.`,
        `A seat can be drawn once it is ${formatDuration(p.seatAge)} old when a round closes. Leaving takes ${formatDuration(p.seatCooldown)}.`,
        `Drawing a round needs ${p.minCurators} curator seats and ${p.minJurors} juror seats.`,
        `A juror is appointed by the steward for ${formatDuration(p.appointmentTerm)}, or has earned the seat by judging well in ten rounds here.`,
      ],
    },
    {
      title: "Usage and rewards",
      sentences: [
        `Of every payment ${p.burnPct} % is burned, ${p.stewardPct} % goes to the steward, ${p.poolPct} % to the curation pool and ${contributors} % to the contributors of accepted items.`,
        `An item's share halves every ${formatDuration(p.halfLife)} compared with new items, so fresh data counts more.`,
        `What is earned vests over time: half of what is left every ${formatDuration(p.vestingHalfLife)}.`,
        p.labelsBps === 0
          ? "Items carry their labels; labels are not contributed separately."
          : `Labels contributed separately get ${percent(p.labelsBps)} of an item's weight.`,
        p.refinementBps === 0
          ? "Refinements are not taken."
          : `A refinement, a better version of an accepted item, earns ${percent(p.refinementBps)} of the freshness it restores.`,
      ],
    },
    {
      title: "Changing these rules",
      sentences: [
        `A change is announced ${formatDuration(p.policyDelay)} before it can start, and a round keeps the rules it opened under.`,
      ],
    },
  ];
}
