import type { RoundBrief } from "@/lib/datanets/types";
import { formatShare, plural } from "@/lib/format/number";
import { stateWords } from "./words";
import { BarChart, type Bar } from "@/components/charts/BarChart";
import { ChartFigure } from "@/components/charts/ChartFigure";

const LOOKS = {
  accepted: "fill-ok",
  rejected: "fill-line-strong",
  judged: "fill-curate",
  collecting: "fill-contribute",
  returned: "fill-line",
} as const;

/** What became of the items of each round the chain still holds: at most the open one and 16 others. */
export function RoundsChart({ rounds }: { rounds: readonly RoundBrief[] }) {
  const shown = rounds.toReversed();
  const settled = shown.filter(({ state }) => state === "settled");
  const reviewed = settled.reduce((sum, { count }) => sum + count, 0);
  const accepted = settled.reduce((sum, round) => sum + round.accepted, 0);
  return (
    <ChartFigure
      summary={
        reviewed === 0
          ? "No round has settled yet."
          : `${accepted} of ${plural(reviewed, "item")} accepted (${formatShare(accepted / reviewed)}) in ${plural(settled.length, "settled round")}.`
      }
      legend={[
        { label: "accepted", look: LOOKS.accepted },
        { label: "rejected", look: LOOKS.rejected },
        { label: "being judged", look: LOOKS.judged },
        { label: "collecting", look: LOOKS.collecting },
        ...(shown.some(({ state }) => state === "refunded")
          ? [{ label: "returned unjudged", look: LOOKS.returned }]
          : []),
      ]}
      table={{
        label: "Items of the latest rounds",
        head: ["Round", "Items", "Accepted", "Rejected", "State"],
        rows: shown.map((round) => [
          String(round.number),
          String(round.count),
          round.state === "settled" ? String(round.accepted) : "–",
          round.state === "settled" ? String(round.count - round.accepted) : "–",
          stateWords[round.state],
        ]),
      }}
    >
      <BarChart bars={shown.map(barOf)} axis="Items" foot="Round, oldest first" whole />
    </ChartFigure>
  );
}

function barOf(round: RoundBrief): Bar {
  const { number, state, count, accepted } = round;
  const words = `Round ${number}: ${plural(count, "item")}`;
  const bar = { key: String(number), label: String(number) };
  switch (state) {
    case "settled":
      return {
        ...bar,
        title: `${words}, ${accepted} accepted, ${count - accepted} rejected`,
        parts: [
          { value: accepted, look: LOOKS.accepted },
          { value: count - accepted, look: LOOKS.rejected },
        ],
      };
    case "refunded":
      return {
        ...bar,
        title: `${words}, returned unjudged`,
        parts: [{ value: count, look: LOOKS.returned }],
      };
    case "open":
    case "none":
      return {
        ...bar,
        title: `${words}, collecting`,
        parts: [{ value: count, look: LOOKS.collecting }],
      };
    default:
      return {
        ...bar,
        title: `${words}, being judged`,
        parts: [{ value: count, look: LOOKS.judged }],
      };
  }
}
