import type { Address, Hex, TypedDataDefinition } from "viem";

/**
 * Asks the connected wallet to sign EIP-712 data; the wallet code arrives with the first call. Used
 * where a secret is derived from a signature (a ballot's salt), so the data must be fixed for its
 * purpose: deterministic wallets then give the same signature again.
 * @returns the signature and the account that made it
 * @throws NotConnectedError when nobody is connected, else what the wallet reports
 */
export async function signTypedData(
  data: TypedDataDefinition,
): Promise<{ signature: Hex; account: Address }> {
  const { connectedClients, signTypedData: sign } = await import("./connection");
  const { account } = await connectedClients();
  return { signature: await sign(data), account };
}
