import { useTexts } from "#texts";
import { formatCount, formatShare } from "@/lib/format/number";
import type { FieldCount } from "@/lib/items/labelCounts";
import { plural } from "@/lib/texts/text";

/** Options beyond these are added up in one line. */
const MOST = 12;

/** How the labels of accepted items are spread. A list with bars, so it is its own table. */
export function LabelBars({ field }: { field: FieldCount }) {
  const t = useTexts();
  const { name, counts, unlabelled } = field;
  const shown = counts.slice(0, MOST);
  const others = counts.slice(MOST).reduce((sum, { count }) => sum + count, 0);
  const total = counts.reduce((sum, { count }) => sum + count, 0) + unlabelled;
  const lines = [
    ...shown.map(({ option, count }) => ({ option, count, look: "fill-accent" })),
    ...(others > 0
      ? [
          {
            option: t(plural(counts.length - MOST, "{n} more label", "{n} more labels")),
            count: others,
            look: "fill-accent",
          },
        ]
      : []),
    ...(unlabelled > 0
      ? [{ option: t("no label yet"), count: unlabelled, look: "fill-line-strong" }]
      : []),
  ];
  const highest = Math.max(1, ...lines.map(({ count }) => count));
  return (
    <figure className="min-w-0">
      <figcaption className="mb-2 text-sm font-medium">{name}</figcaption>
      <ul className="grid grid-cols-[minmax(0,auto)_minmax(3rem,1fr)_auto] items-center gap-x-3 gap-y-1.5 text-sm">
        {lines.map(({ option, count, look }) => (
          <li key={option} className="col-span-3 grid grid-cols-subgrid items-center">
            <span className="truncate" title={option}>
              {option}
            </span>
            <svg aria-hidden className="h-2.5 w-full">
              <rect width="100%" height="100%" rx="5" className="fill-sunken" />
              <rect width={`${(count / highest) * 100}%`} height="100%" rx="5" className={look} />
            </svg>
            <span className="figures text-muted text-right">
              <span className="text-text">{formatCount(count)}</span>
              {total > 0 && ` (${formatShare(count / total)})`}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
