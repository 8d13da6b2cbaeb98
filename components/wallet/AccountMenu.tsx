"use client";

import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { useTexts } from "#texts";
import { AddressTag, Avatar } from "@/components/ui/AddressTag";
import { Amount } from "@/components/ui/Amount";
import { Button, buttonClass } from "@/components/ui/Button";
import { cn } from "@/components/ui/cn";
import { useDisclosure } from "@/components/ui/useDisclosure";
import { notify } from "@/components/ui/toast";
import { appChain } from "@/lib/chain/chains";
import { rpc } from "@/lib/chain/rpc";
import { shortHex } from "@/lib/format/address";

type Props = { address: `0x${string}`; chainId: number | null };

/** The connected account: who, how much, on which network, and the way out. */
export default function AccountMenu({ address, chainId }: Props) {
  const t = useTexts();
  const { open, setOpen, box, button } = useDisclosure();
  const wrongNetwork = chainId !== null && chainId !== appChain.id;
  return (
    <div ref={box} className="relative">
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls="account-menu"
        aria-label={t(wrongNetwork ? "Account {address}, wrong network" : "Account {address}", {
          address: shortHex(address),
        })}
        onClick={() => setOpen(!open)}
        className={cn(buttonClass("secondary"), wrongNetwork && "border-warn text-warn")}
      >
        <Avatar address={address} />
        <span className="font-mono text-[0.93em]">
          <span className="sm:hidden">{shortHex(address, 2)}</span>
          <span className="hidden sm:inline">{shortHex(address)}</span>
        </span>
        <ChevronDown aria-hidden className="text-muted size-4" />
      </button>
      {open && (
        <div
          id="account-menu"
          className="rounded-panel border-line bg-raised absolute top-full right-0 z-30 mt-2 w-72 border p-4 text-sm shadow-lg"
        >
          <Card address={address} wrongNetwork={wrongNetwork} close={() => setOpen(false)} />
        </div>
      )}
    </div>
  );
}

function Card({
  address,
  wrongNetwork,
  close,
}: {
  address: `0x${string}`;
  wrongNetwork: boolean;
  close: () => void;
}) {
  const t = useTexts();
  const balance = useBalance(address);
  return (
    <>
      <AddressTag address={address} />
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        <dt className="text-muted">{t("Balance")}</dt>
        <dd className="text-right">
          {balance === undefined && "…"}
          {balance === null && <span className="text-muted">{t("chain not reachable")}</span>}
          {typeof balance === "bigint" && <Amount wei={balance} />}
        </dd>
        <dt className="text-muted">{t("Network")}</dt>
        <dd className="text-right">
          {wrongNetwork ? <span className="text-warn">{t("another network")}</span> : appChain.name}
        </dd>
      </dl>
      <div className="mt-4 flex flex-col gap-2">
        {wrongNetwork && (
          <Button variant="primary" size="small" onClick={() => void switchNetwork()}>
            {t("Switch to {network}", { network: appChain.name })}
          </Button>
        )}
        <Link href="/account" onClick={close} className={buttonClass("secondary", "small")}>
          {t("Account page")}
        </Link>
        <SwitchPersona close={close} />
        <Button
          size="small"
          onClick={async () => {
            close();
            const { disconnectWallet } = await import("@/lib/wallet/connection");
            await disconnectWallet();
          }}
        >
          {t("Disconnect")}
        </Button>
      </div>
    </>
  );
}

/** Changes who the local wallet is; nothing of it is in a build for another chain. */
function SwitchPersona({ close }: { close: () => void }) {
  const t = useTexts();
  if (process.env.NEXT_PUBLIC_APP_CHAIN === "local") {
    return (
      <Button
        size="small"
        onClick={async () => {
          close();
          const { switchPersona } = await import("@/lib/wallet/local/switch");
          await switchPersona();
        }}
      >
        {t("Switch persona")}
      </Button>
    );
  }
  return null;
}

/** The balance in wei when the menu opened; undefined while asking, null when the chain is away. */
function useBalance(address: `0x${string}`): bigint | null | undefined {
  const [balance, setBalance] = useState<bigint | null>();
  useEffect(() => {
    let stale = false;
    rpc<string>("eth_getBalance", [address, "latest"]).then(
      (wei) => !stale && setBalance(BigInt(wei)),
      () => !stale && setBalance(null),
    );
    return () => {
      stale = true;
    };
  }, [address]);
  return balance;
}

async function switchNetwork() {
  const [{ switchToAppChain }, { explain }] = await Promise.all([
    import("@/lib/wallet/connection"),
    import("@/lib/tx/errors"),
  ]);
  try {
    await switchToAppChain();
  } catch (error) {
    const { kind, sentence } = explain(error);
    if (kind !== "rejected") notify({ kind: "danger", title: sentence, id: "switch-network" });
  }
}
