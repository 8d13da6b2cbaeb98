"use client";

import { LayoutGrid, RectangleHorizontal } from "lucide-react";
import { lazy, Suspense, useEffect, useMemo, useState, type Dispatch } from "react";
import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";
import { Callout, Skeleton } from "@/components/ui/feedback";
import { Progress } from "@/components/ui/Progress";
import { ItemPane } from "@/components/work/ItemPane";
import { ShortcutsToggle } from "@/components/work/Keys";
import { prefetchItems, type ItemRequest } from "@/components/work/useItem";
import { useShortcuts, useShortcutsOn } from "@/components/work/useShortcuts";
import { JudgeButtons } from "./JudgeButtons";
import {
  countJudged,
  isConstant,
  type Judgement,
  type VerdictAction,
  type Verdicts,
} from "./verdicts";
import { VerdictStrip } from "./VerdictStrip";

const JudgeGrid = lazy(() => import("./JudgeGrid"));

/** Items whose content is fetched before the judge gets to them. */
const AHEAD = 3;

/** Judging: items one at a time or as a grid, by key or by button. */
export function JudgeDesk({
  items,
  names,
  verdicts,
  dispatch,
}: {
  /** What to load for each item of the ballot, in the order of its bits. */
  items: readonly ItemRequest[];
  /** Number of each item within the round, as people see it. */
  names: readonly string[];
  verdicts: Verdicts;
  dispatch: Dispatch<VerdictAction>;
}) {
  const t = useTexts();
  const [mode, setMode] = useState<"single" | "grid">("single");
  const [keysOn] = useShortcutsOn();
  const { cursor, judgements } = verdicts;
  const { good, bad } = countJudged(judgements);
  const done = good + bad;
  const judge = (judgement: Judgement) =>
    dispatch({ type: "judge", index: cursor, judgement, advance: true });
  const move = (by: number) => dispatch({ type: "move", to: cursor + by });

  const arrows: Record<string, () => void> =
    mode === "single"
      ? { ArrowRight: () => judge("good"), ArrowLeft: () => judge("bad") }
      : { ArrowRight: () => move(1), ArrowLeft: () => move(-1) };
  useShortcuts(
    {
      a: () => judge("good"),
      r: () => judge("bad"),
      j: () => move(1),
      k: () => move(-1),
      u: () => dispatch({ type: "undo" }),
      g: () => setMode((old) => (old === "single" ? "grid" : "single")),
      ...arrows,
    },
    keysOn,
  );

  const ahead = useMemo(() => items.slice(cursor + 1, cursor + 1 + AHEAD), [items, cursor]);
  useEffect(() => prefetchItems(ahead), [ahead]);

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-60 flex-1">
          <Progress
            value={done}
            max={items.length}
            label={t("{done} of {total} judged: {good} good, {bad} bad", {
              done,
              total: items.length,
              good,
              bad,
            })}
          />
        </div>
        <div className="flex items-center gap-3">
          <ShortcutsToggle />
          <Button
            size="small"
            aria-pressed={mode === "grid"}
            onClick={() => setMode(mode === "grid" ? "single" : "grid")}
          >
            {mode === "grid" ? (
              <RectangleHorizontal aria-hidden className="size-4" />
            ) : (
              <LayoutGrid aria-hidden className="size-4" />
            )}
            {t(mode === "grid" ? "One at a time" : "Grid")}
          </Button>
        </div>
      </div>

      {mode === "single" ? (
        <>
          <VerdictStrip judgements={judgements} cursor={cursor} />
          <ItemPane
            request={items[cursor] ?? null}
            heading={t("Item {number}", { number: names[cursor] ?? cursor + 1 })}
            status={judgements[cursor] ?? null}
          />
          <div className="border-line bg-raised sticky bottom-0 z-10 -mx-4 border-t px-4 py-3 sm:static sm:mx-0 sm:border-0 sm:p-0">
            <JudgeButtons verdicts={verdicts} dispatch={dispatch} />
          </div>
        </>
      ) : (
        <Suspense fallback={<Skeleton className="h-96 w-full" />}>
          <JudgeGrid items={items} names={names} verdicts={verdicts} dispatch={dispatch} />
        </Suspense>
      )}

      {isConstant(judgements) && (
        <Callout tone="warn" title={t("Every item has the same verdict")} live>
          {t(
            "A verdict that says the same about every item is scored 0 whatever the truth is, so it earns nothing. If it is what you think, it still counts as your vote.",
          )}
        </Callout>
      )}
    </div>
  );
}
