import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export type StepLine = { title: string; detail: ReactNode; status: "done" | "now" | "later" };

/** What happens between pressing the button and being in the round. */
export function Steps({ steps }: { steps: readonly StepLine[] }) {
  return (
    <ol className="flex flex-col gap-2.5">
      {steps.map(({ title, detail, status }, index) => (
        <li key={title} aria-current={status === "now" ? "step" : undefined} className="flex gap-3 text-sm">
          <span
            aria-hidden
            className={cn(
              "figures mt-px flex size-5 shrink-0 items-center justify-center rounded-full border text-xs",
              status === "done" && "border-ok bg-ok-soft text-ok",
              status === "now" && "border-accent bg-accent text-accent-contrast",
              status === "later" && "border-line-strong text-muted",
            )}
          >
            {status === "done" ? <Check className="size-3" /> : index + 1}
          </span>
          <div className="min-w-0 flex-1">
            <span className={cn("font-medium", status === "later" && "text-muted")}>{title}</span>
            {status === "done" && <span className="sr-only"> (done)</span>}
            <div className="text-muted">{detail}</div>
          </div>
        </li>
      ))}
    </ol>
  );
}
