import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { createPublicClient, http, isHex, type Chain, type Hex, type PublicClient } from "viem";
import { privateKeyToAccount, type PrivateKeyAccount } from "viem/accounts";
import { openLedger, openLedgerLocal, openLedgerTestnet } from "@/lib/chain/chains";
import { foundryBinary } from "@/scripts/lib/forge.mjs";
import { DeployError } from "./failure";

/** What --network may name. */
export const NETWORKS = {
  local: openLedgerLocal,
  "openledger-testnet": openLedgerTestnet,
  openledger: openLedger,
} satisfies Record<string, Chain>;

export type Network = keyof typeof NETWORKS;

type Environment = Record<string, string | undefined>;

/** The network of the command line. @throws DeployError for none or an unknown one */
export function parseNetwork(name: string | undefined): Network {
  if (name && Object.hasOwn(NETWORKS, name)) return name as Network;
  const names = Object.keys(NETWORKS).join(", ");
  throw new DeployError(
    `${name ? `There is no network "${name}".` : "Say which network."} Use --network with one of: ${names}.`,
  );
}

/** Where the deployment's node is: DEPLOY_RPC_URL, else the network's public address. */
export function deployRpcUrl(network: Network, env: Environment): string {
  const url = env.DEPLOY_RPC_URL || NETWORKS[network].rpcUrls.default.http[0]!;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new DeployError("DEPLOY_RPC_URL must be an http or https address.");
  }
  return url;
}

/**
 * A client for the network, after the node said that it serves it.
 * @throws DeployError when it cannot be reached or answers for a chain of another id
 */
export async function connect(network: Network, rpcUrl: string): Promise<PublicClient> {
  const chain = NETWORKS[network];
  const client = createPublicClient({
    chain,
    transport: http(rpcUrl, { timeout: 20_000, retryCount: 2 }),
    pollingInterval: 1_000,
  });
  const { host } = new URL(rpcUrl);
  let id: number;
  try {
    id = await client.getChainId();
  } catch (cause) {
    throw new DeployError(`No node answers at ${host}. Set DEPLOY_RPC_URL to one that does.`, {
      cause,
    });
  }
  if (id !== chain.id) {
    throw new DeployError(
      `${host} serves chain ${id}, but --network ${network} is chain ${chain.id}. Nothing was sent. ` +
        `Point DEPLOY_RPC_URL at ${chain.name} or name the other network.`,
    );
  }
  return client as PublicClient;
}

function accountFromKey(key: string, source: string): PrivateKeyAccount {
  const hex = key.startsWith("0x") ? key : `0x${key}`;
  if (!isHex(hex) || hex.length !== 66) {
    throw new DeployError(`${source} is not a private key: 64 hexadecimal digits.`);
  }
  return privateKeyToAccount(hex as Hex);
}

/** Opens a keystore file with Foundry's cast, which gets the password by its environment alone. */
function keyFromKeystore(file: string, password: string): string {
  if (!existsSync(file))
    throw new DeployError(`DEPLOY_KEYSTORE names ${file}, which is not there.`);
  const args = ["wallet", "decrypt-keystore", "--keystore-dir", dirname(file), basename(file)];
  const run = spawnSync(foundryBinary("cast"), args, {
    encoding: "utf8",
    env: { ...process.env, CAST_UNSAFE_PASSWORD: password },
  });
  const key = /0x[0-9a-fA-F]{64}/.exec(run.stdout ?? "")?.[0];
  if (run.status === 0 && key) return key;
  throw new DeployError("The keystore does not open: its password or the file is wrong.");
}

/**
 * The account that deploys: DEPLOY_KEY, or DEPLOY_KEYSTORE with DEPLOY_KEYSTORE_PASSWORD or
 * DEPLOY_KEYSTORE_PASSWORD_FILE. Null when none is named.
 */
export function deployAccount(env: Environment): PrivateKeyAccount | null {
  if (env.DEPLOY_KEY && env.DEPLOY_KEYSTORE) {
    throw new DeployError("Set DEPLOY_KEY or DEPLOY_KEYSTORE, not both.");
  }
  if (env.DEPLOY_KEY) return accountFromKey(env.DEPLOY_KEY.trim(), "DEPLOY_KEY");
  if (!env.DEPLOY_KEYSTORE) return null;
  const passwordFile = env.DEPLOY_KEYSTORE_PASSWORD_FILE;
  const password = passwordFile
    ? readFileSync(passwordFile, "utf8").replace(/\r?\n$/, "")
    : env.DEPLOY_KEYSTORE_PASSWORD;
  if (password === undefined) {
    throw new DeployError(
      "DEPLOY_KEYSTORE needs DEPLOY_KEYSTORE_PASSWORD or DEPLOY_KEYSTORE_PASSWORD_FILE.",
    );
  }
  return accountFromKey(keyFromKeystore(resolve(env.DEPLOY_KEYSTORE), password), "The keystore");
}
