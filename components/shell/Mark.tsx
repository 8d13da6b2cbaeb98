import { cn } from "@/components/ui/cn";

/** Place and colour of each bit that is set; the five stages stand around one item. */
const SET = [
  [0, 0, "fill-contribute"],
  [1, 0, "fill-curate"],
  [2, 1, "fill-usage"],
  [1, 2, "fill-reward"],
  [0, 1, "fill-maintain"],
  [1, 1, "fill-text"],
] as const;
const CLEAR = [
  [2, 0],
  [0, 2],
  [2, 2],
] as const;

/** The mark of the product: a bitmap of verdicts in which the loop goes round an item. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={cn("shrink-0", className)}>
      {SET.map(([x, y, fill]) => (
        <rect
          key={fill}
          x={x * 8 + 1}
          y={y * 8 + 1}
          width="6"
          height="6"
          rx="1.5"
          className={fill}
        />
      ))}
      {CLEAR.map(([x, y]) => (
        <rect
          key={`${x}${y}`}
          x={x * 8 + 2.75}
          y={y * 8 + 2.75}
          width="2.5"
          height="2.5"
          rx="0.75"
          className="fill-line-strong"
          opacity="0.7"
        />
      ))}
    </svg>
  );
}
