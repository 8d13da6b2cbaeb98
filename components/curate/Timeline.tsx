import { Check, Minus } from "lucide-react";
import { useTexts } from "#texts";
import { explained } from "@/components/help/explained";
import { Badge } from "@/components/ui/Badge";
import { cn } from "@/components/ui/cn";
import { Countdown } from "@/components/ui/Countdown";
import { msg } from "@/lib/texts/text";
import type { Phase } from "./phases";

const badges = {
  done: { tone: "ok", words: msg("Done") },
  now: { tone: "accent", words: msg("Now") },
  later: null,
  skipped: { tone: "neutral", words: msg("Skipped") },
} as const;

/** The phases of a round: what each is, until when, and what happens to those who do nothing. */
export function Timeline({ phases }: { phases: readonly Phase[] }) {
  const t = useTexts();
  return (
    <ol className="flex flex-col">
      {phases.map((phase, index) => (
        <li
          key={phase.id}
          aria-current={phase.status === "now" ? "step" : undefined}
          className="relative flex gap-3 pb-5 last:pb-0"
        >
          {index < phases.length - 1 && (
            <span
              aria-hidden
              className={cn(
                "absolute top-6 bottom-0 left-2.5 w-px",
                phase.status === "done" ? "bg-ok" : "bg-line",
              )}
            />
          )}
          <Mark status={phase.status} />
          <div className="min-w-0 flex-1">
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <h3
                className={cn(
                  "text-sm",
                  phase.status === "later" || phase.status === "skipped"
                    ? "text-muted font-medium"
                    : "font-semibold",
                )}
              >
                {t(phase.title)}
              </h3>
              <StatusBadge status={phase.status} />
              {phase.status === "now" && phase.until > 0 && (
                <Countdown
                  until={phase.until}
                  overLabel={t("Time is up")}
                  className="text-accent text-sm font-medium"
                />
              )}
              {phase.status === "later" && phase.lasts && (
                <span className="text-muted text-xs">
                  {t("at most {time}", { time: phase.lasts })}
                </span>
              )}
            </div>
            {phase.status !== "done" && (
              <div className="text-muted mt-1 text-sm">
                <p>{explained(t(phase.what))}</p>
                {phase.otherwise && phase.status !== "skipped" && (
                  <p className="mt-1">
                    <span className="text-text font-medium">{t("If nothing is done:")}</span>{" "}
                    {t(phase.otherwise)}
                  </p>
                )}
              </div>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function StatusBadge({ status }: { status: Phase["status"] }) {
  const t = useTexts();
  const badge = badges[status];
  return badge && <Badge tone={badge.tone}>{t(badge.words)}</Badge>;
}

function Mark({ status }: { status: Phase["status"] }) {
  return (
    <span
      aria-hidden
      className={cn(
        "mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-full border",
        status === "done" && "border-ok bg-ok-soft text-ok",
        status === "now" && "border-accent bg-accent text-accent-contrast",
        (status === "later" || status === "skipped") && "border-line-strong text-muted",
      )}
    >
      {status === "done" && <Check className="size-3" />}
      {status === "skipped" && <Minus className="size-3" />}
      {status === "now" && <span className="size-1.5 rounded-full bg-current" />}
    </span>
  );
}
