"use client";

import { lazy, startTransition, Suspense, useEffect, useRef, useState } from "react";
import { toBitmap } from "@/components/curate/verdicts";
import { useJudging } from "@/components/curate/useJudging";
import type { SandboxDigit } from "@/lib/sandbox/digits";
import { SANDBOX_ITEMS } from "@/lib/sandbox/round";
import { JudgeStage } from "./JudgeStage";

/** What a round is settled and explained with comes when it is sent. */
const Outcome = lazy(() => import("./Outcome"));

/** A round of the sandbox from the first item to what it would have paid. All of it in this browser. */
export function SandboxDesk({
  number,
  digits,
}: {
  number: number;
  digits: readonly SandboxDigit[];
}) {
  // Kept in this browser like any draft, so that a reload loses nothing.
  const [verdicts, dispatch] = useJudging(BigInt(number), "sandbox", SANDBOX_ITEMS);
  const [sent, setSent] = useState<bigint | null>(null);
  const top = useRef<HTMLDivElement>(null);

  const shown = useRef(sent);
  useEffect(() => {
    // The stage changed under the reader: start at its heading.
    if (shown.current === sent) return;
    shown.current = sent;
    const heading = top.current?.querySelector<HTMLElement>("h2");
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView();
  }, [sent]);

  return (
    <div ref={top}>
      {/* Around both stages: a boundary that is new would show its emptiness instead of waiting. */}
      <Suspense>
        {sent === null ? (
          <JudgeStage
            digits={digits}
            verdicts={verdicts}
            dispatch={dispatch}
            // The stage stays until the next one is here.
            onSend={() => startTransition(() => setSent(toBitmap(verdicts.judgements)))}
          />
        ) : (
          <Outcome number={number} digits={digits} verdict={sent} onBack={() => setSent(null)} />
        )}
      </Suspense>
    </div>
  );
}
