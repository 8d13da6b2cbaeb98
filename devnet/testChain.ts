import { spawn } from "node:child_process";
import { createTestClient, http, publicActions, walletActions } from "viem";
import { foundryBinary } from "@/scripts/lib/forge.mjs";
import { freePort } from "@/scripts/lib/ports.mjs";

/** First account of anvil's well-known mnemonic; worth nothing anywhere. */
export const ANVIL_KEY = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

/** A chain of its own for a test, which mines each transaction at once. */
export async function startAnvil(chainId: number, port: number) {
  const free = await freePort(port);
  const url = `http://127.0.0.1:${free}`;
  const args = ["--port", String(free), "--chain-id", String(chainId), "--hardfork", "prague"];
  const child = spawn(foundryBinary("anvil"), [...args, "--silent"], { stdio: "ignore" });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const client = createTestClient({ mode: "anvil", transport: http(url, { retryCount: 0 }) })
    .extend(publicActions)
    .extend(walletActions);
  for (;;) {
    if (child.exitCode !== null) throw new Error("anvil did not start");
    if (await client.getChainId().catch(() => null)) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url,
    client,
    stop: async () => {
      child.kill("SIGTERM");
      await exited;
    },
  };
}
