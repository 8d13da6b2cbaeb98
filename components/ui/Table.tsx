import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/**
 * A table that scrolls sideways inside itself on narrow screens. The scrolling region can be reached
 * by keyboard and is named by `label`, which is also the caption for screen readers.
 */
export function Table({
  label,
  className,
  steady = false,
  children,
}: {
  label: string;
  className?: string;
  /** Columns of equal width on wide screens, which stay where they are when words in them change, as times do. */
  steady?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className={cn("rounded-panel border-line bg-raised overflow-x-auto border", className)}
    >
      <table className={cn("w-full border-collapse text-left text-sm", steady && "lg:table-fixed")}>
        <caption className="sr-only">{label}</caption>
        {children}
      </table>
    </div>
  );
}

/** A head cell. `numeric` aligns with the figures below. */
export function Th({
  numeric = false,
  className,
  ...props
}: ComponentProps<"th"> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      className={cn(
        "border-line bg-sunken text-muted border-b px-3 py-2.5 text-xs font-medium whitespace-nowrap sm:px-4",
        numeric && "text-right",
        className,
      )}
      {...props}
    />
  );
}

export function Td({
  numeric = false,
  className,
  ...props
}: ComponentProps<"td"> & { numeric?: boolean }) {
  return (
    <td
      className={cn(
        "border-line border-b px-3 py-3 align-top sm:px-4 [tr:last-child>&]:border-b-0",
        numeric && "figures text-right whitespace-nowrap",
        className,
      )}
      {...props}
    />
  );
}
