import { useTexts } from "#texts";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Bits } from "./Bits";
import { cn } from "./cn";

const calloutLooks = {
  info: { icon: Info, box: "border-line bg-sunken", mark: "text-accent" },
  ok: { icon: CircleCheck, box: "border-transparent bg-ok-soft", mark: "text-ok" },
  warn: { icon: TriangleAlert, box: "border-transparent bg-warn-soft", mark: "text-warn" },
  danger: { icon: CircleAlert, box: "border-transparent bg-danger-soft", mark: "text-danger" },
} as const;

/** Something to know at this place. `live` announces it when it appears while the page is in use. */
export function Callout({
  tone = "info",
  title,
  live = false,
  className,
  children,
}: {
  tone?: keyof typeof calloutLooks;
  title?: ReactNode;
  live?: boolean;
  className?: string;
  children?: ReactNode;
}) {
  const { icon: Icon, box, mark } = calloutLooks[tone];
  return (
    <div
      role={live ? (tone === "danger" ? "alert" : "status") : undefined}
      className={cn("rounded-panel flex gap-3 border p-4 text-sm", box, className)}
    >
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", mark)} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className={cn(title && "mt-1")}>{children}</div>}
      </div>
    </div>
  );
}

/** What a list says when it has nothing: why it is empty and what would fill it. */
export function EmptyState({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="rounded-panel border-line relative isolate flex flex-col items-center overflow-hidden border px-6 py-14 text-center">
      <div aria-hidden className="bit-paper absolute inset-0 -z-10" />
      <Bits value={0b010_000_101} className="text-accent mb-4 size-10" />
      <p className="font-display text-lg font-semibold tracking-tight">{title}</p>
      {children && <div className="text-muted mt-1.5 max-w-prose text-sm">{children}</div>}
      {actions && <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}

/** A grey place where content is coming. Put the shape of the content in `className`. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn("rounded-control bg-line/70 animate-pulse", className)} />;
}

/** Says that the bytes below came from strangers, and what the page did and did not do with them. */
export function ExternalContentNote({ className }: { className?: string }) {
  const t = useTexts();
  return (
    <p className={cn("text-muted text-xs", className)}>
      {t(
        "Written by contributors, shown as plain content: links are not followed, remote images are not loaded and nothing in it is run.",
      )}
    </p>
  );
}
