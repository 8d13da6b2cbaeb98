/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true },
  // Does not build; see absent.ts.
  turbopack: { resolveAlias: { "@base-org/account": "./absent.ts" } },
};

export default config;
