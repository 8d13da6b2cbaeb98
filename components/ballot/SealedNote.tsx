"use client";

import { Download } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";
import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";
import type { Ballot } from "@/lib/curation/ballotStore";
import type { Casting } from "./casting";
import { downloadBallot, keptBallot } from "./secret";

/** The sealed ballot this browser keeps: undefined while looking, null when there is none. */
export function useKeptBallot({
  box,
  ballotId,
  voter,
}: Pick<Casting, "box" | "ballotId" | "voter">): Ballot | null | undefined {
  const [ballot, setBallot] = useState<Ballot | null | undefined>(undefined);
  useEffect(() => {
    let wanted = true;
    void keptBallot({ box, ballotId, voter }).then((found) => wanted && setBallot(found));
    return () => {
      wanted = false;
    };
  }, [box, ballotId, voter]);
  return ballot;
}

/** Between commit and reveal: nothing to do but come back, and keep the key. */
export function SealedNote({
  casting,
  children,
}: {
  casting: Casting;
  /** Until when, and what a ballot that stays sealed costs. */
  children: ReactNode;
}) {
  const t = useTexts();
  const ballot = useKeptBallot(casting);
  return (
    <div className="flex flex-col items-start gap-3 text-sm">
      <p>{children}</p>
      {ballot && (
        <>
          <p className="text-muted">
            {t(
              "Verdict and salt are kept in this browser. Keep a file too if you may reveal from another.",
            )}
          </p>
          <Button onClick={() => downloadBallot(casting.box, ballot)}>
            <Download aria-hidden className="size-4" />
            {t("Download ballot file")}
          </Button>
        </>
      )}
      {ballot === null && (
        <p className="text-muted">
          {t(
            "This browser does not have it. Have the ballot file at hand for the reveal, or use the browser in which you committed.",
          )}
        </p>
      )}
    </div>
  );
}
