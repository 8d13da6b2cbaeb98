import { ButtonLink } from "@/components/ui/Button";
import { Countdown } from "@/components/ui/Countdown";
import { Panel } from "@/components/ui/Panel";
import { Progress } from "@/components/ui/Progress";
import type { DatanetPage } from "@/lib/datanets/types";
import { plural } from "@/lib/format/number";
import { formatOpen } from "@/lib/format/open";
import { formatDuration } from "@/lib/format/time";
import { coinSymbol } from "@/lib/chain/chains";

/** The round that takes contributions now: how full it is, until when, and what an item costs. */
export function OpenRound({ datanet }: { datanet: DatanetPage }) {
  const { id, policy, nextReviewFeeWei, nextBondWei } = datanet;
  const open = datanet.rounds.find((round) => round.state === "open");
  const terms = `An item costs a review fee of ${formatOpen(nextReviewFeeWei)} ${coinSymbol} and a bond of ${formatOpen(nextBondWei)} ${coinSymbol}. The fee pays the people who judge. The bond stays with accepted items while they earn; a rejected item loses ${policy.forfeitBps / 100} % of it.`;
  return (
    <Panel
      title={open ? `Round ${open.number} is open` : "The next contribution opens a round"}
      description="A round gathers the items that are judged together."
      actions={
        open && (
          <ButtonLink href={`/datanets/${id}/rounds/${open.number}`} size="small">
            See the round
          </ButtonLink>
        )
      }
    >
      {open ? (
        <>
          <Progress
            value={open.count}
            max={policy.roundSize}
            label={`${open.count} of ${plural(policy.roundSize, "item")}`}
          />
          <p className="text-muted mt-3 text-sm">
            It closes when it is full or in{" "}
            <Countdown
              until={open.deadline}
              overLabel="a moment: its time is over"
              className="text-text font-medium"
            />
            . Until then nobody can read the items, so nobody can copy them.
          </p>
        </>
      ) : (
        <p className="text-sm">
          It closes when it holds {plural(policy.roundSize, "item")}, or{" "}
          {formatDuration(policy.roundTimeout)} after its first one.
        </p>
      )}
      <p className="text-muted mt-3 text-sm">{terms}</p>
    </Panel>
  );
}
