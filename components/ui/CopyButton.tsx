"use client";

import { useTexts } from "#texts";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { cn } from "./cn";

const CONFIRM_MS = 2_000;

/** Copies `text`; says so for two seconds, to screen readers as well. */
export function CopyButton({
  text,
  label,
  className,
}: {
  text: string;
  /** What is copied, in the reader's language, for example "address". */
  label: string;
  className?: string;
}) {
  const t = useTexts();
  const copy = t("Copy {what}", { what: label });
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), CONFIRM_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  return (
    <button
      type="button"
      aria-label={copy}
      title={copy}
      onClick={() =>
        navigator.clipboard.writeText(text).then(
          () => setOutcome("copied"),
          () => setOutcome("failed"),
        )
      }
      className={cn(
        "text-muted hover:text-text inline-flex size-6 shrink-0 items-center justify-center rounded",
        className,
      )}
    >
      {outcome === "copied" ? (
        <Check aria-hidden className="text-ok size-3.5" />
      ) : (
        <Copy aria-hidden className="size-3.5" />
      )}
      <span role="status" className="sr-only">
        {outcome === "copied" && t("Copied")}
        {outcome === "failed" && t("Could not copy: select the text instead")}
      </span>
    </button>
  );
}
