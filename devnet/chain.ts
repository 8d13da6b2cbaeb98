import { rm } from "node:fs/promises";
import { join } from "node:path";
import { createTestClient, http, publicActions, type TestClient, type PublicActions } from "viem";
import { BLOCK_SECONDS, openLedgerLocal } from "@/lib/chain/chains";
import { foundryBinary } from "@/scripts/lib/forge.mjs";
import { tail, type Supervisor } from "@/scripts/lib/supervisor.mjs";

/** Accounts of anvil's well-known mnemonic that have OPEN, by index from 0. Worth nothing anywhere. */
export const LOCAL_ACCOUNTS = 60;
/** OPEN each of them begins with. */
const BALANCE_OPEN = 1_000_000;
/** Gas of a block and of an eth_call: a lens view of thousands of rows fits. */
const GAS_LIMIT = 500_000_000;
/** Seconds between copies of the chain to disk; the last copy is made when it ends. */
const SAVE_SECONDS = 60;
/** States of past blocks kept in memory. Nothing reads older ones, and none spill to disk. */
const HISTORY_BLOCKS = 512;
/** Seconds the newest block may be behind the clock before time is moved on. */
const CLOCK_SLACK = 2 * BLOCK_SECONDS;
/** Milliseconds a chain may take to answer: a large saved state takes some to load. */
const START_TIMEOUT = 60_000;

export type LocalClient = TestClient<"anvil"> & PublicActions;

/** Reads the local chain and works its clock and blocks. */
export function localClient(rpcUrl: string): LocalClient {
  return createTestClient({
    mode: "anvil",
    chain: openLedgerLocal,
    transport: http(rpcUrl, { timeout: 30_000, retryCount: 0 }),
    pollingInterval: 200,
  }).extend(publicActions) as LocalClient;
}

function anvilArguments(port: number, dataDir: string): string[] {
  const flags = {
    "--host": "127.0.0.1",
    "--port": port,
    "--chain-id": openLedgerLocal.id,
    "--block-time": BLOCK_SECONDS,
    "--hardfork": "prague",
    "--accounts": LOCAL_ACCOUNTS,
    "--balance": BALANCE_OPEN,
    "--gas-limit": GAS_LIMIT,
    "--prune-history": HISTORY_BLOCKS,
    "--state": join(dataDir, "chain", "state.json"),
    "--state-interval": SAVE_SECONDS,
    "--cache-path": join(dataDir, "chain", "cache"),
  };
  // Blocks come on time even when a transaction arrives, like on the public chains.
  return [
    ...Object.entries(flags).flat().map(String),
    "--disable-console-log",
    "--no-request-size-limit",
  ];
}

/** Resolves when the chain answers; throws a sentence with its last words when it ends or is silent. */
async function untilAnswering(client: LocalClient, ended: () => string | null, log: string) {
  for (const started = Date.now(); Date.now() - started < START_TIMEOUT;) {
    const how = ended();
    if (how) break;
    try {
      if ((await client.getChainId()) === openLedgerLocal.id) return;
      throw new Error("Another chain answers on this port.");
    } catch (error) {
      if (error instanceof Error && error.message.startsWith("Another chain")) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(
    `The local chain did not start${ended() ? ` (${ended()})` : ""}. If its saved state is damaged, ` +
      `\`npm start -- --fresh\` begins again. Its last words:\n${tail(log)}`,
  );
}

/**
 * Anvil resumes its clock where the saved chain stopped. Moves it on to the time of day, so that new
 * blocks carry it; a chain that is ahead (its time was moved) stays ahead.
 */
async function syncClock(client: LocalClient) {
  await client.mine({ blocks: 1 });
  const { timestamp } = await client.getBlock({ blockTag: "latest" });
  const behind = Math.floor(Date.now() / 1000) - Number(timestamp);
  if (behind <= CLOCK_SLACK) return;
  await client.increaseTime({ seconds: behind });
  await client.mine({ blocks: 1 });
}

/**
 * Starts anvil on `port` with the state saved under `dataDir`, if any. Ended by the supervisor, it
 * saves its state first.
 * @returns its RPC address
 */
export async function startChain(options: {
  supervisor: Supervisor;
  port: number;
  dataDir: string;
  onCrash: (sentence: string) => void;
}): Promise<string> {
  const { supervisor, port, dataDir, onCrash } = options;
  const logFile = join(dataDir, "logs", "chain.log");
  await rm(logFile, { force: true });
  let ended: string | null = null;
  let up = false;
  supervisor.start("chain", foundryBinary("anvil"), anvilArguments(port, dataDir), {
    logFile,
    onExit: (how: string) => {
      ended = how;
      if (up) onCrash(`The local chain stopped (${how}). Its last words:\n${tail(logFile)}`);
    },
  });
  const rpcUrl = `http://127.0.0.1:${port}`;
  const client = localClient(rpcUrl);
  await untilAnswering(client, () => ended, logFile);
  await syncClock(client);
  up = true;
  return rpcUrl;
}
