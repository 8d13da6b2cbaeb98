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
            {title && (
              <Heading className={level === 2 ? "text-[1.0625rem]" : "text-sm"}>{title}</Heading>
            )}
            {description && <p className="text-muted mt-1 max-w-prose text-sm">{description}</p>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

/** Titled parts under each other in one box: what a side column holds. */
export function PartList({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div
      className={cn(
        "rounded-panel border-line bg-raised divide-line min-w-0 divide-y border",
        className,
      )}
    >
      {children}
    </div>
  );
}

/** One part of a PartList. */
export function Part({
  title,
  description,
  actions,
  className,
  children,
}: {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section className={cn("min-w-0 p-5", className)}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-[1.0625rem]">{title}</h2>
        {actions}
      </div>
      {description && <p className="text-muted mt-0.5 text-sm">{description}</p>}
      <div className="mt-4">{children}</div>
    </section>
  );
}

/**
 * A titled part of a page without a box: a hairline above it, its title, and what belongs to it.
 */
export function Section({
  id,
  title,
  description,
  actions,
  className,
  children,
}: {
  /** Of the heading, which names the section. */
  id: string;
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section
      aria-labelledby={id}
      className={cn("border-line min-w-0 scroll-mt-20 border-t pt-6", className)}
    >
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h2 id={id}>{title}</h2>
          {description && <p className="text-muted mt-1 max-w-prose text-sm">{description}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}

/**
 * A part of a form: what it asks about on the left of a wide screen, its fields on the right, under a
 * hairline.
 */
export function FormPart({
  title,
  description,
  children,
}: {
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="border-line grid gap-x-12 gap-y-5 border-t py-8 lg:grid-cols-[18rem_minmax(0,46rem)]">
      <div>
        <h2>{title}</h2>
        {description && <p className="text-muted mt-1.5 text-sm">{description}</p>}
      </div>
      <div className="min-w-0">{children}</div>
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
    <div className="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-5">
      <div className="max-w-3xl min-w-0">
        {eyebrow && <div className="eyebrow mb-2">{eyebrow}</div>}
        <h1>{title}</h1>
        {description && <div className="text-muted mt-3 text-[1.0625rem]">{description}</div>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
