// `npm run test:public-build`: builds for the public chain and looks for the local wallet in it, where it
// must be impossible (lib/wallet/bundle.test.ts; the local build shows that the search finds it).
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureApp } from "./lib/app.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);

try {
  for (const chain of ["local", "openledger"]) await ensureApp(chain);
  const vitest = join(dirname(require.resolve("vitest/package.json")), "vitest.mjs");
  const args = [vitest, "run", "lib/wallet/bundle.test.ts"];
  process.exitCode = spawnSync(process.execPath, args, { cwd: ROOT, stdio: "inherit" }).status ?? 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
