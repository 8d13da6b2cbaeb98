"use client";

import { lazy, Suspense } from "react";
import { useTexts } from "#texts";
import { Skeleton } from "@/components/ui/feedback";
import { useWallet } from "@/components/wallet/useWallet";
import type { DatanetDescription } from "@/lib/content/schema";
import type { StewardshipOffer } from "@/lib/datanets/stewardship";
import { sameAddress } from "@/lib/format/address";

const StewardTools = lazy(() => import("./StewardTools"));

/** The steward's tools; nobody else loads or sees them. */
export function StewardDesk({
  datanet,
  steward,
  offer,
  description,
}: {
  datanet: number;
  steward: `0x${string}`;
  offer: StewardshipOffer | null;
  description: DatanetDescription | null;
}) {
  const t = useTexts();
  const { status, address } = useWallet();
  if (status !== "connected" || !address || !sameAddress(address, steward)) return null;
  return (
    <section aria-labelledby="steward" className="mt-8">
      <h2 id="steward" className="mb-3 text-base">
        {t("Steward tools")}
      </h2>
      <Suspense fallback={<Skeleton className="h-48 w-full" />}>
        <StewardTools datanet={datanet} account={address} offer={offer} description={description} />
      </Suspense>
    </section>
  );
}
