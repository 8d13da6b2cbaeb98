import { formatEther, type PublicClient } from "viem";
import type { PrivateKeyAccount } from "viem/accounts";
import { CONTRACT_NAMES } from "@/devnet/artifacts";
import {
  deploymentFingerprint,
  LOCAL_DEPLOYER,
  planDeployment,
  predictAddresses,
} from "@/devnet/deployment";
import { estimate, type Estimate } from "./estimate";
import { DeployError } from "./failure";
import { connect, NETWORKS, type Network } from "./network";
import {
  readJournal,
  readRecord,
  recordFile,
  removeJournal,
  writeJournal,
  writeRecord,
  type DeploymentRecord,
  type Folders,
  type Journal,
} from "./record";
import { sendAll } from "./send";
import { codeHash, verifyDeployment, type Finding } from "./verify";

export type DeployOptions = {
  network: Exclude<Network, "local">;
  rpcUrl: string;
  account: PrivateKeyAccount | null;
  /** Estimate and send nothing; needs no account. */
  dryRun: boolean;
  /** Forget a deployment that had begun. */
  restart: boolean;
  folders: Folders;
  /** Asked once, before the first transaction; false sends nothing. */
  confirm: (question: string) => Promise<boolean>;
  say: (line: string) => void;
  receiptTimeout?: number;
};

/** "0.0123 OPEN", rounded up to six decimals, so that the sum named is never too small. */
export function inCoin(wei: bigint, symbol: string): string {
  const step = 10n ** 12n;
  return `${formatEther(((wei + step - 1n) / step) * step)} ${symbol}`;
}

/** The journal to go on with, or a new one. @throws DeployError when it is another plan's */
async function openJournal(
  client: PublicClient,
  deployer: PrivateKeyAccount,
  { network, folders, restart }: DeployOptions,
): Promise<Journal> {
  const chainId = NETWORKS[network].id;
  if (restart) removeJournal(folders, chainId);
  const known = readJournal(folders, chainId);
  if (!known) {
    const { address } = deployer;
    const [firstNonce, pending] = await Promise.all([
      client.getTransactionCount({ address }),
      client.getTransactionCount({ address, blockTag: "pending" }),
    ]);
    if (pending > firstNonce) {
      throw new DeployError(
        `${address} has transactions under way. Wait until they are included, then try again.`,
      );
    }
    const fingerprint = deploymentFingerprint(planDeployment(address, BigInt(firstNonce)));
    return { chainId, deployer: address, firstNonce, fingerprint, transactions: {} };
  }
  if (known.deployer !== deployer.address) {
    throw new DeployError(
      `A deployment by ${known.deployer} has begun. Go on with that account, or begin again with --restart.`,
    );
  }
  const plan = planDeployment(known.deployer, BigInt(known.firstNonce));
  if (deploymentFingerprint(plan) !== known.fingerprint) {
    throw new DeployError(
      "The contracts changed since this deployment began. Check out the commit it began with, or begin " +
        "again with --restart; what was deployed so far is then abandoned.",
    );
  }
  return known;
}

function sayEstimate(cost: Estimate, symbol: string, say: (line: string) => void): void {
  for (const { name, address, gas } of cost.creations) {
    say(`  ${name.padEnd(14)} ${address}  ${gas} gas`);
  }
  const gwei = (wei: bigint) => `${Number(wei) / 1e9} gwei`;
  say(
    `  Gas in all: ${cost.gas}, at ${gwei(cost.gasPrice)} now and ${gwei(cost.maxFeePerGas)} at most`,
  );
  if (cost.dataFee > 0n) say(`  Publishing the data: ${inCoin(cost.dataFee, symbol)}`);
  say(`  Cost: about ${inCoin(cost.expected, symbol)}, at most ${inCoin(cost.most, symbol)}`);
}

/** Says what was found; true when all is well. */
export function sayFindings(findings: Finding[], say: (line: string) => void): boolean {
  for (const { name, address, problem } of findings) {
    say(`  ${problem ? "✗" : "✓"} ${name.padEnd(14)} ${address}  ${problem ?? "equals the build"}`);
  }
  return findings.every(({ problem }) => problem === null);
}

async function alreadyDeployed(client: PublicClient, record: DeploymentRecord, o: DeployOptions) {
  o.say(`${recordFile(o.folders, record.chainId)} names a deployment already; checking it.`);
  if (sayFindings(await verifyDeployment(client, record), o.say)) return;
  throw new DeployError(
    "What is deployed is not this build. Contracts do not change: to deploy this one beside it, move " +
      "the deployment file away first.",
  );
}

/**
 * Deploys the contracts to a public network, or says what that would cost. Running it again goes on
 * where it stopped, and after it has finished only checks.
 * @throws DeployError with a sentence that says what to do
 */
export async function deploy(options: DeployOptions): Promise<void> {
  const { network, rpcUrl, account, dryRun, folders, confirm, say } = options;
  const chain = NETWORKS[network];
  const { symbol } = chain.nativeCurrency;
  const client = await connect(network, rpcUrl);
  const record = readRecord(folders, chain.id);
  if (record) return alreadyDeployed(client, record, options);
  if (dryRun) return sayDryRun(client, options);
  if (!account) {
    throw new DeployError(
      "Set DEPLOY_KEY, or DEPLOY_KEYSTORE and its password, to the account that deploys; " +
        "`--dry-run` needs neither.",
    );
  }

  const journal = await openJournal(client, account, options);
  const creations = planDeployment(account.address, BigInt(journal.firstNonce));
  const used = await client.getTransactionCount({ address: account.address });
  const missing = creations.slice(Math.max(0, used - journal.firstNonce));
  if (missing.length > 0) {
    say(`To create on ${chain.name} (${chain.id}) as ${account.address}:`);
    const cost = await estimate(client, account.address, missing);
    sayEstimate(cost, symbol, say);
    const balance = await client.getBalance({ address: account.address });
    if (balance < cost.most) {
      throw new DeployError(
        `${account.address} has ${formatEther(balance)} ${symbol}, but up to ` +
          `${inCoin(cost.most, symbol)} are needed: send it ${inCoin(cost.most - balance, symbol)} more.`,
      );
    }
    if (!(await confirm(`Send ${missing.length} transactions on ${chain.name}?`))) {
      throw new DeployError("Nothing was sent.");
    }
  }
  writeJournal(folders, journal);
  const block = await sendAll(creations, { ...options, client, account, journal });
  const { contracts } = predictAddresses(account.address, BigInt(journal.firstNonce));
  const code: DeploymentRecord["code"] = {};
  for (const name of CONTRACT_NAMES) {
    code[name] = codeHash((await client.getCode({ address: contracts[name] })) ?? "0x");
  }
  const finished = { ...journal, block: Number(block), contracts, code };
  writeRecord(folders, finished);
  removeJournal(folders, chain.id);
  say(`Wrote ${recordFile(folders, chain.id)}. Checking what is deployed:`);
  if (!sayFindings(await verifyDeployment(client, finished), say)) {
    throw new DeployError("What is on the chain is not this build: do not use it.");
  }
}

async function sayDryRun(client: PublicClient, { network, account, say }: DeployOptions) {
  const chain = NETWORKS[network];
  const from = account?.address ?? LOCAL_DEPLOYER;
  const firstNonce = await client.getTransactionCount({ address: from });
  say(`Dry run on ${chain.name} (${chain.id}); nothing is sent.`);
  if (!account) say("  No account is named, so the addresses below are only examples.");
  const cost = await estimate(client, from, planDeployment(from, BigInt(firstNonce)));
  const { symbol } = chain.nativeCurrency;
  sayEstimate(cost, symbol, say);
  if (!account) return;
  const balance = await client.getBalance({ address: from });
  const short = cost.most - balance;
  say(
    `  ${from} has ${formatEther(balance)} ${symbol}: ` +
      (short > 0n ? `${inCoin(short, symbol)} are missing.` : "enough."),
  );
}
