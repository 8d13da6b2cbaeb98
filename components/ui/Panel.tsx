import type { ReactNode } from "react";
import { cn } from "./cn";

/** A titled region. `actions` sit at the end of the title row; `level` fits the page's outline. */
export function Panel({
  title,
  description,
  actions,
  level = 2,
  id,
  className,
  children,
}: {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  level?: 2 | 3;
  id?: string;
  className?: string;
  children: ReactNode;
}) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section
      id={id}
      className={cn("rounded-panel border-line bg-raised min-w-0 border p-4 sm:p-5", className)}
    >
      {(title || actions) && (
        <div className="mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="min-w-0">
            {title && <Heading className="text-base">{title}</Heading>}
            {description && <p className="text-muted mt-1 text-sm">{description}</p>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

/** The top of a page: its one h1, a sentence, and what can be done there. */
export function PageHeader({
  title,
  description,
  actions,
  eyebrow,
}: {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  eyebrow?: ReactNode;
}) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="max-w-3xl min-w-0">
        {eyebrow && <div className="text-muted mb-1.5 text-sm">{eyebrow}</div>}
        <h1 className="text-2xl sm:text-3xl">{title}</h1>
        {description && <p className="text-muted mt-2">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
