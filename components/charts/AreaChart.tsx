import { area, curveMonotoneX, line } from "d3-shape";
import { cn } from "@/components/ui/cn";
import { axisNumber, FOOT, Grid, PLOT, ticksOf, ValueAxis, valueScale } from "./axes";

export type AreaPoint = { value: number; label: string };

/** Labels under the curve: the ends and what divides them evenly. */
const LABELS = 5;

/**
 * One curve over equally distant points. Only the curve is stretched to the width; text and lines keep
 * their size. Hidden from readers: ChartFigure gives them the words and the table.
 */
export function AreaChart({
  points,
  axis,
  foot,
  look,
}: {
  points: readonly AreaPoint[];
  axis: string;
  foot: string;
  /** Classes of the curve and of the ground under it. */
  look: { stroke: string; fill: string };
}) {
  const y = valueScale(Math.max(0, ...points.map(({ value }) => value)));
  const ticks = ticksOf(y, false);
  const last = Math.max(1, points.length - 1);
  const x = (_: AreaPoint, index: number) => (index / last) * 100;
  const top = ({ value }: AreaPoint) => y(value);
  const ground = area<AreaPoint>().x(x).y0(PLOT).y1(top).curve(curveMonotoneX)([...points]);
  const curve = line<AreaPoint>().x(x).y(top).curve(curveMonotoneX)([...points]);
  const labelled = Array.from({ length: LABELS }, (_, index) =>
    Math.round((index * last) / (LABELS - 1)),
  );
  return (
    <div aria-hidden>
      <p className="text-muted mb-1 text-[11px]">{axis}</p>
      <div className="flex">
        <ValueAxis scale={y} ticks={ticks} format={axisNumber} />
        <svg height={PLOT + FOOT} className="w-full min-w-0 overflow-visible">
          <Grid scale={y} ticks={ticks} />
          <svg width="100%" height={PLOT} viewBox={`0 0 100 ${PLOT}`} preserveAspectRatio="none">
            <path d={ground ?? ""} className={look.fill} />
            <path
              d={curve ?? ""}
              fill="none"
              strokeWidth="2.5"
              strokeLinecap="round"
              vectorEffect="non-scaling-stroke"
              className={look.stroke}
            />
          </svg>
          {labelled.map((index, place) => (
            <text
              key={index}
              x={`${(index / last) * 100}%`}
              y={PLOT + 17}
              textAnchor={place === 0 ? "start" : place === LABELS - 1 ? "end" : "middle"}
              className={cn("fill-muted figures text-[11px]", place % 2 === 1 && "max-sm:hidden")}
            >
              {points[index]?.label}
            </text>
          ))}
        </svg>
      </div>
      <p className="text-muted text-right text-[11px]">{foot}</p>
    </div>
  );
}
