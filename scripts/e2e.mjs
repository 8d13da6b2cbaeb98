// `npm run test:e2e [-- playwright's arguments]`: browser tests against a local world of their own.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { ensureBrowser } from "./lib/browser.mjs";

const cli = createRequire(import.meta.url).resolve("@playwright/test/cli");
try {
  const child = spawn(process.execPath, [cli, "test", ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, CHROMIUM_PATH: ensureBrowser() },
  });
  // Playwright gets the terminal's Ctrl-C itself and ends its world; others' signals are passed on.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("exit", (code) => (process.exitCode = code ?? 1));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
