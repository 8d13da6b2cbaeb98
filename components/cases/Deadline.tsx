"use client";

import { useTexts } from "#texts";
import { Countdown } from "@/components/ui/Countdown";

/** How long a state still lasts. */
export function Deadline({ until }: { until: number }) {
  const t = useTexts();
  return (
    <Countdown
      until={until}
      overLabel={t("Time is over")}
      words={(time) =>
        t.rich("{time}<muted> left</muted>", {
          time,
          muted: (words) => <span className="text-muted">{words}</span>,
        })
      }
    />
  );
}
