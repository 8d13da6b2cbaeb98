// `npm run deploy:verify -- --network NETWORK [--rebuild]`: proves that what is deployed is the local build.
// `--rebuild` first compiles once more from nothing and compares the bytes.
import { parseArgs } from "node:util";
import { sayFindings } from "./deploy/deploy";
import { DeployError, sentenceOf } from "./deploy/failure";
import { connect, deployRpcUrl, NETWORKS, parseNetwork } from "./deploy/network";
import { rebuiltDifferently } from "./deploy/rebuild";
import { FOLDERS, readRecord, recordFile } from "./deploy/record";
import { verifyDeployment } from "./deploy/verify";
import { say, step } from "./lib/console.mjs";
import { ensureContracts } from "./lib/forge.mjs";

try {
  const { values } = parseArgs({
    options: {
      network: { type: "string" },
      rebuild: { type: "boolean", default: false },
    },
  });
  await ensureContracts({ quiet: true });
  if (values.rebuild) {
    const different = await step("Building once more from nothing", () => rebuiltDifferently());
    if (different.length > 0) {
      throw new DeployError(`Two builds of this source differ: ${different.join(", ")}.`);
    }
    say("Both builds have the same bytes.");
  }
  if (values.network || !values.rebuild) {
    const network = parseNetwork(values.network);
    if (network === "local") {
      throw new DeployError("The local chain is checked by `npm start` itself; name a public one.");
    }
    const { id } = NETWORKS[network];
    const record = readRecord(FOLDERS, id);
    if (!record) throw new DeployError(`${recordFile(FOLDERS, id)} is not there: deploy first.`);
    const client = await connect(network, deployRpcUrl(network, process.env));
    if (!sayFindings(await verifyDeployment(client, record), say)) process.exitCode = 1;
  }
} catch (error) {
  say(sentenceOf(error));
  process.exitCode = 1;
}
