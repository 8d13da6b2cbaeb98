// `npm run deploy -- --network openledger-testnet|openledger|local [--dry-run]`: deploys the contracts and
// writes contracts-abi/deployments/<chain id>.json. docs/deploy.md says how.
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { ROOT } from "@/devnet/artifacts";
import { ensureDeployed } from "@/devnet/deploy";
import { deploy } from "./deploy/deploy";
import { DeployError, sentenceOf } from "./deploy/failure";
import { connect, deployAccount, deployRpcUrl, parseNetwork } from "./deploy/network";
import { FOLDERS } from "./deploy/record";
import { generate } from "./lib/abi";
import { say } from "./lib/console.mjs";
import { ensureContracts } from "./lib/forge.mjs";

const USAGE = `npm run deploy -- --network NETWORK   openledger-testnet, openledger or local

  --dry-run   say what it would cost and send nothing
  --yes       do not ask before the first transaction
  --restart   forget a deployment that had begun and begin another one

  DEPLOY_RPC_URL      node to deploy through; by default the network's public one
  DEPLOY_KEY          private key of the account that deploys, or
  DEPLOY_KEYSTORE     its keystore file, with DEPLOY_KEYSTORE_PASSWORD or DEPLOY_KEYSTORE_PASSWORD_FILE`;

async function ask(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new DeployError("There is nobody to ask here. Add --yes to send without a question.");
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

try {
  const { values } = parseArgs({
    options: {
      network: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      yes: { type: "boolean", default: false },
      restart: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    say(USAGE);
    process.exit(0);
  }
  const network = parseNetwork(values.network);
  const rpcUrl = deployRpcUrl(network, process.env);
  process.on("SIGINT", () => {
    say("\nStopped. The same command goes on from here; nothing is sent twice.");
    process.exit(130);
  });
  await ensureContracts({ quiet: true });
  if (network === "local") {
    await connect(network, rpcUrl);
    if (values["dry-run"]) {
      say("The local chain costs nothing; without --dry-run the contracts are put there.");
    } else {
      const made = await ensureDeployed(rpcUrl, process.env.DATA_DIR || join(ROOT, ".datanets"));
      say(made ? "The contracts are deployed." : "The contracts were there already.");
    }
  } else {
    await deploy({
      network,
      rpcUrl,
      account: deployAccount(process.env),
      dryRun: values["dry-run"],
      restart: values.restart,
      folders: FOLDERS,
      confirm: values.yes ? async () => true : ask,
      say,
    });
    for (const file of generate()) say(`Wrote contracts-abi/${file}.`);
  }
} catch (error) {
  say(sentenceOf(error));
  process.exitCode = 1;
}
