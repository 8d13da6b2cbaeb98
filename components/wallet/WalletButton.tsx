"use client";

import { lazy, Suspense, useEffect, useRef } from "react";
import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";
import { requestConnect, wantRuntime } from "@/lib/wallet/store";
import { useWallet } from "./useWallet";

// Only the connected need it, and it brings pictures and amounts along.
const AccountMenu = lazy(() => import("./AccountMenu"));

// The wallet code is some 230 kB: a pointer that only passes must not fetch it.
const DWELL_MS = 150;

/** "Connect" for strangers, the account for the others. */
export function WalletButton() {
  const t = useTexts();
  const wallet = useWallet();
  const dwell = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(dwell.current), []);

  if (wallet.status === "connected" && wallet.address)
    return (
      <Suspense fallback={<Button className="min-w-28">{t("Connected")}</Button>}>
        <AccountMenu address={wallet.address} chainId={wallet.chainId} />
      </Suspense>
    );

  return (
    <Button
      variant="primary"
      className="min-w-28"
      onPointerEnter={(event) => {
        if (event.pointerType === "mouse") dwell.current = setTimeout(wantRuntime, DWELL_MS);
      }}
      onPointerLeave={() => clearTimeout(dwell.current)}
      onPointerDown={wantRuntime}
      onFocus={wantRuntime}
      onClick={requestConnect}
      aria-busy={wallet.status === "connecting"}
    >
      {wallet.status === "connecting" ? t("Connecting…") : t("Connect")}
    </Button>
  );
}
