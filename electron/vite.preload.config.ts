import { defineConfig } from "vite";

/** The preload as one CommonJS file: a sandboxed preload can load nothing but `electron`. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: "electron/preload.ts",
    outDir: "out/preload",
    emptyOutDir: true,
    target: "node20",
    sourcemap: true,
    rolldownOptions: {
      external: ["electron"],
      output: { format: "cjs", entryFileNames: "preload.cjs", codeSplitting: false },
    },
  },
});
