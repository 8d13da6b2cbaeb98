// `npm run build`: a production build for NEXT_PUBLIC_APP_CHAIN, by default the local chain.
import { ensureApp } from "./lib/app.mjs";

const chain = process.env.NEXT_PUBLIC_APP_CHAIN || "local";
console.log(`Building for the chain "${chain}" into .next/${chain}.`);
try {
  await ensureApp(chain, { force: true });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
