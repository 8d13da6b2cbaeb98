/** A small plot as SVG: lines with their bounds, one panel a series. */
import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import type { Result } from "./cell";

type Series = NonNullable<Result["series"]>[number];

const [WIDTH, HEIGHT] = [420, 240];
const MARGIN = { top: 30, right: 14, bottom: 38, left: 58 };

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function panel({ name, x, y, points }: Series, at: number): string {
  const xs = points.map((point) => point.x);
  const ys = points.flatMap((point) => [point.y, point.low ?? point.y, point.high ?? point.y]);
  const sx = scaleLinear([Math.min(...xs), Math.max(...xs)], [MARGIN.left, WIDTH - MARGIN.right]);
  const sy = scaleLinear(
    [Math.min(...ys), Math.max(...ys)],
    [HEIGHT - MARGIN.bottom, MARGIN.top],
  ).nice();
  const band = area<Series["points"][number]>()
    .x((point) => sx(point.x))
    .y0((point) => sy(point.low ?? point.y))
    .y1((point) => sy(point.high ?? point.y))(points);
  const path = line<Series["points"][number]>()
    .x((point) => sx(point.x))
    .y((point) => sy(point.y))(points);
  const [lowest = 0, highest = 0] = sy.domain();
  const zero =
    lowest < 0 && highest > 0
      ? `<path d="M${MARGIN.left} ${sy(0)}H${WIDTH - MARGIN.right}" class="zero"/>`
      : "";
  const xTicks = sx
    .ticks(6)
    .map(
      (t) =>
        `<text x="${sx(t)}" y="${HEIGHT - MARGIN.bottom + 14}" text-anchor="middle">${t}</text>`,
    );
  const yTicks = sy
    .ticks(5)
    .map((t) => `<text x="${MARGIN.left - 6}" y="${sy(t) + 3}" text-anchor="end">${t}</text>`);
  return (
    `<g transform="translate(0 ${at * HEIGHT})"><text x="${MARGIN.left}" y="16" class="title">${escaped(name)}: ${escaped(y)}</text>` +
    `<path d="${band}" class="band"/>${zero}<path d="${path}" class="line"/>${xTicks.join("")}${yTicks.join("")}` +
    `<text x="${(MARGIN.left + WIDTH) / 2}" y="${HEIGHT - 8}" text-anchor="middle">${escaped(x)}</text></g>`
  );
}

export function plot(title: string, series: readonly Series[]): string {
  const height = HEIGHT * series.length;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}">` +
    "<style>text{font:11px sans-serif;fill:#444}.title{font-weight:600;fill:#111}.line{fill:none;stroke:#2456c6;stroke-width:2}" +
    ".band{fill:#2456c6;opacity:.18}.zero{stroke:#999;stroke-dasharray:4 3}</style>" +
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>${series.map(panel).join("")}</svg>\n`
  );
}
