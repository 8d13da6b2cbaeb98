"use client";

import { useTexts } from "#texts";
import { formatDateTime, formatRelative } from "@/lib/format/time";
import { useNow } from "./useNow";

/** When something was or will be (unix seconds): "3 min ago", with the exact time as the title. */
export function TimeAgo({ unix, className }: { unix: number; className?: string }) {
  const t = useTexts();
  const now = useNow();
  return (
    <time
      dateTime={new Date(unix * 1000).toISOString()}
      title={formatDateTime(unix)}
      className={className}
    >
      {now === null ? formatDateTime(unix) : t(formatRelative(unix, now))}
    </time>
  );
}
