import { useTexts } from "#texts";
import { explained } from "@/components/help/explained";
import { ButtonLink } from "@/components/ui/Button";
import { Countdown } from "@/components/ui/Countdown";
import { Progress } from "@/components/ui/Progress";
import type { DatanetPage } from "@/lib/datanets/types";
import { formatOpen } from "@/lib/format/open";
import { formatDuration } from "@/lib/format/time";
import { coinSymbol } from "@/lib/chain/chains";
import { plural } from "@/lib/texts/text";

/** The round that takes contributions now: how full it is, until when, and what an item costs. */
export function OpenRound({ datanet }: { datanet: DatanetPage }) {
  const t = useTexts();
  const { id, policy, nextReviewFeeWei, nextBondWei } = datanet;
  const open = datanet.rounds.find((round) => round.state === "open");
  return (
    <section
      aria-labelledby="open-round"
      className="rounded-panel border-contribute/35 bg-contribute-soft/55 min-w-0 border p-5 sm:p-6"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div>
          <h2 id="open-round">
            {open
              ? t("Round {number} is open", { number: open.number })
              : t("The next contribution opens a round")}
          </h2>
          <p className="mt-1 text-sm">
            {open
              ? t.rich("It closes when it is full or in {time}.", {
                  time: (
                    <Countdown
                      until={open.deadline}
                      overLabel={t("a moment: its time is over")}
                      className="font-semibold"
                    />
                  ),
                })
              : t(
                  plural(
                    policy.roundSize,
                    "It closes when it holds {n} item, or {time} after its first one.",
                    "It closes when it holds {n} items, or {time} after its first one.",
                    { time: formatDuration(policy.roundTimeout) },
                  ),
                )}
          </p>
        </div>
        {open && (
          <ButtonLink href={`/datanets/${id}/rounds/${open.number}`} size="small">
            {t("See the round")}
          </ButtonLink>
        )}
      </div>
      <Progress
        className="mt-4"
        value={open?.count ?? 0}
        max={policy.roundSize}
        label={t(
          plural(policy.roundSize, "{count} of {n} item", "{count} of {n} items", {
            count: open?.count ?? 0,
          }),
        )}
      />
      <p className="text-muted mt-3 text-sm">
        {explained(
          t(
            "A {round} gathers the items that are judged together; until it closes nobody can read them, so nobody can copy them. An {item} costs a {reviewFee} of {feeAmount} and a {bond} of {bondAmount}. The fee pays the people who judge. The bond stays with accepted items while they earn; a rejected item loses {share} % of it.",
            {
              feeAmount: `${formatOpen(nextReviewFeeWei)} ${coinSymbol}`,
              bondAmount: `${formatOpen(nextBondWei)} ${coinSymbol}`,
              share: policy.forfeitBps / 100,
            },
          ),
        )}
      </p>
    </section>
  );
}
