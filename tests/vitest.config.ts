import { defineConfig } from "vitest/config";

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    exclude: ["tests/e2e/**", "tests/bench/**", "node_modules/**"],
    globalSetup: "tests/support/prepare-machine.ts",
    restoreMocks: true,
    // Only what hangs takes so long, also on a machine that has other things to do.
    testTimeout: 20_000,
    allowOnly: false,
  },
});
