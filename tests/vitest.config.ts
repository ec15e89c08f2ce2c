import { defineConfig } from "vitest/config";

const renderer = "tests/renderer/**";

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    globalSetup: "tests/support/prepare-machine.ts",
    restoreMocks: true,
    // Only what hangs takes so long, also on a machine that has other things to do.
    testTimeout: 20_000,
    hookTimeout: 20_000,
    allowOnly: false,
    // One for each core, as the process that hands out files has little to do.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "plain",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/e2e/**", "tests/bench/**", renderer],
          // These leave nothing behind in what they import: a file need not load all of it anew.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: "window", include: [`${renderer}/*.test.ts`, `${renderer}/*.test.tsx`] },
      },
    ],
  },
});
