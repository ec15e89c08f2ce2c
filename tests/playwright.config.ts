import { defineConfig } from "@playwright/test";

/** Real Electron, real windows: each worker has a desktop of its own, with its own focus and its own notifications. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "../test-results/e2e",
  globalSetup: "./support/prepare-electron.ts",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
});
