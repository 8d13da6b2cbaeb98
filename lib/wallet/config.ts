import { createConfig, createStorage, type Config, type CreateConnectorFn } from "wagmi";
import { appChain } from "@/lib/chain/chains";
import { appTransport } from "@/lib/chain/transport";

// Loaded on demand only: importing this brings wagmi and viem.

let made: Config | undefined;

/**
 * wagmi's configuration for the app's one chain, made on first use in the browser. Wallets announce
 * themselves (EIP-6963); no SDK is listed here. `ssr` stays false: with it wagmi empties its store
 * before rehydrating and a returning person is not reconnected.
 */
export function wagmiConfig(): Config {
  made ??= createConfig({
    chains: [appChain],
    transports: { [appChain.id]: appTransport() },
    connectors: [] as CreateConnectorFn[],
    storage: createStorage({ storage: window.localStorage, key: "datanets.wagmi" }),
    multiInjectedProviderDiscovery: true,
    pollingInterval: 1_000,
    ssr: false,
  });
  return made;
}
