import { defineConfig } from "vite";
import { precompileTexts } from "./dev/precompile-texts.ts";

/**
 * The main process as one ES module. Everything is bundled but Electron itself and libsql, whose native binding
 * has to stay a file of its own.
 */
export default defineConfig({
  // ws looks for native helpers that we do not ship; told so, it does not even try.
  define: { "process.env.WS_NO_BUFFER_UTIL": "'1'", "process.env.WS_NO_UTF_8_VALIDATE": "'1'" },
  plugins: [precompileTexts()],
  publicDir: false,
  ssr: { noExternal: true, external: ["libsql"] },
  build: {
    ssr: "electron/main.ts",
    outDir: "out/main",
    emptyOutDir: true,
    target: "node20",
    sourcemap: true,
    rolldownOptions: {
      external: ["electron", "bufferutil", "utf-8-validate"],
      output: { format: "es", entryFileNames: "main.js", chunkFileNames: "[name]-[hash].js" },
    },
  },
});
