"use client";

import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import { useTexts } from "#texts";
import { Amount } from "@/components/ui/Amount";
import { Button } from "@/components/ui/Button";
import type { Ballot } from "@/lib/curation/ballotStore";
import type { RoundPage } from "@/lib/curation/types";
import type { Duty } from "./duty";
import { downloadBallot, keptBallot } from "./secret";

/** The sealed ballot this browser keeps: undefined while looking, null when there is none. */
export function useKeptBallot({ ballotId, seat }: Duty): Ballot | null | undefined {
  const [ballot, setBallot] = useState<Ballot | null | undefined>(undefined);
  const voter = seat.owner;
  useEffect(() => {
    let wanted = true;
    void keptBallot({ ballotId, voter }).then((found) => wanted && setBallot(found));
    return () => {
      wanted = false;
    };
  }, [ballotId, voter]);
  return ballot;
}

/** Between commit and reveal: nothing to do but come back, and keep the key. */
export function SealedNote({ round, duty }: { round: RoundPage; duty: Duty }) {
  const t = useTexts();
  const ballot = useKeptBallot(duty);
  return (
    <div className="flex flex-col items-start gap-3 text-sm">
      <p>
        {t.rich(
          round.state === "juryCommit"
            ? "It is on the chain and nobody can read it. Come back when reveals open: as soon as all jurors have committed, or at their deadline. A ballot that stays sealed costs your seat {amount}."
            : "It is on the chain and nobody can read it. Come back when reveals open, after the jury has voted. A ballot that stays sealed costs your seat {amount}.",
          { amount: <Amount wei={duty.worstLossWei} /> },
        )}
      </p>
      {ballot && (
        <>
          <p className="text-muted">
            {t(
              "Verdict and salt are kept in this browser. Keep a file too if you may reveal from another.",
            )}
          </p>
          <Button onClick={() => downloadBallot(ballot)}>
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
