"use client";

import { ConnectButton, getDefaultConfig, RainbowKitProvider } from "@rainbow-me/rainbowkit";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { WagmiProvider } from "wagmi";
import { base, mainnet } from "wagmi/chains";

const config = getDefaultConfig({
  appName: "Reference",
  projectId: "00000000000000000000000000000000",
  chains: [mainnet, base],
  ssr: true,
});
const queryClient = new QueryClient();

/** As RainbowKit's documentation has it: everything in the layout. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <WagmiProvider config={config}>
      <QueryClientProvider client={queryClient}>
        <RainbowKitProvider>
          <ConnectButton />
          {children}
        </RainbowKitProvider>
      </QueryClientProvider>
    </WagmiProvider>
  );
}
