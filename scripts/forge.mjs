// `npm run test:contracts` and its relatives: forge, run where foundry.toml is, with a profile.
import { forge } from "./lib/forge.mjs";

const args = process.argv.slice(2);
const env = {};
const take = (flag) => {
  const at = args.indexOf(flag);
  return at === -1 ? undefined : args.splice(at, 2)[1];
};
const profile = take("--profile");
if (profile) env.FOUNDRY_PROFILE = profile;
const fuzzRuns = take("--fuzz-runs");
if (fuzzRuns) env.FOUNDRY_FUZZ_RUNS = fuzzRuns;

process.exitCode = (await forge(args, { env })).code;
