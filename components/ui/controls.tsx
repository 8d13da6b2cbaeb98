import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";

// 16 px text on phones: iOS zooms into smaller controls when they get the focus.
const control = cn(
  "rounded-control border-line-strong bg-raised text-text min-h-10 w-full border px-3 py-2 text-base",
  "placeholder:text-muted aria-invalid:border-danger sm:text-sm",
  "disabled:border-line disabled:bg-sunken disabled:text-muted disabled:cursor-not-allowed",
);

export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input className={cn(control, className)} {...props} />;
}

/** A text input for amounts: a number pad on phones, figures that line up, no spinner. */
export function AmountInput({
  unit = "OPEN",
  className,
  ...props
}: ComponentProps<"input"> & { unit?: string }) {
  return (
    <div className={cn("relative", className)}>
      <input
        inputMode="decimal"
        autoComplete="off"
        className={cn(control, "figures pr-16")}
        {...props}
      />
      <span
        aria-hidden
        className="text-muted pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm"
      >
        {unit}
      </span>
    </div>
  );
}

export function Textarea({ className, rows = 4, ...props }: ComponentProps<"textarea">) {
  return <textarea rows={rows} className={cn(control, className)} {...props} />;
}

/** The browser's own select: it works with every keyboard, phone and reader. */
export function Select({ className, children, ...props }: ComponentProps<"select">) {
  return (
    <div className={cn("relative", className)}>
      <select className={cn(control, "appearance-none pr-9")} {...props}>
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="text-muted pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2"
      />
    </div>
  );
}

export function Checkbox({ className, ...props }: ComponentProps<"input">) {
  return (
    <input
      type="checkbox"
      className={cn("size-5 shrink-0 rounded accent-(--accent)", className)}
      {...props}
    />
  );
}
