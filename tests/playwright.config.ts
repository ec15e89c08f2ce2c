import { defineConfig } from "@playwright/test";

/** Real Electron, real windows, one after the other: they share a desktop, its focus and its notifications. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "../test-results/e2e",
  globalSetup: "./support/prepare-electron.ts",
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
});
