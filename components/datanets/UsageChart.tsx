import { useTexts } from "#texts";
import { coinSymbol } from "@/lib/chain/chains";
import { formatOpen, formatOpenExact } from "@/lib/format/open";
import { formatDateTime } from "@/lib/format/time";
import { bucketUses, type UsageBucket } from "@/lib/usage/buckets";
import type { UsageHistory } from "@/lib/usage/history";
import { BarChart } from "@/components/charts/BarChart";
import { ChartFigure } from "@/components/charts/ChartFigure";
import { msg, plural, type Phrase, type Text } from "@/lib/texts/text";

const LOOKS = { burned: "fill-reward", rest: "fill-usage" } as const;
const DAY = 86_400;

const inOpen = (wei: bigint) => Number(formatOpenExact(wei));

/** What was paid for use over time, and the part of it that was burned. */
export function UsageChart({ history }: { history: UsageHistory }) {
  const t = useTexts();
  const { uses, since, until } = history;
  // The window begins with the first use when everything there is was found.
  const from = history.complete ? (uses[0]?.time ?? since) : since;
  const buckets = bucketUses(uses, { since: from, until });
  const paidWei = uses.reduce((sum, { totalWei }) => sum + totalWei, 0n);
  const burnedWei = uses.reduce((sum, use) => sum + use.burnedWei, 0n);
  const long = until - from > DAY;
  return (
    <ChartFigure
      summary={`${t(
        plural(
          uses.length,
          "{paid} {coin} paid in {n} use, {burned} of it burned.",
          "{paid} {coin} paid in {n} uses, {burned} of it burned.",
          {
            paid: formatOpen(paidWei, { decimals: 2 }),
            coin: coinSymbol,
            burned: formatOpen(burnedWei, { decimals: 2 }),
          },
        ),
      )} ${t(windowOf(history))}`}
      legend={[
        { label: t("burned"), look: LOOKS.burned },
        { label: t("to contributors, judges, steward"), look: LOOKS.rest },
      ]}
      table={{
        label: t("Payments for use over time"),
        head: [
          t("From (UTC)"),
          t("Uses"),
          t("Units"),
          t("Paid, {coin}", { coin: coinSymbol }),
          t("Burned, {coin}", { coin: coinSymbol }),
        ],
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
        axis={t("{coin} paid", { coin: coinSymbol })}
        foot={t("Time (UTC), bars of {span}", { span: spanWords(buckets) })}
        bars={buckets.map((bucket) => ({
          key: String(bucket.from),
          label: label(bucket.from, long),
          title: t(
            plural(
              bucket.uses,
              "{time}: {paid} {coin} in {n} use, {burned} burned",
              "{time}: {paid} {coin} in {n} uses, {burned} burned",
              {
                time: formatDateTime(bucket.from),
                paid: formatOpen(bucket.totalWei),
                coin: coinSymbol,
                burned: formatOpen(bucket.burnedWei),
              },
            ),
          ),
          parts: [
            { value: inOpen(bucket.burnedWei), look: LOOKS.burned },
            { value: inOpen(bucket.totalWei - bucket.burnedWei), look: LOOKS.rest },
          ],
        }))}
      />
    </ChartFigure>
  );
}

function windowOf({ complete, fromBlock, since }: UsageHistory): Text {
  return complete
    ? msg("All of its use so far.")
    : msg("Since block {block} ({time}); what is older is not looked for here.", {
        block: fromBlock,
        time: formatDateTime(since),
      });
}

/** "14:05", or "11-21 14:00" where the chart spans more than a day. */
function label(unix: number, long: boolean): string {
  const iso = new Date(unix * 1000).toISOString();
  return long ? iso.slice(5, 16).replace("T", " ") : iso.slice(11, 16);
}

function spanWords([first]: readonly UsageBucket[]): Phrase {
  const seconds = first ? first.to - first.from : 60;
  if (seconds < 3_600) return plural(seconds / 60, "{n} minute", "{n} minutes");
  return seconds < DAY
    ? plural(seconds / 3_600, "{n} hour", "{n} hours")
    : plural(seconds / DAY, "{n} day", "{n} days");
}
