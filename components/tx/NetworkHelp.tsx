"use client";

import { useState } from "react";
import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";
import { appChain } from "@/lib/chain/chains";
import { rpcUrl } from "@/lib/chain/rpc-url";
import { msg, type Text } from "@/lib/texts/text";

/** For a wallet on another network: moves it over, or says what to type into it by hand. */
export function NetworkHelp({ onSwitched }: { onSwitched: () => void }) {
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Text | null>(null);

  const change = async () => {
    setBusy(true);
    setProblem(null);
    const { switchToAppChain } = await import("@/lib/wallet/connection");
    try {
      await switchToAppChain();
      onSwitched();
    } catch (error) {
      const { explain } = await import("@/lib/tx/errors");
      const { kind } = explain(error);
      setProblem(
        kind === "rejected"
          ? msg("You declined in your wallet. The wallet stays where it is.")
          : msg(
              "Your wallet does not do this by itself. Add the network in its settings, with what is below.",
            ),
      );
    } finally {
      setBusy(false);
    }
  };

  const details = [
    [t("Network name"), appChain.name],
    [t("Chain ID"), String(appChain.id)],
    [t("RPC URL"), rpcUrl()],
    [t("Currency symbol"), appChain.nativeCurrency.symbol],
    [t("Block explorer"), appChain.blockExplorers?.default.url],
  ].filter((line): line is [string, string] => line[1] !== undefined);

  return (
    <div className="mt-2">
      <Button size="small" onClick={() => void change()} disabled={busy} aria-busy={busy}>
        {t("Switch to {network}", { network: appChain.name })}
      </Button>
      {problem && <p className="text-muted mt-2">{t(problem)}</p>}
      <details className="mt-2" open={problem !== null}>
        <summary className="text-muted">{t("Add it by hand")}</summary>
        <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          {details.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="figures break-all">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
