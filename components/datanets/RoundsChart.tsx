import { useTexts } from "#texts";
import type { RoundBrief } from "@/lib/datanets/types";
import { formatShare } from "@/lib/format/number";
import { plural } from "@/lib/texts/text";
import { stateWords } from "./words";
import { BarChart, type Bar } from "@/components/charts/BarChart";
import { ChartFigure } from "@/components/charts/ChartFigure";
import type { Texts } from "@/components/texts/texts";

const LOOKS = {
  accepted: "fill-ok",
  rejected: "fill-line-strong",
  judged: "fill-curate",
  collecting: "fill-contribute",
  returned: "fill-line",
} as const;

/** What became of the items of each round the chain still holds: at most the open one and 16 others. */
export function RoundsChart({ rounds }: { rounds: readonly RoundBrief[] }) {
  const t = useTexts();
  const shown = rounds.toReversed();
  const settled = shown.filter(({ state }) => state === "settled");
  const reviewed = settled.reduce((sum, { count }) => sum + count, 0);
  const accepted = settled.reduce((sum, round) => sum + round.accepted, 0);
  return (
    <ChartFigure
      summary={
        reviewed === 0
          ? t("No round has settled yet.")
          : t(
              plural(
                reviewed,
                "{accepted} of {n} item accepted ({share}) in {rounds}.",
                "{accepted} of {n} items accepted ({share}) in {rounds}.",
                {
                  accepted,
                  share: formatShare(accepted / reviewed),
                  rounds: plural(settled.length, "{n} settled round", "{n} settled rounds"),
                },
              ),
            )
      }
      legend={[
        { label: t("accepted"), look: LOOKS.accepted },
        { label: t("rejected"), look: LOOKS.rejected },
        { label: t("being judged"), look: LOOKS.judged },
        { label: t("collecting"), look: LOOKS.collecting },
        ...(shown.some(({ state }) => state === "refunded")
          ? [{ label: t("returned unjudged"), look: LOOKS.returned }]
          : []),
      ]}
      table={{
        label: t("Items of the latest rounds"),
        head: [t("Round"), t("Items"), t("Accepted"), t("Rejected"), t("State")],
        rows: shown.map((round) => [
          String(round.number),
          String(round.count),
          round.state === "settled" ? String(round.accepted) : "–",
          round.state === "settled" ? String(round.count - round.accepted) : "–",
          t(stateWords[round.state]),
        ]),
      }}
    >
      <BarChart
        bars={shown.map((round) => barOf(round, t))}
        axis={t("Items")}
        foot={t("Round, oldest first")}
        whole
      />
    </ChartFigure>
  );
}

function barOf(round: RoundBrief, t: Texts): Bar {
  const { number, state, count, accepted } = round;
  const bar = { key: String(number), label: String(number) };
  switch (state) {
    case "settled":
      return {
        ...bar,
        title: t(
          plural(
            count,
            "Round {number}: {n} item, {accepted} accepted, {rejected} rejected",
            "Round {number}: {n} items, {accepted} accepted, {rejected} rejected",
            { number, accepted, rejected: count - accepted },
          ),
        ),
        parts: [
          { value: accepted, look: LOOKS.accepted },
          { value: count - accepted, look: LOOKS.rejected },
        ],
      };
    case "refunded":
      return {
        ...bar,
        title: t(
          plural(
            count,
            "Round {number}: {n} item, returned unjudged",
            "Round {number}: {n} items, returned unjudged",
            {
              number,
            },
          ),
        ),
        parts: [{ value: count, look: LOOKS.returned }],
      };
    case "open":
    case "none":
      return {
        ...bar,
        title: t(
          plural(
            count,
            "Round {number}: {n} item, collecting",
            "Round {number}: {n} items, collecting",
            {
              number,
            },
          ),
        ),
        parts: [{ value: count, look: LOOKS.collecting }],
      };
    default:
      return {
        ...bar,
        title: t(
          plural(
            count,
            "Round {number}: {n} item, being judged",
            "Round {number}: {n} items, being judged",
            {
              number,
            },
          ),
        ),
        parts: [{ value: count, look: LOOKS.judged }],
      };
  }
}
