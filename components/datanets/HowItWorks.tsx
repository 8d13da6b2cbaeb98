import { useTexts } from "#texts";
import { cn } from "@/components/ui/cn";
import { LOOP } from "./loop";
import { StageIcon } from "./StageIcon";

/** The loop in five sentences; the picture's text alternative. */
export function HowItWorks() {
  const t = useTexts();
  return (
    <ol
      aria-label={t("How it goes")}
      className="grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-5"
    >
      {LOOP.map(({ key, name, text, look }) => (
        <li key={key} className="flex gap-3.5 lg:block">
          <span
            aria-hidden
            className={cn(
              "rounded-control inline-flex size-9 shrink-0 items-center justify-center",
              look.soft,
              look.text,
            )}
          >
            <StageIcon stage={key} className="size-4.5" />
          </span>
          <div className="lg:mt-3">
            <h2 className="text-base">{t(name)}</h2>
            <p className="text-muted mt-1 text-sm">{t(text)}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
