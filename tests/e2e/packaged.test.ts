import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cp, link, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { basename, dirname, extname, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { chromium, type Page } from "@playwright/test";
import { findElectronDist, machineFlags } from "../../electron/dev/find-electron.ts";
import { projectDir } from "../../electron/dev/project.ts";
import { untrusted } from "../suites/http-certificate.ts";
import { close, connection, expect, isOnline, listen, messagesIn, open, row, signIn, test, write } from "./office.ts";

const run = promisify(execFile);

let folder = "";
let parley = "";
/** The same program under the name by which Electron knows one that is being worked on: it can be driven. */
let debuggable = "";

// It is packed once, and that takes long: these tests stay together, whichever worker has them.
test.describe.configure({ mode: "default" });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-packaged-"));
  parley = await packageParley(folder);
  debuggable = join(dirname(parley), `electron${extname(parley)}`);
  await link(parley, debuggable);
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

test("no switch and no variable lets anybody debug it, read along, or pass a certificate that does not hold", async ({}, testInfo) => {
  const userData = testInfo.outputPath("data");
  await mkdir(testInfo.outputDir, { recursive: true });
  const [keys, netLog] = [testInfo.outputPath("keys.txt"), testInfo.outputPath("net.json")];
  const server = createServer(untrusted, (_request, response) => response.end());
  const met = new Promise<string>((resolve) => {
    server.once("request", () => resolve("asked"));
    server.once("tlsClientError", () => resolve("turned away"));
  });
  const port = await listen(server);
  const switches = ["ignore-certificate-errors", "remote-debugging-port=0", `ssl-key-log-file=${keys}`];
  const args = [...switches, `log-net-log=${netLog}`, "inspect=0"].map((one) => `--${one}`);
  const account = { ODOO_DATABASE: "main", ODOO_USERNAME: "alice", ODOO_API_KEY: "0123456789".repeat(4) };
  const program = spawn(parley, [...machineFlags(), ...args], {
    env: {
      ...process.env,
      ...account,
      ODOO_URL: `https://localhost:${port}`,
      SSLKEYLOGFILE: keys,
      PARLEY_USER_DATA: userData,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  programs.add(program);
  let said = "";
  program.stderr.on("data", (chunk) => (said += String(chunk)));
  expect(await met).toBe("turned away");
  const gone = once(program, "exit");
  program.kill("SIGTERM");
  await gone;
  programs.delete(program);
  await close(server);

  expect(said).not.toMatch(/DevTools listening|Debugger listening/);
  expect(await readdir(testInfo.outputDir)).toEqual(["data"]);
  const log = await readFile(join(userData, "logs", "parley.log"), "utf8");
  expect(log).toContain('"event":"switches-ignored"');
});

test("neither Node's variables nor V8's flags reach it", async ({ server }, testInfo) => {
  await mkdir(testInfo.outputDir, { recursive: true });
  const script = testInfo.outputPath("injected.cjs");
  await writeFile(script, 'console.error("INJECTED");');
  const doctor = (args: readonly string[], env: NodeJS.ProcessEnv) =>
    run(parley, [...machineFlags(), ...args, "--doctor", server.url], {
      env: { ...process.env, PARLEY_USER_DATA: testInfo.outputPath("data"), ...env },
      timeout: 20_000,
    }).catch((failed: { code: number; stdout: string; stderr: string }) => failed);

  for (const env of [{ NODE_OPTIONS: `--require=${script}` }, { ELECTRON_RUN_AS_NODE: "1" }]) {
    const { stdout, stderr } = await doctor([], env);
    expect(stdout).toMatch(/Successfully connected/);
    expect(stderr).not.toContain("INJECTED");
  }
  expect(await doctor(["--js-flags=--expose-gc"], {})).toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringContaining("Parley does not run with --js-flags. Start it without."),
  });
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

/** Its fuses keep Playwright's own way in shut; Chromium's is open under the name `electron`. */
async function start(
  userData: string,
  args: readonly string[] = [],
): Promise<{ page: Page; end: () => Promise<void> }> {
  const program = spawn(debuggable, [...machineFlags(), "--remote-debugging-port=0", ...args], {
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
