import { basename, dirname } from "node:path";
import { parse } from "@formatjs/icu-messageformat-parser";
import type { Plugin } from "vite";
import { languages } from "../../shared/text/languages.ts";

/**
 * Puts parsed messages in place of ICU strings and leaves the parser out: the page neither carries it nor waits for it.
 * What is not built (tests, `node electron/doctor.ts`) parses each message when it is first used.
 */
export function precompileTexts(): Plugin {
  return {
    name: "precompile-texts",
    enforce: "pre",
    config: () => ({
      resolve: { alias: { "@formatjs/icu-messageformat-parser": "@formatjs/icu-messageformat-parser/no-parser.js" } },
    }),
    async transform(_code, id) {
      const file = id.split("?", 1)[0] ?? "";
      const name = basename(file, ".ts");
      const language = Object.entries(languages).find(([known]) => known === name)?.[1];
      if (!language || !/[\\/]shared[\\/]text$/.test(dirname(file))) return null;
      const parsed = Object.entries(await language.load()).map(([key, message]) => [
        key,
        parse(message, { ignoreTag: true, captureLocation: false }),
      ]);
      const json = JSON.stringify(JSON.stringify(Object.fromEntries(parsed)));
      return { code: `export const ${name} = JSON.parse(${json});`, map: null };
    },
  };
}
