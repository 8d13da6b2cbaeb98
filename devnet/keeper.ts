/**
 * `npm run keeper`: does due upkeep for its bounties, on any network.
 *
 *   KEEPER_PRIVATE_KEY=0x… NEXT_PUBLIC_APP_CHAIN=openledger npm run keeper
 *
 * On the local chain the key may be left out: a neighbour's account keeps then. APP_RPC_URL chooses
 * another RPC. Stops after the transaction under way on Ctrl-C.
 */
import {
  createPublicClient,
  createWalletClient,
  formatEther,
  http,
  isHex,
  type Account,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { appChain } from "@/lib/chain/chains";
import { rpcUrl } from "@/lib/chain/rpc-url";
import { english } from "@/lib/texts/text";
import { explain } from "@/lib/tx/errors";
import { keepOnce } from "@/lib/upkeep/keeper";
import type { CaseTask, Task } from "@/lib/upkeep/types";
import { KEEPER, People } from "./people";

const LOCAL_CHAIN_ID = 31337;
/** Milliseconds between two passes: about two blocks. */
const PAUSE = 4_000;

function keeperAccount(): Account {
  const key = process.env.KEEPER_PRIVATE_KEY;
  if (key !== undefined && isHex(key) && key.length === 66) return privateKeyToAccount(key);
  if (key === undefined && appChain.id === LOCAL_CHAIN_ID) {
    return new People(rpcUrl()).account(KEEPER);
  }
  console.error(
    "Set KEEPER_PRIVATE_KEY to the private key (0x and 64 hex digits) of an account with some OPEN for gas.",
  );
  process.exit(2);
}

const nameOf = (task: Task | CaseTask) =>
  task.kind === "case"
    ? `Case ${task.id}`
    : `Datanet ${task.datanet}, ${task.kind} ${task.round || ""}`.trimEnd();

const account = keeperAccount();
const transport = http(rpcUrl());
const publicClient = createPublicClient({ chain: appChain, transport });
const walletClient = createWalletClient({ account, chain: appChain, transport });

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => stop.abort());
}

const found = await publicClient.getChainId().catch(() => null);
if (found !== appChain.id) {
  console.error(
    found === null
      ? `Cannot reach the chain at ${rpcUrl()}. Check APP_RPC_URL and try again.`
      : `${rpcUrl()} is chain ${found}, not ${appChain.id}. Check APP_RPC_URL and NEXT_PUBLIC_APP_CHAIN.`,
  );
  process.exit(1);
}
const balance = await publicClient.getBalance({ address: account.address });
console.log(`Keeping ${appChain.name} as ${account.address} with ${formatEther(balance)} OPEN.`);

while (!stop.signal.aborted) {
  try {
    const report = await keepOnce({ publicClient, walletClient, account }, stop.signal);
    for (const { task, hashes } of report.done) {
      if (hashes.length > 0) console.log(nameOf(task));
    }
    for (const { task, error } of report.failed) {
      const words = english(explain(error).sentence);
      console.warn(`${nameOf(task)}: ${words}`);
    }
  } catch (error) {
    console.warn(english(explain(error).sentence));
  }
  await new Promise((resolve) => {
    const timer = setTimeout(resolve, PAUSE);
    stop.signal.addEventListener("abort", () => (clearTimeout(timer), resolve(null)), {
      once: true,
    });
  });
}
