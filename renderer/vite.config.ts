import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { precompileTexts } from "../electron/dev/precompile-texts.ts";

/** The windows. Everything lies in files of its own, so that a CSP without `unsafe-inline` and `data:` can hold. */
export default defineConfig({
  base: "./",
  plugins: [react(), precompileTexts()],
  css: { modules: { localsConvention: "camelCaseOnly" } },
  build: {
    outDir: "../out/renderer",
    emptyOutDir: true,
    target: "chrome130",
    sourcemap: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
