import { scaleLinear, type ScaleLinear } from "d3-scale";

/** Height of the drawing and of the labels under it, in pixels; widths follow the page. */
export const PLOT = 168;
export const FOOT = 26;
/** Air above the highest value. */
const TOP = 10;

const TICKS = 4;

/** From values to pixels, with a top that people count in. */
export function valueScale(highest: number): ScaleLinear<number, number> {
  return scaleLinear()
    .domain([0, highest > 0 ? highest : 1])
    .nice(TICKS)
    .range([PLOT, TOP]);
}

/** Ticks of a scale of whole things never fall between two of them. */
export function ticksOf(scale: ScaleLinear<number, number>, whole: boolean): number[] {
  return scale.ticks(TICKS).filter((tick) => !whole || Number.isInteger(tick));
}

/** Labels of the values, in a column of its own so that nothing is drawn over them. */
export function ValueAxis({
  scale,
  ticks,
  format,
}: {
  scale: ScaleLinear<number, number>;
  ticks: readonly number[];
  format: (value: number) => string;
}) {
  return (
    <svg aria-hidden height={PLOT + FOOT} className="w-12 shrink-0">
      {ticks.map((tick) => (
        <text
          key={tick}
          x="40"
          y={scale(tick)}
          dy="0.32em"
          textAnchor="end"
          className="fill-muted figures text-[11px]"
        >
          {format(tick)}
        </text>
      ))}
    </svg>
  );
}

/** Hairlines at the ticks; the lowest is the axis. */
export function Grid({
  scale,
  ticks,
}: {
  scale: ScaleLinear<number, number>;
  ticks: readonly number[];
}) {
  return ticks.map((tick) => (
    <line
      key={tick}
      x1="0"
      x2="100%"
      y1={scale(tick)}
      y2={scale(tick)}
      className={tick === 0 ? "stroke-line-strong" : "stroke-line"}
    />
  ));
}

/** "0.25", "12", "1.2k": short enough for an axis. */
export const axisNumber = (value: number): string =>
  new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 3 }).format(value);
