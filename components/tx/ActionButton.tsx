"use client";

import type { Hash } from "viem";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { useTexts } from "#texts";
import { Button, type ButtonSize, type ButtonVariant } from "@/components/ui/Button";
import { cn } from "@/components/ui/cn";
import { useWallet } from "@/components/wallet/useWallet";
import { requestConnect } from "@/lib/wallet/store";
import { appChain } from "@/lib/chain/chains";
import type { Action } from "@/lib/tx/step";
import { useAction } from "./useAction";

const TxStatus = lazy(() => import("./TxStatus"));

export type ActionButtonProps = {
  /** Builds the steps when the button is pressed. */
  action: Action;
  label: ReactNode;
  /** What will happen, shown above the button: amounts, the split of a payment. */
  preview?: ReactNode;
  disabled?: boolean;
  /** Why it cannot be pressed; without it a disabled button is a riddle. */
  disabledReason?: ReactNode;
  /** Called once everything is on the chain, if the page is still there. */
  onDone?: (hashes: Hash[]) => void;
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
};

/**
 * A button that runs an action: connects first if nobody is, switches the network, tries the call out,
 * asks the wallet, waits, and says in words where it is and what went wrong. After a failure the same
 * button tries again and continues at the first step that is not done.
 */
export function ActionButton(props: ActionButtonProps) {
  const { status, address, chainId } = useWallet();
  const elsewhere = chainId !== null && chainId !== appChain.id;
  // What one account was told is not about the next one.
  return (
    <AccountAction
      key={address}
      connected={status === "connected"}
      elsewhere={elsewhere}
      {...props}
    />
  );
}

function AccountAction({
  connected,
  elsewhere,
  action,
  label,
  preview,
  disabled = false,
  disabledReason,
  onDone,
  variant = "primary",
  size,
  className,
}: ActionButtonProps & { connected: boolean; elsewhere: boolean }) {
  const t = useTexts();
  const { state, run } = useAction(action, onDone);
  const [askedToConnect, setAskedToConnect] = useState(false);
  const busy = state.status === "preparing" || state.status === "running";

  const press = () => {
    // aria-disabled keeps the focus and the reason reachable, so the press itself is refused here.
    if (disabled || busy) return;
    if (connected) void run();
    else {
      setAskedToConnect(true);
      requestConnect();
    }
  };

  return (
    <div className={cn("flex flex-col items-start gap-2", className)}>
      {preview}
      <Button
        variant={variant}
        size={size}
        onClick={press}
        aria-disabled={disabled || busy || undefined}
        aria-busy={busy}
      >
        {label}
      </Button>
      {disabled && disabledReason && <p className="text-muted text-sm">{disabledReason}</p>}
      {!connected && askedToConnect && (
        <p role="status" className="text-muted text-sm">
          {t("Connect a wallet, then press this again. Nothing has been sent.")}
        </p>
      )}
      {elsewhere && !disabled && state.status === "idle" && (
        <p className="text-muted text-sm">
          {t("Your wallet is on another network. It will ask you to switch to {network} first.", {
            network: appChain.name,
          })}
        </p>
      )}
      {/* Here from the start: readers announce what appears in a region they know. */}
      <div role="status" className="w-full text-sm empty:hidden">
        {state.status !== "idle" && (
          <Suspense fallback={t("Preparing…")}>
            <TxStatus state={state} retry={() => void run()} />
          </Suspense>
        )}
      </div>
    </div>
  );
}
