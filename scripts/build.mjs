// `npm run build`: a production build for NEXT_PUBLIC_APP_CHAIN, by default the local chain. With
// `--if-stale`, only when the sources changed since the last one.
import { ensureApp } from "./lib/app.mjs";

const chain = process.env.NEXT_PUBLIC_APP_CHAIN || "local";
const force = !process.argv.includes("--if-stale");
console.log(`Building for the chain "${chain}" into .next/${chain}.`);
try {
  const built = await ensureApp(chain, { force });
  if (!built) console.log("The last build is of these very sources.");
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
