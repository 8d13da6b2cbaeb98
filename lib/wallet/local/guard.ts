import { appChain } from "@/lib/chain/chains";
import { rpc } from "@/lib/chain/rpc";
import { rpcUrls } from "@/lib/chain/rpc-url";

const LOCAL_CHAIN_ID = 31337;
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether both the chain's address and the page's are on this computer and the build is a local one. */
export function isLoopbackWorld(world: { chainId: number; rpc: string; page: string }): boolean {
  if (world.chainId !== LOCAL_CHAIN_ID) return false;
  try {
    return [world.rpc, world.page].every((url) => LOOPBACK.has(new URL(url).hostname));
  } catch {
    return false;
  }
}

/**
 * Whether the local wallet may exist here. Beyond the build and the addresses, the node itself has to
 * say that it is an anvil of chain 31337: its unlocked accounts are what the wallet stands on.
 */
export async function mayUseLocalWallet(): Promise<boolean> {
  const page = location.href;
  const isLoopback = (rpc: string) => isLoopbackWorld({ chainId: appChain.id, rpc, page });
  if (!rpcUrls().every(isLoopback)) return false;
  try {
    const [id, version] = await Promise.all([
      rpc<string>("eth_chainId"),
      rpc<string>("web3_clientVersion"),
    ]);
    return Number(id) === LOCAL_CHAIN_ID && /^anvil/i.test(version);
  } catch {
    return false;
  }
}
