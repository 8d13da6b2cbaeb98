import { explained } from "@/components/help/explained";
import { ButtonLink } from "@/components/ui/Button";
import { Countdown } from "@/components/ui/Countdown";
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
  const terms = `An {item} costs a {reviewFee} of ${formatOpen(nextReviewFeeWei)} ${coinSymbol} and a {bond} of ${formatOpen(nextBondWei)} ${coinSymbol}. The fee pays the people who judge. The bond stays with accepted items while they earn; a rejected item loses ${policy.forfeitBps / 100} % of it.`;
  return (
    <section
      aria-labelledby="open-round"
      className="rounded-panel border-contribute/35 bg-contribute-soft/55 min-w-0 border p-5 sm:p-6"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div>
          <h2 id="open-round">
            {open ? `Round ${open.number} is open` : "The next contribution opens a round"}
          </h2>
          <p className="mt-1 text-sm">
            {open ? (
              <>
                It closes when it is full or in{" "}
                <Countdown
                  until={open.deadline}
                  overLabel="a moment: its time is over"
                  className="font-semibold"
                />
                .
              </>
            ) : (
              <>
                It closes when it holds {plural(policy.roundSize, "item")}, or{" "}
                {formatDuration(policy.roundTimeout)} after its first one.
              </>
            )}
          </p>
        </div>
        {open && (
          <ButtonLink href={`/datanets/${id}/rounds/${open.number}`} size="small">
            See the round
          </ButtonLink>
        )}
      </div>
      <Progress
        className="mt-4"
        value={open?.count ?? 0}
        max={policy.roundSize}
        label={`${open?.count ?? 0} of ${plural(policy.roundSize, "item")}`}
      />
      <p className="text-muted mt-3 text-sm">
        {explained(
          `A {round} gathers the items that are judged together; until it closes nobody can read them, so nobody can copy them. ${terms}`,
        )}
      </p>
    </section>
  );
}
