import type { Chain } from "viem";

// Plain objects rather than viem's defineChain: browsing pages import this file and must not pull
// viem in with it.

const OPEN = { name: "OPEN", symbol: "OPEN", decimals: 18 } as const;

/** Seconds between blocks on every OpenLedger chain, the local one included. */
export const BLOCK_SECONDS = 2;

export const openLedgerLocal: Chain = {
  id: 31337,
  name: "OpenLedger Local",
  nativeCurrency: OPEN,
  blockTime: BLOCK_SECONDS * 1000,
  rpcUrls: { default: { http: ["http://127.0.0.1:8545"] } },
  testnet: true,
};

export const openLedger: Chain = {
  id: 1612,
  name: "OpenLedger",
  nativeCurrency: OPEN,
  blockTime: BLOCK_SECONDS * 1000,
  rpcUrls: { default: { http: ["https://rpc.openledger.xyz"] } },
  blockExplorers: { default: { name: "OpenLedger Scan", url: "https://scan.openledger.xyz" } },
};

export const openLedgerTestnet: Chain = {
  id: 161201,
  name: "OpenLedger Testnet",
  nativeCurrency: { name: "OPN", symbol: "OPN", decimals: 18 },
  blockTime: BLOCK_SECONDS * 1000,
  rpcUrls: { default: { http: ["https://rpctn.openledger.xyz"] } },
  blockExplorers: { default: { name: "OpenLedger Scan", url: "https://scantn.openledger.xyz" } },
  testnet: true,
};

const chainsByKey = {
  local: openLedgerLocal,
  openledger: openLedger,
  "openledger-testnet": openLedgerTestnet,
} satisfies Record<string, Chain>;

export type ChainKey = keyof typeof chainsByKey;

/** The chain that a value of NEXT_PUBLIC_APP_CHAIN names; throws a sentence for an unknown one. */
export function chainFromKey(key: string): Chain {
  if (Object.hasOwn(chainsByKey, key)) return chainsByKey[key as ChainKey];
  throw new Error(
    `NEXT_PUBLIC_APP_CHAIN is "${key}". Set it to one of: ${Object.keys(chainsByKey).join(", ")}.`,
  );
}

/**
 * The one chain this build talks to. Builds always set NEXT_PUBLIC_APP_CHAIN (next.config.js
 * refuses otherwise); scripts and unit tests that do not are about the local chain, where nothing
 * has value.
 */
export const appChain: Chain = chainFromKey(process.env.NEXT_PUBLIC_APP_CHAIN || "local");

/** Symbol of the native coin, for labels next to amounts. */
export const coinSymbol = appChain.nativeCurrency.symbol;

/** Link to a transaction on the chain's explorer; null where there is none (the local chain). */
export function transactionUrl(hash: string): string | null {
  const explorer = appChain.blockExplorers?.default.url;
  return explorer ? `${explorer}/tx/${hash}` : null;
}

/** Link to an account or contract on the chain's explorer; null where there is none. */
export function addressUrl(address: string): string | null {
  const explorer = appChain.blockExplorers?.default.url;
  return explorer ? `${explorer}/address/${address}` : null;
}
