import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

/** Unit tests live next to the code they test; browser tests (e2e/) belong to Playwright. */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  // Components are tested through their markup, so JSX compiles to the automatic runtime.
  esbuild: { jsx: "automatic" },
  test: {
    include: ["**/*.test.{ts,tsx,mjs}"],
    exclude: [
      ...configDefaults.exclude,
      "e2e/**",
      ".next/**",
      ".datanets/**",
      "contracts/out/**",
      "contracts/cache/**",
    ],
    environment: "node",
    env: { NEXT_PUBLIC_APP_CHAIN: "local" },
    // Tests that drive a chain share two cores with the contract tests.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: { provider: "v8" },
  },
});
