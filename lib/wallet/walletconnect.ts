import { connectorsForWallets } from "@rainbow-me/rainbowkit";
import { walletConnectWallet } from "@rainbow-me/rainbowkit/wallets";
import type { Config } from "wagmi";

/**
 * Offers WalletConnect without loading its SDK until it is chosen: its `setup` would fetch the provider
 * as soon as it is registered, so it is left out. `_internal` is wagmi's own hook for late connectors
 * (EIP-6963 wallets come in the same way) and the reason why wagmi is pinned exactly.
 */
export function addWalletConnect(config: Config, projectId: string): void {
  if (config.connectors.some(({ id }) => id === "walletConnect")) return;
  const makers = connectorsForWallets([{ groupName: "Others", wallets: [walletConnectWallet] }], {
    appName: "Datanets",
    projectId,
  });
  for (const make of makers) {
    const connector = config._internal.connectors.setup((parameters) => ({
      ...make(parameters),
      setup: undefined,
    }));
    config._internal.connectors.setState((known) => [...known, connector]);
  }
}
