"use client";

import { useId } from "react";
import { useTexts } from "#texts";
import { cn } from "@/components/ui/cn";
import { CASE_REASONS, type CaseReason } from "@/lib/cases/words";
import { reasonLines, reasonWords } from "../words";

/** What is wrong with the items, one of six. */
export function ReasonCards({
  value,
  onChange,
  disabled,
}: {
  value: CaseReason | null;
  onChange: (reason: CaseReason) => void;
  disabled: boolean;
}) {
  const t = useTexts();
  const name = useId();
  return (
    <fieldset disabled={disabled}>
      <legend className="sr-only">{t("Reason")}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {CASE_REASONS.map((reason) => (
          <label
            key={reason}
            className={cn(
              "rounded-control flex cursor-pointer gap-3 border p-3",
              value === reason
                ? "border-accent bg-accent-soft"
                : "border-line-strong bg-raised hover:border-accent",
            )}
          >
            <input
              type="radio"
              name={name}
              className="mt-0.5 size-4 shrink-0 accent-(--accent)"
              checked={value === reason}
              onChange={() => onChange(reason)}
            />
            <span className="min-w-0 text-sm">
              <span className="block font-medium">{t(reasonWords[reason])}</span>
              <span className="text-muted block">{t(reasonLines[reason])}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
