"use client";

import { Check, ChevronLeft, ChevronRight, Undo2, X } from "lucide-react";
import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/work/Keys";
import type { Judgement, VerdictAction, Verdicts } from "./verdicts";

/** The five things to do with an item, each with the key that does the same. */
export function JudgeButtons({
  verdicts,
  dispatch,
}: {
  verdicts: Verdicts;
  dispatch: (action: VerdictAction) => void;
}) {
  const t = useTexts();
  const { cursor, judgements, history } = verdicts;
  const current = judgements[cursor] ?? null;
  const judge = (judgement: Judgement) =>
    dispatch({ type: "judge", index: cursor, judgement, advance: true });

  return (
    <div className="flex flex-wrap items-stretch gap-2">
      <Button
        size="large"
        aria-pressed={current === "bad"}
        className={cn("flex-1", current === "bad" && "border-danger! bg-danger-soft! text-danger!")}
        onClick={() => judge("bad")}
      >
        <X aria-hidden className="size-5" />
        {t("Reject")}
        <Kbd>R</Kbd>
      </Button>
      <Button
        size="large"
        aria-pressed={current === "good"}
        className={cn("flex-1", current === "good" && "border-ok! bg-ok-soft! text-ok!")}
        onClick={() => judge("good")}
      >
        <Check aria-hidden className="size-5" />
        {t("Approve")}
        <Kbd>A</Kbd>
      </Button>
      <div className="flex w-full gap-2 sm:w-auto">
        <Button
          variant="quiet"
          size="large"
          className="flex-1"
          disabled={cursor === 0}
          onClick={() => dispatch({ type: "move", to: cursor - 1 })}
        >
          <ChevronLeft aria-hidden className="size-5" />
          <span className="sr-only">{t("Previous item")}</span>
          <Kbd>K</Kbd>
        </Button>
        <Button
          variant="quiet"
          size="large"
          className="flex-1"
          disabled={cursor === judgements.length - 1}
          onClick={() => dispatch({ type: "move", to: cursor + 1 })}
        >
          <span className="sr-only">{t("Next item")}</span>
          <Kbd>J</Kbd>
          <ChevronRight aria-hidden className="size-5" />
        </Button>
        <Button
          variant="quiet"
          size="large"
          className="flex-1"
          disabled={history.length === 0}
          onClick={() => dispatch({ type: "undo" })}
        >
          <Undo2 aria-hidden className="size-4" />
          {t("Undo")}
          <Kbd>U</Kbd>
        </Button>
      </div>
    </div>
  );
}
