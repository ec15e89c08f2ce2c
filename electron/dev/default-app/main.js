// Stands in for Electron's own default_app, which the pinned build lacks: `electron [-r MODULE] [--flags] APP_DIR`.
// Written in JavaScript because it runs inside that Electron as it is.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { app } from "electron";

const require = createRequire(join(process.cwd(), "default-app.js"));
const args = process.argv.slice(1);
let dir;
while (dir === undefined && args.length > 0) {
  const arg = args.shift();
  if (arg === "-r" || arg === "--require") require(args.shift());
  else if (!arg.startsWith("-")) dir = resolve(arg);
}
if (dir === undefined) {
  process.stderr.write("usage: electron APP_DIR\n");
  process.exit(1);
}

const about = JSON.parse(readFileSync(join(dir, "package.json"), "utf8"));
app.setVersion(about.version);
app.setName(about.productName ?? about.name);
app.setDesktopName(`${about.name}.desktop`);
app.setAppPath(dir);
Object.defineProperty(process, "defaultApp", { enumerable: true, value: true });
await import(pathToFileURL(join(dir, about.main)).href);
