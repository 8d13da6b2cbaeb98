import type { ReactNode } from "react";
import { cn } from "./cn";

/** One figure and what it counts. Put several in a <StatList>. */
export function Stat({
  label,
  hint,
  className,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className={cn("min-w-0", className)}>
      <dt className="text-muted text-sm">{label}</dt>
      <dd className="figures mt-1 text-xl font-semibold tracking-tight">{children}</dd>
      {hint && <dd className="text-muted mt-0.5 text-xs">{hint}</dd>}
    </div>
  );
}

export function StatList({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <dl
      className={cn(
        "grid grid-cols-[repeat(auto-fit,minmax(8rem,1fr))] gap-x-6 gap-y-6",
        className,
      )}
    >
      {children}
    </dl>
  );
}
