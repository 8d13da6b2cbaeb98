import { cn } from "./cn";

/**
 * A verdict as a picture: nine bits, top left first, set ones filled. The mark of the product, because
 * a bitmap of judgements is what everything here turns on.
 */
export function Bits({ value, className }: { value: number; className?: string }) {
  return (
    <svg viewBox="0 0 18 18" aria-hidden className={cn("shrink-0", className)}>
      {Array.from({ length: 9 }, (_, bit) => {
        const set = (value >> (8 - bit)) & 1;
        return (
          <rect
            key={bit}
            x={(bit % 3) * 6 + 1}
            y={Math.floor(bit / 3) * 6 + 1}
            width="4"
            height="4"
            rx="0.75"
            fill={set ? "currentColor" : "none"}
            stroke="currentColor"
            strokeWidth={set ? 1 : 0.75}
            opacity={set ? 1 : 0.55}
          />
        );
      })}
    </svg>
  );
}
