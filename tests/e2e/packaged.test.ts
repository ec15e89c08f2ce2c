import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { chromium, type Page } from "@playwright/test";
import { findElectronDist, machineFlags } from "../../electron/dev/find-electron.ts";
import { projectDir } from "../../electron/dev/project.ts";
import { connection, expect, isOnline, messagesIn, open, row, signIn, test, write } from "./office.ts";

const run = promisify(execFile);

let folder = "";
let parley = "";

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-packaged-"));
  parley = await packageParley(folder);
});
/** Those that a failed test would leave behind. */
const programs = new Set<ChildProcess>();
test.afterEach(() => {
  for (const program of programs) program.kill("SIGKILL");
});
test.afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

test("the packaged app signs in, sends, and opens from its own store, out of its archive alone", async ({
  server,
}, testInfo) => {
  const userData = testInfo.outputPath("data");
  const first = await start(userData);
  await signIn(first.page, server);
  await open(first.page, "general");
  await write(first.page, "general", "from the package");
  await expect(row(messagesIn(first.page, "general"), "from the package")).toHaveAttribute("data-delivery", "sent");
  await first.end();
  await server.pause();

  const next = await start(userData);
  await open(next.page, "general");
  await expect(row(messagesIn(next.page, "general"), "from the package")).toBeVisible();
  await expect(connection(next.page)).toHaveText(/^Offline/);
  await server.resume();
  await next.page.getByRole("button", { name: "Try now" }).click();
  await isOnline(next.page);
  await next.end();
  const log = await readFile(join(userData, "logs", "parley.log"), "utf8");
  expect(log.split("\n").filter((line) => /"level":"error"/.test(line))).toEqual([]);
});

test("its demo workspace needs nothing from outside", async ({}, testInfo) => {
  const { page, end } = await start(testInfo.outputPath("data"), ["--demo"]);
  await isOnline(page);
  await end();
});

test("its doctor prints and ends with 0 or 1, also for who has no screen", async ({ server }, testInfo) => {
  const { DISPLAY: _none, WAYLAND_DISPLAY: _neither, ...withoutScreen } = process.env;
  const doctor = (env: NodeJS.ProcessEnv) =>
    run(parley, [...machineFlags(), "--doctor", server.url], {
      env: { ...env, PARLEY_USER_DATA: testInfo.outputPath("data") },
      timeout: 20_000,
    });
  for (const env of [process.env, withoutScreen])
    expect((await doctor(env)).stdout).toMatch(/Successfully connected, Odoo 18\.0, database demo\n$/);
  await server.pause();
  for (const env of [process.env, withoutScreen])
    await expect(doctor(env)).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining("FAILED  TCP") });
});

/** What `npm run dist` would pack into an installer, unpacked, around the Electron of these tests. */
async function packageParley(into: string): Promise<string> {
  const [electron, output] = [join(into, "electron"), join(into, "dist")];
  // The unofficial build has a folder in the place of that archive, which no package takes along anyway.
  await cp(await findElectronDist("demo"), electron, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => basename(path) !== "default_app.asar",
  });
  const version = (await readFile(join(electron, "version"), "utf8")).trim().replace(/^v/, "");
  const settings = { electronDist: electron, electronVersion: version, "directories.output": output };
  const flags = Object.entries(settings).map(([name, value]) => `-c.${name}=${value}`);
  await run(process.execPath, [join(projectDir, "node_modules/electron-builder/cli.js"), "--dir", ...flags], {
    cwd: projectDir,
  });
  return join(output, programIn[process.platform] ?? "linux-unpacked/parley");
}

const programIn: Partial<Record<NodeJS.Platform, string>> = {
  darwin: `${process.arch === "arm64" ? "mac-arm64" : "mac"}/Parley.app/Contents/MacOS/Parley`,
  win32: "win-unpacked/Parley.exe",
};

/** Its fuses keep Playwright's own way in shut; Chromium's is open. */
async function start(
  userData: string,
  args: readonly string[] = [],
): Promise<{ page: Page; end: () => Promise<void> }> {
  const program = spawn(parley, [...machineFlags(), "--remote-debugging-port=0", ...args], {
    env: { ...process.env, PARLEY_USER_DATA: userData },
    stdio: ["ignore", "ignore", "pipe"],
  });
  programs.add(program);
  program.once("exit", () => programs.delete(program));
  const browser = await chromium.connectOverCDP(await debuggingAddress(program));
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context?.waitForEvent("page"));
  if (!page) throw new Error("The packaged app has no window.");
  return {
    page,
    async end() {
      const gone = once(program, "exit");
      program.kill("SIGTERM");
      await gone;
    },
  };
}

async function debuggingAddress({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error("Nothing can be read of the packaged app.");
  for await (const line of createInterface(stderr)) {
    const address = /DevTools listening on (\S+)/.exec(line)?.[1];
    if (address !== undefined) {
      stderr.resume();
      return address;
    }
  }
  throw new Error("The packaged app ended before it had a window.");
}
