"use client";

import { lazy, Suspense } from "react";
import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";
import { Callout, Skeleton } from "@/components/ui/feedback";
import { useWallet } from "@/components/wallet/useWallet";
import type { CasePage } from "@/lib/cases/types";
import { requestConnect } from "@/lib/wallet/store";
import { jurorSeats } from "./duty";

/** The desk of those who sit; nobody else needs its code. */
const JurorDesk = lazy(() => import("./JurorDesk"));

/** What the viewer has to do in this case, or what came of it, if their account sits or sat on a jury of it. */
export function CaseJuryDesk({ page }: { page: CasePage }) {
  const t = useTexts();
  const wallet = useWallet();
  const voting = page.brief.state === "commit" || page.brief.state === "reveal";
  if (!wallet.address) {
    if (!voting) return null;
    return (
      <Callout title={t("Do you sit on this jury?")}>
        <p>
          {t("Connect your wallet to vote or reveal, if your account was drawn for this case.")}
        </p>
        <Button size="small" className="mt-2" onClick={requestConnect}>
          {t("Connect wallet")}
        </Button>
      </Callout>
    );
  }
  const seat = jurorSeats(page, wallet.address).at(-1);
  if (!seat) return null;
  return (
    <Suspense fallback={<Skeleton className="h-64 w-full" />}>
      <JurorDesk
        // Another account or jury is another ballot: nothing of the first may linger.
        key={`${seat.tier.ballotId}/${wallet.address}`}
        page={page}
        own={seat}
      />
    </Suspense>
  );
}
