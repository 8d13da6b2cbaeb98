// Writes contracts-abi/ from the compiled contracts (a typed ABI for each deployed contract, all custom
// errors merged, the deployments) and clear-signing/ from contracts-abi/. `--check` writes nothing and
// fails when a file is stale.
import { generate, staleFiles } from "./lib/abi";
import { staleDescriptors, writeDescriptors } from "./lib/clear-signing";
import { ensureContracts } from "./lib/forge.mjs";

await ensureContracts();
const inAbi = (file: string) => `contracts-abi/${file}`;
const inClearSigning = (file: string) => `clear-signing/${file}`;
if (process.argv.includes("--check")) {
  const stale = [...staleFiles().map(inAbi), ...(await staleDescriptors()).map(inClearSigning)];
  if (stale.length > 0) {
    console.error(
      `Stale: ${stale.join(", ")}. Run \`npm run contracts:generate\` and commit the result.`,
    );
    process.exitCode = 1;
  } else {
    console.log("contracts-abi and clear-signing match the contracts.");
  }
} else {
  const written = generate().map(inAbi);
  written.push(...(await writeDescriptors()).map(inClearSigning));
  for (const file of written) console.log(`wrote ${file}`);
  if (written.length === 0) console.log("contracts-abi and clear-signing are up to date.");
}
