import { defineConfig } from "vitest/config";

/** `npm run test:live`: the contract against the real Odoo that the environment names. */
export default defineConfig({
  root: new URL("../..", import.meta.url).pathname,
  test: {
    include: ["tests/live/**/*.live.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One line at a time: sockets of one user make each other offline.
    fileParallelism: false,
  },
});
