"use client";

import { lazy, Suspense } from "react";
import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";
import { Skeleton } from "@/components/ui/feedback";
import { useWallet } from "@/components/wallet/useWallet";
import { requestConnect } from "@/lib/wallet/store";

const OwnSeats = lazy(() => import("./OwnSeats"));

/** The viewer's seats; what reads the chain for them arrives with a connected wallet. */
export function SeatDesk({ datanet }: { datanet: number }) {
  const t = useTexts();
  const { status, address } = useWallet();
  if (status !== "connected" || !address) {
    return (
      <div className="border-line mt-5 flex flex-wrap items-center justify-between gap-3 border-t pt-4">
        <p className="text-muted text-sm">
          {t("Connect a wallet to take a seat or look after yours.")}
        </p>
        <Button size="small" onClick={requestConnect}>
          {t("Connect wallet")}
        </Button>
      </div>
    );
  }
  return (
    <div className="border-line mt-5 border-t pt-4">
      <Suspense fallback={<Skeleton className="h-32 w-full" />}>
        <OwnSeats datanet={datanet} account={address} />
      </Suspense>
    </div>
  );
}
