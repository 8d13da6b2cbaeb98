// Writes contracts-abi/ from the compiled contracts: a typed ABI for each deployed contract, all custom
// errors merged, and the deployments. `--check` writes nothing and fails when a file is stale.
import { generate, staleFiles } from "./lib/abi";
import { ensureContracts } from "./lib/forge.mjs";

await ensureContracts();
if (process.argv.includes("--check")) {
  const stale = staleFiles();
  if (stale.length > 0) {
    const names = stale.map((file) => `contracts-abi/${file}`).join(", ");
    console.error(`Stale: ${names}. Run \`npm run contracts:generate\` and commit the result.`);
    process.exitCode = 1;
  } else {
    console.log("contracts-abi matches the contracts.");
  }
} else {
  const written = generate();
  for (const file of written) console.log(`wrote contracts-abi/${file}`);
  if (written.length === 0) console.log("contracts-abi is up to date.");
}
