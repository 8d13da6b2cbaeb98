import { coinSymbol } from "@/lib/chain/chains";
import { formatOpen, formatOpenExact } from "@/lib/format/open";
import { cn } from "./cn";

/** An amount of OPEN (`wei`). Rounded toward zero for reading; the title has every digit. */
export function Amount({
  wei,
  decimals,
  signed = false,
  className,
}: {
  wei: bigint;
  decimals?: number;
  /** Shows a plus before gains, for lists where amounts go both ways. */
  signed?: boolean;
  className?: string;
}) {
  return (
    <span
      title={`${formatOpenExact(wei)} ${coinSymbol}`}
      className={cn("figures whitespace-nowrap", className)}
    >
      {signed && wei > 0n && "+"}
      {formatOpen(wei, { decimals })} <span className="text-muted text-[0.85em]">{coinSymbol}</span>
    </span>
  );
}
