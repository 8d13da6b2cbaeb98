"use client";

import { lazy, Suspense } from "react";
import { useTexts } from "#texts";
import { Button, ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/feedback";
import { useWallet } from "@/components/wallet/useWallet";
import { requestConnect } from "@/lib/wallet/store";
import { DutiesSkeleton } from "./DutiesSkeleton";

const YourDuties = lazy(() => import("./YourDuties"));

/** What the connected account has to do, and what anyone may do. */
export function DutiesView() {
  const t = useTexts();
  const { address, status } = useWallet();
  if (!address) {
    return (
      <EmptyState
        title={t(status === "connecting" ? "Connecting…" : "Connect to see your duties")}
        actions={
          <>
            <ButtonLink href="/try">{t("Try curating, no wallet needed")}</ButtonLink>
            <Button variant="primary" onClick={requestConnect}>
              {t("Connect wallet")}
            </Button>
          </>
        }
      >
        {t(
          "If you hold a seat on a datanet's bench, you can be drawn by lot to judge a round. What is asked of you then, and until when, is listed here.",
        )}
      </EmptyState>
    );
  }
  return (
    <Suspense fallback={<DutiesSkeleton />}>
      <YourDuties account={address} />
    </Suspense>
  );
}
