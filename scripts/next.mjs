// Runs a command of Next for NEXT_PUBLIC_APP_CHAIN, by default the local chain.
import { spawnSync } from "node:child_process";
import { nextScript } from "./lib/app.mjs";

const env = {
  ...process.env,
  NEXT_PUBLIC_APP_CHAIN: process.env.NEXT_PUBLIC_APP_CHAIN || "local",
  NEXT_TELEMETRY_DISABLED: "1",
};
const run = spawnSync(process.execPath, [nextScript(), ...process.argv.slice(2)], {
  stdio: "inherit",
  env,
});
process.exitCode = run.status ?? 1;
