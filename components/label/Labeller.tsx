"use client";

import { ChevronLeft, ChevronRight, SkipForward, Undo2 } from "lucide-react";
import type { Dispatch } from "react";
import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";
import { cn } from "@/components/ui/cn";
import { Progress } from "@/components/ui/Progress";
import { ItemPane } from "@/components/work/ItemPane";
import { Kbd, ShortcutsToggle } from "@/components/work/Keys";
import type { ItemRequest } from "@/components/work/useItem";
import { useShortcuts, useShortcutsOn } from "@/components/work/useShortcuts";
import type { Field } from "@/lib/content/schema";
import type { Labelling, LabellingAction } from "./labelling";

/** Options that have a digit key: 1 to 9. */
const KEYED = 9;

/** One item at a time with the field's options as buttons; keys 1 to 9 press them. */
export function Labeller({
  field,
  requests,
  labelling,
  dispatch,
}: {
  field: Field;
  /** What to load for each item, in the order of `labelling.items`. */
  requests: readonly ItemRequest[];
  labelling: Labelling;
  dispatch: Dispatch<LabellingAction>;
}) {
  const t = useTexts();
  const [keysOn] = useShortcutsOn();
  const { items, answers, cursor, history } = labelling;
  const item = items[cursor];
  const current = item === undefined ? undefined : answers[item];
  const done = Object.keys(answers).length;
  const move = (by: number) => dispatch({ type: "move", to: cursor + by });

  const digits = Object.fromEntries(
    field.options
      .slice(0, KEYED)
      .map((label, index) => [String(index + 1), () => dispatch({ type: "answer", label })]),
  );
  useShortcuts(
    {
      ...digits,
      s: () => dispatch({ type: "skip" }),
      u: () => dispatch({ type: "undo" }),
      j: () => move(1),
      k: () => move(-1),
      ArrowRight: () => move(1),
      ArrowLeft: () => move(-1),
    },
    keysOn,
  );

  return (
    <div className="flex flex-col gap-4">
      <h2 className="sr-only">{t("Items to label")}</h2>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <Progress
          className="min-w-60 flex-1"
          value={done}
          max={items.length}
          label={t("{done} of {total} labelled, saved in this browser", {
            done,
            total: items.length,
          })}
        />
        <ShortcutsToggle />
      </div>
      <ItemPane
        request={requests[cursor] ?? null}
        heading={t("Item {number}, {place} of {total} to label", {
          number: (item ?? 0) + 1,
          place: cursor + 1,
          total: items.length,
        })}
        question={noQuestion}
      />
      <div
        role="group"
        aria-labelledby="label-question"
        className="border-line bg-raised sticky bottom-0 z-10 -mx-4 border-t px-4 py-3 sm:static sm:mx-0 sm:border-0 sm:p-0"
      >
        <p id="label-question" className="mb-2 text-sm font-medium sm:mb-3">
          {t("Choose “{field}”", { field: field.name })}
        </p>
        <div className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
          {field.options.map((label, index) => (
            <Button
              key={label}
              aria-pressed={current === label}
              className={cn(
                "sm:min-w-24",
                current === label && "border-accent! bg-accent-soft! text-accent!",
              )}
              onClick={() => dispatch({ type: "answer", label })}
            >
              {index < KEYED && <Kbd>{index + 1}</Kbd>}
              {label}
            </Button>
          ))}
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button variant="quiet" disabled={cursor === 0} onClick={() => move(-1)}>
          <ChevronLeft aria-hidden className="size-4" />
          {t("Back")}
          <Kbd>K</Kbd>
        </Button>
        <Button variant="quiet" disabled={cursor >= items.length - 1} onClick={() => move(1)}>
          {t("Next")}
          <Kbd>J</Kbd>
          <ChevronRight aria-hidden className="size-4" />
        </Button>
        <Button variant="quiet" onClick={() => dispatch({ type: "skip" })}>
          <SkipForward aria-hidden className="size-4" />
          {t("Skip")}
          <Kbd>S</Kbd>
        </Button>
        <Button
          variant="quiet"
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

const noQuestion = () => null;
