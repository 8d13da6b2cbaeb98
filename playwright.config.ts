import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/lib/browser.mjs";
import { takeWorld } from "./scripts/lib/e2e-world";

// The specs move people with the app's own actions, which ask which chain they are for.
process.env.NEXT_PUBLIC_APP_CHAIN = "local";

takeWorld();

/**
 * A world for each worker, because specs move the clock of their chain; most of their time is spent waiting for
 * it. The global setup starts the worlds, and each worker takes its own when it loads this file.
 */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  globalSetup: "./scripts/lib/e2e-setup.ts",
  workers: process.env.E2E_APP_URL && !process.env.E2E_WORLDS ? 1 : 2,
  fullyParallel: false,
  forbidOnly: !!process.env.CI,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["html", { open: "never", outputFolder: "playwright-report" }]],
  use: {
    baseURL: process.env.E2E_APP_URL,
    viewport: { width: 1280, height: 900 },
    actionTimeout: 30_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      args: [
        "--disable-background-networking",
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ],
    },
  },
});
