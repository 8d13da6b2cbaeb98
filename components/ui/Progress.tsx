import { cn } from "./cn";

/**
 * Progress of `value` towards `max`, with its meaning in words. Drawn with SVG attributes: the content
 * security policy forbids style attributes in server-rendered markup.
 */
export function Progress({
  value,
  max,
  label,
  showLabel = true,
  tone = "accent",
  className,
}: {
  value: number;
  max: number;
  /** What it says, for example "23 of 32 items". */
  label: string;
  showLabel?: boolean;
  tone?: "accent" | "ok" | "warn";
  className?: string;
}) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  const fill = { accent: "fill-accent", ok: "fill-ok", warn: "fill-warn" }[tone];
  return (
    <div className={cn("min-w-0", className)}>
      <svg
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={Math.min(max, Math.max(0, value))}
        className="block h-2 w-full overflow-hidden rounded-full"
      >
        <rect width="100%" height="100%" className="fill-line" />
        <rect width={`${share * 100}%`} height="100%" className={fill} />
      </svg>
      {showLabel && (
        <p aria-hidden className="figures text-muted mt-1.5 text-sm">
          {label}
        </p>
      )}
    </div>
  );
}
