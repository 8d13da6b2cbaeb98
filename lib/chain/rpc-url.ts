import { appChain } from "./chains";

/** Name of the meta tag by which the layout tells the browser where the chain is. */
export const RPC_META_NAME = "datanets-rpc";

/** A list of addresses as operators write it: separated by commas or spaces, best first. */
function parseUrls(list: string | undefined, name: string): string[] {
  const urls = (list ?? "").split(/[\s,]+/).filter(Boolean);
  for (const url of urls) {
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
      throw new Error(`${name} names "${url}"; every entry must be an http or https address.`);
    }
  }
  return [...new Set(urls)];
}

const fallbackUrls = [...appChain.rpcUrls.default.http];

function serverUrls(): string[] {
  const urls = parseUrls(process.env.APP_RPC_URL, "APP_RPC_URL");
  return urls.length > 0 ? urls : fallbackUrls;
}

/** The addresses browsers are given. APP_PUBLIC_RPC_URL lets the server keep private ones of its own. */
export function publicRpcUrls(): string[] {
  const urls = parseUrls(process.env.APP_PUBLIC_RPC_URL, "APP_PUBLIC_RPC_URL");
  return urls.length > 0 ? urls : serverUrls();
}

/**
 * Addresses of the chain's JSON-RPC, best first, decided when the code runs and not when it was built:
 * one build serves whichever port the local chain got. Server and scripts: APP_RPC_URL. Browser: the
 * layout's meta tag. Otherwise the chain's public address. Which of them is asked: ./endpoints.
 */
export function rpcUrls(): string[] {
  if (typeof document === "undefined") return serverUrls();
  const meta = document.querySelector<HTMLMetaElement>(`meta[name="${RPC_META_NAME}"]`);
  const urls = (meta?.content ?? "").split(",").filter(Boolean);
  return urls.length > 0 ? urls : fallbackUrls;
}

/** The first of the chain's addresses, for messages and for those that can use only one. */
export function rpcUrl(): string {
  return rpcUrls()[0]!;
}
