"use client";

import { useTexts } from "#texts";
import { ActionButton } from "@/components/tx/ActionButton";
import type { CaseBrief } from "@/lib/cases/types";
import type { Action } from "@/lib/tx/step";
import { caseAdvanceWords } from "./words";

/** Moves a case on when time has made something possible. Anyone may, and is paid for it. */
export function AdvanceCase({ brief }: { brief: Pick<CaseBrief, "id" | "state"> }) {
  const t = useTexts();
  const advance: Action = async (context) => {
    const { advanceCase } = await import("@/lib/cases/actions");
    return advanceCase({ id: brief.id })(context);
  };
  return (
    <ActionButton
      variant="secondary"
      label={t(caseAdvanceWords(brief.state))}
      action={advance}
      preview={
        <p className="text-muted text-sm">
          {t("Anyone can do this. A small part of the jury's fee is yours for it.")}
        </p>
      }
    />
  );
}

/** Asks the next, larger jury. */
export function AppealCase({ id, label }: { id: number; label: string }) {
  const appeal: Action = async (context) => {
    const { appealCase } = await import("@/lib/cases/actions");
    return appealCase({ id })(context);
  };
  return <ActionButton action={appeal} label={label} />;
}
