import type { ReactNode } from "react";

/** A term above what it stands for here; goes into a `dl`. */
export function Entry({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
