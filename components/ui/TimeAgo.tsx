"use client";

import { formatDateTime, formatRelative } from "@/lib/format/time";
import { useNow } from "./useNow";

/** When something was or will be (unix seconds): "3 min ago", with the exact time as the title. */
export function TimeAgo({ unix, className }: { unix: number; className?: string }) {
  const now = useNow();
  return (
    <time
      dateTime={new Date(unix * 1000).toISOString()}
      title={formatDateTime(unix)}
      className={className}
    >
      {now === null ? formatDateTime(unix) : formatRelative(unix, now)}
    </time>
  );
}
