import { useTexts } from "#texts";
import { hasBit } from "@/lib/curation/bitmap";

const PER_ROW = 16;
const CELL = 14;
const SIZE = 11;

/**
 * A round's verdict as the bitmap it is on the chain: one cell an item, filled is accepted, hollow is
 * rejected, a dot marks gold. The counts beside it say the same in words.
 */
export function OutcomeBits({
  accepted,
  gold,
  count,
}: {
  /** Bitmaps over the items of the round. */
  accepted: bigint;
  gold: bigint;
  count: number;
}) {
  const t = useTexts();
  // Many items make more columns, so that the picture never grows taller than wide.
  const columns = count > 4 * PER_ROW ? 2 * PER_ROW : PER_ROW;
  const rows = Math.ceil(count / columns);
  return (
    <div aria-hidden>
      <svg
        viewBox={`0 0 ${columns * CELL} ${rows * CELL}`}
        className="block max-h-56 w-full"
        preserveAspectRatio="xMinYMid meet"
      >
        {Array.from({ length: count }, (_, bit) => {
          const x = (bit % columns) * CELL + (CELL - SIZE) / 2;
          const y = Math.floor(bit / columns) * CELL + (CELL - SIZE) / 2;
          const good = hasBit(accepted, bit);
          return (
            <g key={bit}>
              <rect
                x={good ? x : x + 0.5}
                y={good ? y : y + 0.5}
                width={good ? SIZE : SIZE - 1}
                height={good ? SIZE : SIZE - 1}
                rx="2.5"
                className={good ? "fill-ok" : "stroke-line-strong fill-none"}
              />
              {hasBit(gold, bit) && (
                <circle
                  cx={x + SIZE / 2}
                  cy={y + SIZE / 2}
                  r="2"
                  className={good ? "fill-raised" : "fill-line-strong"}
                />
              )}
            </g>
          );
        })}
      </svg>
      <p className="text-muted mt-3 text-xs">
        {t(
          gold > 0n
            ? "One cell an item: filled is accepted, hollow is rejected, a dot marks gold, which the jury judged too."
            : "One cell an item: filled is accepted, hollow is rejected.",
        )}
      </p>
    </div>
  );
}
