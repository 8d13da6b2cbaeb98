import { appChain } from "./chains";

/** Name of the meta tag by which the layout tells the browser where the chain is. */
export const RPC_META_NAME = "datanets-rpc";

const fallbackUrl = appChain.rpcUrls.default.http[0]!;

/** The address browsers are given. APP_PUBLIC_RPC_URL lets the server keep a private one of its own. */
export function publicRpcUrl(): string {
  return process.env.APP_PUBLIC_RPC_URL || process.env.APP_RPC_URL || fallbackUrl;
}

/**
 * Address of the chain's JSON-RPC, decided when the code runs and not when it was built: one build
 * serves whichever port the local chain got. Server and scripts: APP_RPC_URL. Browser: the layout's
 * meta tag. Otherwise the chain's public address.
 */
export function rpcUrl(): string {
  if (typeof document === "undefined") return process.env.APP_RPC_URL || fallbackUrl;
  const meta = document.querySelector<HTMLMetaElement>(`meta[name="${RPC_META_NAME}"]`);
  return meta?.content || fallbackUrl;
}
