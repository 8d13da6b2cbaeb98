import { scaleBand } from "d3-scale";
import { axisNumber, FOOT, Grid, PLOT, ticksOf, ValueAxis, valueScale } from "./axes";

export type Bar = {
  key: string;
  /** Under the bar, where there is room for it. */
  label: string;
  /** What a pointer that rests on it reads. */
  title: string;
  /** From the axis upward. `look` is a fill class. */
  parts: readonly { value: number; look: string }[];
};

/** Labels that fit beside each other on a phone. */
const MOST_LABELS = 6;

/**
 * Stacked bars. Places are percentages and sizes of text pixels, so it fills any width without being
 * scaled. Hidden from readers: ChartFigure gives them the words and the table.
 */
export function BarChart({
  bars,
  axis,
  foot,
  whole = false,
}: {
  bars: readonly Bar[];
  /** What the heights count, for example "Items". */
  axis: string;
  /** What the bars are, for example "Round". */
  foot: string;
  /** The values are whole numbers. */
  whole?: boolean;
}) {
  const totals = bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0));
  const y = valueScale(Math.max(0, ...totals));
  const ticks = ticksOf(y, whole);
  const x = scaleBand<string>()
    .domain(bars.map(({ key }) => key))
    .range([0, 100])
    .paddingInner(0.3)
    .paddingOuter(0.15);
  const every = Math.ceil(bars.length / MOST_LABELS);
  return (
    <div aria-hidden>
      <p className="text-muted mb-1 text-[11px]">{axis}</p>
      <div className="flex">
        <ValueAxis scale={y} ticks={ticks} format={axisNumber} />
        <svg height={PLOT + FOOT} className="w-full min-w-0 overflow-visible">
          <Grid scale={y} ticks={ticks} />
          {bars.map(({ key, label, title, parts }, index) => {
            const left = x(key) ?? 0;
            let base = 0;
            return (
              <g key={key}>
                <title>{title}</title>
                {/* A place to point at, however low the bar is. */}
                <rect
                  x={`${left}%`}
                  y="0"
                  width={`${x.bandwidth()}%`}
                  height={PLOT}
                  fill="transparent"
                />
                {parts.map(({ value, look }) => {
                  const top = y(base + value);
                  const height = y(base) - top;
                  base += value;
                  return height <= 0 ? null : (
                    <rect
                      key={look}
                      x={`${left}%`}
                      y={top}
                      width={`${x.bandwidth()}%`}
                      height={height}
                      rx={Math.min(2, height / 2)}
                      className={look}
                    />
                  );
                })}
                {index % every === 0 && (
                  <text
                    x={`${left + x.bandwidth() / 2}%`}
                    y={PLOT + 17}
                    textAnchor="middle"
                    className="fill-muted figures text-[11px]"
                  >
                    {label}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      </div>
      <p className="text-muted text-right text-[11px]">{foot}</p>
    </div>
  );
}
