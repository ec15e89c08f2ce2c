import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "./build.ts";
import { command, notice, run, Sentence } from "./command.ts";
import { hasDisplay, startDesktop } from "./desktop.ts";
import { findElectron, machineFlags } from "./find-electron.ts";
import { projectDir } from "./project.ts";
import { takeScreenshot } from "./screenshot.ts";

const seeIt = "npm run demo -- --screenshot FILE";

/** `npm start [-- FLAG …]`: Parley for real accounts. The flags are Parley's. */
async function start(flags: readonly string[]): Promise<number> {
  if (!hasDisplay()) throw new Sentence(`Parley needs a display, and there is none here. To see the demo: ${seeIt}`);
  await build();
  return run(await findElectron("real"), [...machineFlags(), projectDir, ...flags]);
}

/**
 * `npm run demo [-- --screenshot FILE] [FLAG …]`: the demo workspace, on a virtual desktop when there is no display.
 * Its data are in a folder of their own, so that it starts fresh and never meets a real workspace.
 */
async function demo(args: readonly string[]): Promise<number> {
  const { screenshot, flags } = takeScreenshotOption(args);
  await build();
  const electron = await findElectron("demo");
  const desktop = hasDisplay() ? { env: process.env, stop: async () => undefined } : await startDesktop();
  const userData = await mkdtemp(join(tmpdir(), "parley-demo-"));
  try {
    const env = { PARLEY_USER_DATA: userData, ...desktop.env };
    const line = [...machineFlags(), projectDir, "--demo", ...flags];
    if (screenshot !== null) {
      await takeScreenshot(electron, line, env, screenshot);
      return 0;
    }
    if (!hasDisplay()) notice(`there is no display here, so Parley runs on a virtual one. To see it: ${seeIt}`);
    return await run(electron, line, env);
  } finally {
    await desktop.stop();
    await rm(userData, { recursive: true, force: true });
  }
}

/** @throws Sentence when `--screenshot` has no file after it. */
function takeScreenshotOption(args: readonly string[]): { screenshot: string | null; flags: readonly string[] } {
  const at = args.indexOf("--screenshot");
  if (at < 0) return { screenshot: null, flags: args };
  const file = args[at + 1];
  if (file === undefined || file.startsWith("-")) throw new Sentence(`usage: ${seeIt}`);
  // npm changes to the project's folder; the person meant the one they stand in.
  return { screenshot: resolve(process.env["INIT_CWD"] ?? "", file), flags: args.toSpliced(at, 2) };
}

await command(async () => {
  const [first, ...rest] = process.argv.slice(2);
  return first === "--demo" ? demo(rest) : start(process.argv.slice(2));
});
