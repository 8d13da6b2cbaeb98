import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** A part that most people leave closed. */
export function Folded({
  title,
  open,
  onOpen,
  children,
}: {
  title: string;
  /** Opens it from outside, when something inside needs attention; closing stays possible. */
  open?: boolean;
  /** Told when it opens, for contents that come only then. */
  onOpen?: () => void;
  children: ReactNode;
}) {
  return (
    <details
      open={open || undefined}
      onToggle={onOpen && ((event) => event.currentTarget.open && onOpen())}
      className="group rounded-control border-line border"
    >
      <summary className="flex min-h-10 list-none items-center gap-2 px-3 py-2 text-sm font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="text-muted size-4 shrink-0 transition-transform group-open:rotate-90"
        />
        {title}
      </summary>
      <div className="border-line border-t p-4">{children}</div>
    </details>
  );
}
