"use client";

import { lazy, Suspense } from "react";
import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";
import { Callout, Skeleton } from "@/components/ui/feedback";
import { useWallet } from "@/components/wallet/useWallet";
import type { Described } from "@/components/work/description";
import type { Stored } from "@/components/work/resolve";
import type { RoundPage } from "@/lib/curation/types";
import { requestConnect } from "@/lib/wallet/store";
import { dutyOf } from "./duty";

/** The desk of those who sit here; nobody else needs its code. */
const YourDuty = lazy(() => import("./YourDuty"));

/** What the viewer has to do in this round, if their account sits here. */
export function DutyDesk({
  round,
  described,
  parents,
}: {
  round: RoundPage;
  described: Described;
  parents: readonly Stored[];
}) {
  const t = useTexts();
  const wallet = useWallet();
  if (!wallet.address) {
    if (round.panel.length + round.jury.length === 0) return null;
    return (
      <Callout title={t("Do you sit here?")}>
        <p>
          {t("Connect your wallet to vote or reveal, if your account was drawn for this round.")}
        </p>
        <Button size="small" className="mt-2" onClick={requestConnect}>
          {t("Connect wallet")}
        </Button>
      </Callout>
    );
  }
  const duty = dutyOf(round, wallet.address);
  if (!duty) return null;
  return (
    <Suspense fallback={<Skeleton className="h-96 w-full" />}>
      <YourDuty
        // Another account or a second panel is another ballot: nothing of the first may linger.
        key={`${duty.ballotId}/${wallet.address}`}
        round={round}
        duty={duty}
        described={described}
        parents={parents}
      />
    </Suspense>
  );
}
