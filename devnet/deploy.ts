import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseEther, createWalletClient, custom, type Hash } from "viem";
import { deployments } from "@/contracts-abi/deployments";
import { openLedgerLocal } from "@/lib/chain/chains";
import { localClient, type LocalClient } from "./chain";
import {
  LOCAL_CHAIN_ID,
  LOCAL_DEPLOYER,
  deploymentFingerprint,
  planDeployment,
  type Creation,
} from "./deployment";

/** Gas for one creation: 24,576 bytes of code cost about 6M, and a constructor may create another contract. */
const CREATION_GAS = 25_000_000n;

/** Thrown when the saved chain carries another version of the contracts than the one just built. */
export class OtherDeploymentError extends Error {
  override readonly name = "OtherDeploymentError";
  constructor() {
    super(
      "The saved local chain runs another version of the contracts than this one. " +
        "Begin again with `npm start -- --fresh`; the saved datanets are deleted.",
    );
  }
}

async function create(client: LocalClient, creations: Creation[]) {
  await client.setBalance({ address: LOCAL_DEPLOYER, value: parseEther("1000") });
  await client.impersonateAccount({ address: LOCAL_DEPLOYER });
  const wallet = createWalletClient({ chain: openLedgerLocal, transport: custom(client) });
  const hashes: Hash[] = [];
  for (const [nonce, { initCode }] of creations.entries()) {
    const account = LOCAL_DEPLOYER;
    hashes.push(
      await wallet.sendTransaction({ account, data: initCode, gas: CREATION_GAS, nonce }),
    );
  }
  await client.mine({ blocks: 1 });
  for (const [index, hash] of hashes.entries()) {
    const { name, address } = creations[index]!;
    const receipt = await client.waitForTransactionReceipt({ hash, timeout: 30_000 });
    const size = ((await client.getCode({ address }))?.length ?? 2) / 2 - 1;
    if (receipt.status !== "success" || size === 0) {
      throw new Error(
        `Deploying ${name} failed after ${receipt.gasUsed} gas. If it is over 24,576 bytes ` +
          "(`npm run contracts:size`), lower optimizer_runs in contracts/foundry.toml.",
      );
    }
  }
  await client.stopImpersonatingAccount({ address: LOCAL_DEPLOYER });
}

/**
 * Deploys our contracts to the local chain unless they are there. Which code a saved chain carries is
 * recorded in `dataDir`.
 * @throws OtherDeploymentError when the saved chain carries other code
 * @returns true if it deployed, false if everything was in place
 */
export async function ensureDeployed(rpcUrl: string, dataDir: string): Promise<boolean> {
  const creations = planDeployment(LOCAL_DEPLOYER);
  const known: Record<string, string> = deployments[LOCAL_CHAIN_ID]?.contracts ?? {};
  for (const { name, address } of creations) {
    if (name in known && known[name] !== address) {
      throw new Error("contracts-abi is stale: run `npm run contracts:generate`.");
    }
  }
  const recordFile = join(dataDir, "chain", "deployment.json");
  const fingerprint = deploymentFingerprint(creations);
  const client = localClient(rpcUrl);
  if ((await client.getTransactionCount({ address: LOCAL_DEPLOYER })) > 0) {
    const record = existsSync(recordFile) ? readFileSync(recordFile, "utf8") : "{}";
    const saved = JSON.parse(record) as { fingerprint?: string };
    if (saved.fingerprint !== fingerprint) throw new OtherDeploymentError();
    return false;
  }
  await create(client, creations);
  mkdirSync(dirname(recordFile), { recursive: true });
  writeFileSync(recordFile, `${JSON.stringify({ fingerprint }, null, 2)}\n`);
  return true;
}
