"use client";

import {
  RainbowKitProvider,
  useConnectModal,
  type DisclaimerComponent,
  type Locale,
} from "@rainbow-me/rainbowkit";
import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { WagmiContext } from "wagmi";
import { useTexts } from "#texts";
import { queryClient } from "@/lib/chain/query";
import { wagmiConfig } from "@/lib/wallet/config";
import type { Language } from "@/lib/texts/text";
import "@rainbow-me/rainbowkit/styles.css";
import "./rainbowkit-theme.css";

/**
 * RainbowKit's dialog, in the second lazy chunk. WagmiContext.Provider rather than WagmiProvider: a
 * second hydrating provider would reset the connection. `theme={null}`: the theme is a stylesheet, since
 * the content security policy forbids inline ones.
 */
export default function Kit({ requests }: { requests: number }) {
  const { language } = useTexts();
  return (
    <WagmiContext.Provider value={wagmiConfig()}>
      <QueryClientProvider client={queryClient()}>
        <WalletConnectOffer>
          <RainbowKitProvider
            theme={null}
            locale={LOCALES[language]}
            modalSize="compact"
            initialChain={NO_CHAIN}
            appInfo={{ appName: "Datanets", disclaimer: NothingListed }}
          >
            <Opener requests={requests} />
          </RainbowKitProvider>
        </WalletConnectOffer>
      </QueryClientProvider>
    </WagmiContext.Provider>
  );
}

/** RainbowKit's own words come in a file for each language. */
const LOCALES: Record<Language, Locale> = { en: "en-US", es: "es-419" };

/**
 * No chain to be on: otherwise connecting asks a wallet on another network to switch at once, and fails
 * when that is declined. Reading works from any network; whoever writes is asked then.
 */
const NO_CHAIN = 0;

/** Under the list of wallets: it is empty in a browser that has none. */
const NothingListed: DisclaimerComponent = ({ Text }) => {
  const t = useTexts();
  return (
    <Text>
      {t(
        "Nothing listed? Install a browser wallet such as MetaMask or Rabby, then reload this page.",
      )}
    </Text>
  );
};

/** Adds WalletConnect, in builds with a project id, before the dialog lists the wallets. */
function WalletConnectOffer({ children }: { children: ReactNode }) {
  const [ready, setReady] = useState(!process.env.NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID);
  useEffect(() => {
    const projectId = process.env.NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID;
    if (!projectId) return;
    void import("@/lib/wallet/walletconnect").then(({ addWalletConnect }) => {
      addWalletConnect(wagmiConfig(), projectId);
      setReady(true);
    });
  }, []);
  return ready ? children : null;
}

/** Opens the dialog once per request; the opener is undefined while wagmi is connecting. */
function Opener({ requests }: { requests: number }) {
  const { openConnectModal } = useConnectModal();
  const served = useRef(0);
  useEffect(() => {
    if (!openConnectModal || served.current >= requests) return;
    served.current = requests;
    openConnectModal();
  }, [openConnectModal, requests]);
  return null;
}
