"use client";

import { useTexts } from "#texts";
import { lazy, Suspense } from "react";
import { Skeleton } from "@/components/ui/feedback";
import { useWallet } from "@/components/wallet/useWallet";
import { ConnectPrompt } from "./ConnectPrompt";

const OwnAccount = lazy(() => import("./OwnAccount"));

/** The account page of whoever is connected. */
export function AccountDesk() {
  const t = useTexts();
  const { status, address } = useWallet();
  if (status !== "connected" || !address) {
    return (
      <ConnectPrompt title={t("Nobody is connected")}>
        {t("Connect a wallet to see its balance, seats and contributions.")}
      </ConnectPrompt>
    );
  }
  return (
    <Suspense fallback={<Skeleton className="h-64 w-full" />}>
      <OwnAccount key={address} account={address} />
    </Suspense>
  );
}
