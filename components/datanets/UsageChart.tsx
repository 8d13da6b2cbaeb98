import { coinSymbol } from "@/lib/chain/chains";
import { plural } from "@/lib/format/number";
import { formatOpen, formatOpenExact } from "@/lib/format/open";
import { formatDateTime } from "@/lib/format/time";
import { bucketUses, type UsageBucket } from "@/lib/usage/buckets";
import type { UsageHistory } from "@/lib/usage/history";
import { BarChart } from "@/components/charts/BarChart";
import { ChartFigure } from "@/components/charts/ChartFigure";

const LOOKS = { burned: "fill-reward", rest: "fill-usage" } as const;
const DAY = 86_400;

const inOpen = (wei: bigint) => Number(formatOpenExact(wei));

/** What was paid for use over time, and the part of it that was burned. */
export function UsageChart({ history }: { history: UsageHistory }) {
  const { uses, since, until } = history;
  // The window begins with the first use when everything there is was found.
  const from = history.complete ? (uses[0]?.time ?? since) : since;
  const buckets = bucketUses(uses, { since: from, until });
  const paidWei = uses.reduce((sum, { totalWei }) => sum + totalWei, 0n);
  const burnedWei = uses.reduce((sum, use) => sum + use.burnedWei, 0n);
  const long = until - from > DAY;
  return (
    <ChartFigure
      summary={`${formatOpen(paidWei, { decimals: 2 })} ${coinSymbol} paid in ${plural(uses.length, "use")}, ${formatOpen(burnedWei, { decimals: 2 })} of it burned. ${windowOf(history)}`}
      legend={[
        { label: "burned", look: LOOKS.burned },
        { label: "to contributors, judges, steward", look: LOOKS.rest },
      ]}
      table={{
        label: "Payments for use over time",
        head: ["From (UTC)", "Uses", "Units", `Paid, ${coinSymbol}`, `Burned, ${coinSymbol}`],
        rows: buckets
          .filter((bucket) => bucket.uses > 0)
          .map((bucket) => [
            formatDateTime(bucket.from).replace(" UTC", ""),
            String(bucket.uses),
            String(bucket.units),
            formatOpen(bucket.totalWei),
            formatOpen(bucket.burnedWei),
          ]),
      }}
    >
      <BarChart
        axis={`${coinSymbol} paid`}
        foot={`Time (UTC), bars of ${spanWords(buckets)}`}
        bars={buckets.map((bucket) => ({
          key: String(bucket.from),
          label: label(bucket.from, long),
          title: `${formatDateTime(bucket.from)}: ${formatOpen(bucket.totalWei)} ${coinSymbol} in ${plural(bucket.uses, "use")}, ${formatOpen(bucket.burnedWei)} burned`,
          parts: [
            { value: inOpen(bucket.burnedWei), look: LOOKS.burned },
            { value: inOpen(bucket.totalWei - bucket.burnedWei), look: LOOKS.rest },
          ],
        }))}
      />
    </ChartFigure>
  );
}

function windowOf({ complete, fromBlock, since }: UsageHistory): string {
  return complete
    ? "All of its use so far."
    : `Since block ${fromBlock} (${formatDateTime(since)}); what is older is not looked for here.`;
}

/** "14:05", or "11-21 14:00" where the chart spans more than a day. */
function label(unix: number, long: boolean): string {
  const iso = new Date(unix * 1000).toISOString();
  return long ? iso.slice(5, 16).replace("T", " ") : iso.slice(11, 16);
}

function spanWords([first]: readonly UsageBucket[]): string {
  const seconds = first ? first.to - first.from : 60;
  if (seconds < 3_600) return plural(seconds / 60, "minute");
  return seconds < DAY ? plural(seconds / 3_600, "hour") : plural(seconds / DAY, "day");
}
