"use client";

import { lazy, Suspense } from "react";
import { useTexts } from "#texts";
import { ConnectPrompt } from "@/components/account/ConnectPrompt";
import { Skeleton } from "@/components/ui/feedback";
import { useWallet } from "@/components/wallet/useWallet";

const OwnRewards = lazy(() => import("./OwnRewards"));

/** The rewards page of whoever is connected. */
export function RewardsDesk() {
  const t = useTexts();
  const { status, address } = useWallet();
  if (status !== "connected" || !address) {
    return (
      <ConnectPrompt title={t("Whose rewards?")}>
        {t(
          "Connect the account that contributed, judged or looks after a datanet, and see what it can claim.",
        )}
      </ConnectPrompt>
    );
  }
  return (
    <Suspense fallback={<RewardsSkeleton />}>
      <OwnRewards key={address} account={address} />
    </Suspense>
  );
}

export function RewardsSkeleton() {
  const t = useTexts();
  return (
    <div role="status" className="flex flex-col gap-5">
      <span className="sr-only">{t("Reading the chain")}</span>
      <Skeleton className="h-44 w-full" />
      <Skeleton className="h-64 w-full" />
    </div>
  );
}
