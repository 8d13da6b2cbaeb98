import type { Address } from "viem";
import { createSiweMessage } from "viem/siwe";
import { appChain } from "@/lib/chain/chains";

// This file imports viem; in the browser it arrives with the wallet.

/** How long a sign-in lasts. */
export const SESSION_SECONDS = 86_400;

const STATEMENT =
  "Sign in to store content here. This costs nothing, sends no transaction and lasts a day.";

/** The EIP-4361 message by which `address` signs in to the site at `origin`. */
export function signInMessage(origin: string, address: Address, nonce: string): string {
  const issuedAt = new Date();
  return createSiweMessage({
    domain: new URL(origin).host,
    address,
    statement: STATEMENT,
    uri: origin,
    version: "1",
    chainId: appChain.id,
    nonce,
    issuedAt,
    expirationTime: new Date(issuedAt.getTime() + SESSION_SECONDS * 1000),
  });
}
