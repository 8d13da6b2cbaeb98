import type { Address, Hex, PublicClient, TypedDataDefinition, WalletClient } from "viem";
import type { Account, Chain, Transport } from "viem";
import {
  disconnect,
  getConnection,
  getPublicClient,
  getWalletClient,
  signMessage as signText,
  signTypedData as sign,
  switchChain,
} from "wagmi/actions";
import { appChain } from "@/lib/chain/chains";
import { rpcUrl } from "@/lib/chain/rpc-url";
import { NotConnectedError } from "@/lib/tx/failures";
import { wagmiConfig } from "./config";

// The wallet for code that runs on submit. Import this file dynamically: it brings wagmi.

export type Connected = {
  account: Address;
  publicClient: PublicClient;
  walletClient: WalletClient<Transport, Chain, Account>;
};

/**
 * The connected account with clients to read and write, on the app's chain: switches the wallet over
 * first if need be, which adds the chain to wallets that do not know it.
 * @throws NotConnectedError when nobody is connected; wallet errors when switching is declined
 */
export async function connectedClients(): Promise<Connected> {
  const config = wagmiConfig();
  const { address, chainId, status } = getConnection(config);
  if (status !== "connected" || !address) throw new NotConnectedError();
  if (chainId !== appChain.id) await switchToAppChain();
  const walletClient = await getWalletClient(config, { chainId: appChain.id });
  const publicClient = getPublicClient(config, { chainId: appChain.id }) as PublicClient;
  return { account: address, publicClient, walletClient };
}

/**
 * The connected wallet on whatever network it is, for questions that are about none.
 * @throws NotConnectedError, or that the wallet cannot be reached
 */
export async function connectedWallet(): Promise<Connected["walletClient"]> {
  connectedAccount();
  return getWalletClient(wagmiConfig(), { chainId: appChain.id, assertChainId: false });
}

/** Asks the wallet to change to the app's chain, adding it where it is unknown. */
export async function switchToAppChain(): Promise<void> {
  await switchChain(wagmiConfig(), {
    chainId: appChain.id,
    addEthereumChainParameter: {
      chainName: appChain.name,
      nativeCurrency: appChain.nativeCurrency,
      rpcUrls: [rpcUrl()],
      blockExplorerUrls: appChain.blockExplorers
        ? [appChain.blockExplorers.default.url]
        : undefined,
    },
  });
}

/**
 * Asks the connected account to sign EIP-712 data. Most wallets refuse a domain of another chain than
 * their own, so the wallet is switched first.
 * @throws NotConnectedError, or the wallet's rejection
 */
export async function signTypedData(data: TypedDataDefinition): Promise<Hex> {
  const { account } = await connectedClients();
  return sign(wagmiConfig(), { ...data, account } as Parameters<typeof sign>[1]);
}

/**
 * The connected account.
 * @throws NotConnectedError when nobody is connected
 */
export function connectedAccount(): Address {
  const { address, status } = getConnection(wagmiConfig());
  if (status !== "connected" || !address) throw new NotConnectedError();
  return address;
}

/**
 * Asks the connected account to sign a text (EIP-191); no chain is involved, so none is switched to.
 * @throws NotConnectedError, or the wallet's rejection
 */
export async function signMessage(message: string): Promise<Hex> {
  return signText(wagmiConfig(), { account: connectedAccount(), message });
}

export async function disconnectWallet(): Promise<void> {
  await disconnect(wagmiConfig());
}
