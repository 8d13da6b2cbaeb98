import { coinSymbol } from "@/lib/chain/chains";
import type { Policy } from "@/lib/datanets/types";
import { formatOpen } from "@/lib/format/open";
import { formatDuration } from "@/lib/format/time";
import { english, msg, plural, type Text } from "@/lib/texts/text";

export type PolicyGroup = { title: Text; sentences: Text[] };

const coins = (wei: bigint) => `${formatOpen(wei)} ${coinSymbol}`;
const percent = (bps: number) => `${bps / 100} %`;

/** A policy in sentences, by what a reader would ask. */
export function policyGroups(policy: Policy): PolicyGroup[] {
  const p = policy;
  return [
    {
      title: msg("Contributing"),
      sentences: [
        msg(
          "Each item costs a review fee of {fee}, which pays the people who judge it, and a bond of {bond}.",
          { fee: coins(p.reviewFeeWei), bond: coins(p.bondWei) },
        ),
        msg(
          "A rejected item loses {share} of its bond; that part is burned, so nobody gains by rejecting. The rest comes back.",
          { share: percent(p.forfeitBps) },
        ),
        msg(
          "An accepted item may earn up to {cap}, twice its bond, which stays while it earns. A top-up raises that limit.",
          { cap: coins(2n * p.bondWei) },
        ),
        msg(
          "After retiring a contribution its bond and everything not yet vested come back in {delay}.",
          { delay: formatDuration(p.retireDelay) },
        ),
      ],
    },
    {
      title: msg("Judging"),
      sentences: [
        plural(
          p.roundSize,
          "A round closes at {n} item, or {time} after its first one.",
          "A round closes at {n} items, or {time} after its first one.",
          { time: formatDuration(p.roundTimeout) },
        ),
        msg(
          "{panel} curators drawn by lot, the panel, judge every item within {time}. Their votes are sealed.",
          { panel: p.panelSize, time: formatDuration(p.panelPeriod) },
        ),
        plural(
          p.goldSize,
          "Then {n} item and {jury} jurors are drawn. The jurors judge those items, called gold, within {time} without seeing the panel's votes.",
          "Then {n} items and {jury} jurors are drawn. The jurors judge those items, called gold, within {time} without seeing the panel's votes.",
          { jury: p.jurySize, time: formatDuration(p.juryPeriod) },
        ),
        msg(
          "All votes are opened within {time}. An item is accepted when at least {num} of {den} weighted panel votes say it is good; on gold items the jury's majority decides.",
          { time: formatDuration(p.revealPeriod), num: p.quorumNum, den: p.quorumDen },
        ),
        msg("If no panel can be drawn, fees and bonds go back {time} after the close.", {
          time: formatDuration(p.drawTimeout),
        }),
      ],
    },
    {
      title: msg("Seats"),
      sentences: [
        msg(
          "A curator seat costs {curator}, a juror seat {juror}. The money stays yours, less what bad or missing votes cost.",
          { curator: coins(p.curatorSeatWei), juror: coins(p.jurorSeatWei) },
        ),
        msg(
          "A seat can be drawn once it is {age} old when a round closes. Leaving takes {cooldown}.",
          { age: formatDuration(p.seatAge), cooldown: formatDuration(p.seatCooldown) },
        ),
        msg("Drawing a round needs {curators} curator seats and {jurors} juror seats.", {
          curators: p.minCurators,
          jurors: p.minJurors,
        }),
        msg(
          "A juror is appointed by the steward for {term}, or has earned the seat by judging well in ten rounds here.",
          { term: formatDuration(p.appointmentTerm) },
        ),
      ],
    },
    {
      title: msg("Usage and rewards"),
      sentences: [
        msg(
          "Of every payment {burn} % is burned, {steward} % goes to the steward, {pool} % to the curation pool and {contributors} % to the contributors of accepted items.",
          {
            burn: p.burnPct,
            steward: p.stewardPct,
            pool: p.poolPct,
            contributors: 100 - p.burnPct - p.stewardPct - p.poolPct,
          },
        ),
        msg(
          "An item's share halves every {time} compared with new items, so fresh data counts more.",
          { time: formatDuration(p.halfLife) },
        ),
        msg("What is earned vests over time: half of what is left every {time}.", {
          time: formatDuration(p.vestingHalfLife),
        }),
        p.labelsBps === 0
          ? msg("Items carry their labels; labels are not contributed separately.")
          : msg("Labels contributed separately get {share} of an item's weight.", {
              share: percent(p.labelsBps),
            }),
        p.refinementBps === 0
          ? msg("Refinements are not taken.")
          : msg(
              "A refinement, a better version of an accepted item, earns {share} of the freshness it restores.",
              { share: percent(p.refinementBps) },
            ),
      ],
    },
    {
      title: msg("Changing these rules"),
      sentences: [
        msg(
          "A change is announced {delay} before it can start, and a round keeps the rules it opened under.",
          { delay: formatDuration(p.policyDelay) },
        ),
      ],
    },
  ];
}

/** What reads differently, old beside new. Both policies have the same sentences in the same places. */
export function policyChanges(from: Policy, to: Policy): { before: Text; after: Text }[] {
  const of = (policy: Policy) => policyGroups(policy).flatMap(({ sentences }) => sentences);
  const after = of(to);
  return of(from).flatMap((before, i) =>
    english(before) === english(after[i]!) ? [] : [{ before, after: after[i]! }],
  );
}
