import { useTexts } from "#texts";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Table, Td, Th } from "@/components/ui/Table";

/** What the colours of a chart stand for. */
export type LegendEntry = { label: string; look: string };

/** The numbers behind a chart, for whoever would rather read them. First column: what a row is. */
export type ChartTable = { label: string; head: readonly string[]; rows: readonly string[][] };

/**
 * A chart with what it says in words, its legend, and its numbers as a table behind a disclosure.
 * Everything is drawn on the server: no script, no style attribute.
 */
export function ChartFigure({
  summary,
  legend,
  table,
  children,
}: {
  summary: ReactNode;
  legend: readonly LegendEntry[];
  table: ChartTable;
  children: ReactNode;
}) {
  const t = useTexts();
  return (
    <figure className="min-w-0">
      <figcaption className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 text-sm">
        <span className="text-muted">{summary}</span>
        <span className="flex flex-wrap gap-x-4 gap-y-1">
          {legend.map(({ label, look }) => (
            <span key={label} className="inline-flex items-center gap-1.5">
              <svg viewBox="0 0 10 10" aria-hidden className="size-2.5">
                <rect width="10" height="10" rx="2.5" className={look} />
              </svg>
              {label}
            </span>
          ))}
        </span>
      </figcaption>
      {children}
      <details className="-mt-6">
        <summary className="text-muted hover:text-text inline-flex min-h-8 items-center text-sm underline-offset-4 hover:underline">
          {t("Show as a table")}
        </summary>
        <div className="mt-2">
          <Table label={table.label} className="max-h-96 overflow-y-auto">
            <thead>
              <tr>
                {table.head.map((name, column) => (
                  <Th key={name} numeric={column > 0}>
                    {name}
                  </Th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((cells) => (
                <tr key={cells[0]}>
                  {cells.map((cell, column) => (
                    <Td key={table.head[column]} numeric={column > 0} className={cn("py-2")}>
                      {cell}
                    </Td>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      </details>
    </figure>
  );
}
