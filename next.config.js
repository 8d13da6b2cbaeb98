/** The chains a build can be made for; one build serves exactly one of them. */
const CHAINS = ["local", "openledger", "openledger-testnet"];

const chain = process.env.NEXT_PUBLIC_APP_CHAIN;
if (!CHAINS.includes(chain)) {
  throw new Error(
    `NEXT_PUBLIC_APP_CHAIN is ${chain ? `"${chain}"` : "not set"}. ` +
      `Set it to one of ${CHAINS.join(", ")}, or use \`npm start\`, \`npm run dev\` or \`npm run build\`, which choose "local".`,
  );
}

/** @type {import("next").NextConfig} */
const config = {
  // Read from here and never from a default, so that `=== "local"` is a constant in every bundle
  // and the local wallet's code cannot be reached in a build for a public chain.
  env: { NEXT_PUBLIC_APP_CHAIN: chain },
  // A build for one chain never replaces, and is never served as, a build for another.
  distDir: `.next/${chain}`,
  // `npm run typecheck` checks everything once; every build would do it again.
  typescript: { ignoreBuildErrors: true },
  reactCompiler: true,
  poweredByHeader: false,
  reactStrictMode: true,
  // Metadata comes with the page, not after it. Streamed, a page that refreshes itself has no title for a moment
  // each time. (The option names those who cannot wait; a title here waits for nothing.)
  htmlLimitedBots: /.*/,
  // `npm run dev` listens on 127.0.0.1; the name people type may be either.
  allowedDevOrigins: ["127.0.0.1", "localhost"],
  // RainbowKit's bundle names an SDK that we do not offer and that does not resolve.
  turbopack: { resolveAlias: { "@base-org/account": "./lib/wallet/absent-base-account.ts" } },
};

export default config;
