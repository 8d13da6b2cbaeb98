import { useTexts } from "#texts";
import { AreaChart } from "@/components/charts/AreaChart";
import { ChartFigure } from "@/components/charts/ChartFigure";
import { coinSymbol } from "@/lib/chain/chains";
import { formatOpen, formatOpenExact } from "@/lib/format/open";
import { formatDuration } from "@/lib/format/time";
import { vestingCurve, type Vesting } from "@/lib/rewards/vestingCurve";

/** Rows of the table: every third point of the curve. */
const EVERY = 3;

/** When what was earned becomes payable, if nothing is added to it. */
export function VestingChart({ parts }: { parts: readonly Vesting[] }) {
  const t = useTexts();
  const curve = vestingCurve(parts);
  const unvestedWei = parts.reduce((sum, part) => sum + part.unvestedWei, 0n);
  const when = (seconds: number) =>
    seconds === 0 ? t("now") : t("in {time}", { time: formatDuration(seconds) });
  return (
    <ChartFigure
      summary={t("{amount} still vest; half of what is missing becomes payable every half-life.", {
        amount: `${formatOpen(unvestedWei, { decimals: 2 })} ${coinSymbol}`,
      })}
      legend={[{ label: t("payable in all"), look: "fill-reward" }]}
      table={{
        label: t("What could be claimed, if nothing is added or claimed"),
        head: [t("When"), t("Payable, {coin}", { coin: coinSymbol })],
        rows: curve
          .filter((_, index) => index % EVERY === 0)
          .map(({ seconds, payableWei }) => [when(seconds), formatOpen(payableWei)]),
      }}
    >
      <AreaChart
        axis={coinSymbol}
        foot={t("Time from now")}
        look={{ stroke: "stroke-reward", fill: "fill-reward-soft" }}
        points={curve.map(({ seconds, payableWei }) => ({
          value: Number(formatOpenExact(payableWei)),
          label: when(seconds),
        }))}
      />
    </ChartFigure>
  );
}
