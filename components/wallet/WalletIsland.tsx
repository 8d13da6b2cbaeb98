"use client";

import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import { isRuntimeWanted, subscribeWallet, wantRuntime, wasConnected } from "@/lib/wallet/store";

const WalletRuntime = lazy(() => import("./WalletRuntime"));

/**
 * Place of the wallet code, beside the page and never around it, so that its arrival remounts nothing.
 * It loads when somebody shows interest, or comes back connected.
 */
export function WalletIsland() {
  const wanted = useSyncExternalStore(subscribeWallet, isRuntimeWanted, () => false);
  useEffect(() => {
    if (wasConnected()) wantRuntime();
  }, []);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <WalletRuntime />
    </Suspense>
  );
}
