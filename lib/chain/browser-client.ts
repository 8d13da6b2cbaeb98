import type { PublicClient } from "viem";

/** The browser's reading client. viem arrives with the first call and not with the page. */
export async function publicClient(): Promise<PublicClient> {
  const { readClient } = await import("./client");
  return readClient();
}

/** Gives a client for reading, whether or not viem is loaded yet. */
export type ReadChain = () => Promise<PublicClient>;
