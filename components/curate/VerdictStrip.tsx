import type { Judgement } from "./verdicts";

const PER_ROW = 32;
const CELL = 8;

/**
 * A verdict in the making as a picture: one cell an item, filled is good, struck is bad, hollow is not
 * judged. Decoration beside the counts, which say the same in words.
 */
export function VerdictStrip({
  judgements,
  cursor,
}: {
  judgements: readonly Judgement[];
  cursor?: number;
}) {
  const columns = Math.min(PER_ROW, judgements.length);
  const rows = Math.ceil(judgements.length / columns);
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${columns * CELL} ${rows * CELL}`}
      className="block w-full max-w-2xl"
      preserveAspectRatio="xMinYMin meet"
    >
      {judgements.map((judgement, index) => {
        const x = (index % columns) * CELL;
        const y = Math.floor(index / columns) * CELL;
        return (
          <g key={index}>
            <rect
              x={x + 1}
              y={y + 1}
              width={CELL - 2}
              height={CELL - 2}
              rx="1"
              strokeWidth={index === cursor ? 1.2 : 0.5}
              className={
                judgement === "good"
                  ? "fill-ok stroke-ok"
                  : judgement === "bad"
                    ? "fill-danger-soft stroke-danger"
                    : index === cursor
                      ? "stroke-accent fill-none"
                      : "stroke-line-strong fill-none"
              }
            />
            {judgement === "bad" && (
              <path
                d={`M${x + 2.5} ${y + 2.5}l3 3m0-3l-3 3`}
                strokeWidth="0.8"
                className="stroke-danger fill-none"
              />
            )}
            {index === cursor && judgement !== null && (
              <rect
                x={x + 0.3}
                y={y + 0.3}
                width={CELL - 0.6}
                height={CELL - 0.6}
                rx="1.5"
                strokeWidth="0.6"
                className="stroke-accent fill-none"
              />
            )}
          </g>
        );
      })}
    </svg>
  );
}
