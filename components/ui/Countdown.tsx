"use client";

import { useEffect, useRef, type ReactNode } from "react";
import { formatDateTime, formatDuration } from "@/lib/format/time";
import { cn } from "./cn";
import { useNow } from "./useNow";

/**
 * Time left until `until` (unix seconds), each second. A screen reader hears only the change that
 * matters, `overLabel` when the time has come. `onOver` is called once then, for pages that reread.
 */
export function Countdown({
  until,
  overLabel,
  onOver,
  words = (time) => time,
  className,
}: {
  until: number;
  /** What is true once the time has come, for example "Reveals are open". */
  overLabel: string;
  onOver?: () => void;
  /** The sentence around the time while it runs. */
  words?: (time: ReactNode) => ReactNode;
  className?: string;
}) {
  const now = useNow();
  const over = now !== null && now >= until;
  const wasRunning = useRef(false);

  useEffect(() => {
    if (!over) wasRunning.current = now !== null;
    else if (wasRunning.current) {
      wasRunning.current = false;
      onOver?.();
    }
  }, [over, now, onOver]);

  return (
    <span className={cn("figures", className)}>
      {!over &&
        words(
          <time dateTime={new Date(until * 1000).toISOString()} title={formatDateTime(until)}>
            {now === null ? formatDateTime(until) : formatDuration(until - now)}
          </time>,
        )}
      <span role="status" aria-live="polite">
        {over && overLabel}
      </span>
    </span>
  );
}
