import type { ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, test as base, type ElectronApplication, type Page, type TestInfo } from "@playwright/test";
import { startDesktop } from "../../electron/dev/desktop.ts";
import { machineFlags } from "../../electron/dev/find-electron.ts";
import { projectDir } from "../../electron/dev/project.ts";
import { clickNotification, notificationLog, notificationsOnScreen, type ShownNotification } from "./notifications.ts";

export type LaunchOptions = {
  /** Flags for Parley, such as `--demo`. */
  readonly args?: readonly string[];
  /** Environment for it beyond ours, such as ODOO_URL. */
  readonly env?: Readonly<Record<string, string>>;
  /** Data folder; a fresh one when absent. */
  readonly userData?: string;
};

export type Parley = {
  readonly app: ElectronApplication;
  /** Its first window. */
  readonly page: Page;
  readonly userData: string;
  /** Quits as a person would, and waits until it is gone. */
  readonly quit: () => Promise<void>;
  /** Ends it as a power cut would: no handler of its runs. */
  readonly kill9: () => Promise<void>;
  /** Starts it anew on the same data, with the same flags unless others are given. Quits it first if it still runs. */
  readonly relaunch: (changes?: Omit<LaunchOptions, "userData">) => Promise<Parley>;
  /** Notifications shown since the test began, oldest first, those that are gone again included. */
  readonly notifications: () => Promise<readonly ShownNotification[]>;
  /** Titles of those that stand on the screen now, newest first. */
  readonly notificationsOnScreen: () => Promise<readonly string[]>;
  /** Clicks the newest notification on the screen with this title. */
  readonly clickNotification: (title: string) => Promise<void>;
};

/**
 * Playwright's `test` with `launch`, which starts Parley as often as a test likes and leaves nothing behind. On Linux
 * each worker has a virtual desktop of its own, even beside a real one: no window jumps at the developer, every
 * notification can be seen and clicked, and no other worker's window takes the focus.
 */
export const test = base.extend<{ launch: (options?: LaunchOptions) => Promise<Parley> }, { desktop: void }>({
  desktop: [
    async ({}, use) => {
      if (process.platform !== "linux") return use();
      const { env, stop } = await startDesktop();
      // Whatever the tests of this worker start inherits its environment.
      delete process.env["WAYLAND_DISPLAY"];
      Object.assign(process.env, env);
      await use();
      await stop();
    },
    { scope: "worker", auto: true },
  ],
  launch: async ({}, use, testInfo) => {
    const undo: (() => Promise<void>)[] = [];
    const shownBefore = process.platform === "linux" ? (await notificationLog()).length : 0;
    await use((options = {}) => launch(options, { undo, shownBefore, testInfo }));
    for (const step of undo.toReversed()) await step();
  },
});

export { expect } from "@playwright/test";

type Context = {
  readonly undo: (() => Promise<void>)[];
  readonly shownBefore: number;
  readonly testInfo: TestInfo;
};

async function launch(options: LaunchOptions, context: Context): Promise<Parley> {
  const userData = options.userData ?? (await freshFolder(context));
  const app = await _electron.launch({
    executablePath: process.env["PARLEY_TEST_ELECTRON"] ?? "",
    args: [...machineFlags(), projectDir, ...(options.args ?? [])],
    cwd: projectDir,
    // The tests go by English names, whatever this machine speaks.
    env: { ...inherited(), LANGUAGE: "en", ...options.env, PARLEY_USER_DATA: userData },
  });
  const main = app.process(); // kept, as Playwright forgets it when the application ends
  const output = collectOutput(main);
  const gone = new Promise<void>((resolve) => main.once("exit", () => resolve()));
  const running = (): boolean => main.exitCode === null && main.signalCode === null;

  const quit = async (): Promise<void> => {
    if (running()) await app.close();
  };
  const kill9 = async (): Promise<void> => {
    main.kill("SIGKILL");
    await gone;
  };

  context.undo.push(async () => {
    if (context.testInfo.status !== context.testInfo.expectedStatus)
      await attachEvidence(app, output, userData, context.testInfo);
    await quit();
  });
  return {
    app,
    page: await app.firstWindow(),
    userData,
    quit,
    kill9,
    relaunch: async (changes) => {
      await quit();
      return launch({ ...options, ...changes, userData }, context);
    },
    notifications: async () => (await notificationLog()).slice(context.shownBefore),
    notificationsOnScreen,
    clickNotification,
  };
}

async function freshFolder({ undo }: Context): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "parley-e2e-"));
  undo.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

function inherited(): Record<string, string> {
  const defined = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(defined);
}

function collectOutput(main: ChildProcess): () => string {
  const chunks: string[] = [];
  for (const stream of [main.stdout, main.stderr]) stream?.on("data", (chunk) => chunks.push(String(chunk)));
  return () => chunks.join("");
}

/** What a person needs who reads of the failure later: each window as it looked, what Parley printed and logged. */
async function attachEvidence(
  app: ElectronApplication,
  output: () => string,
  userData: string,
  testInfo: TestInfo,
): Promise<void> {
  await testInfo.attach("output", { body: output(), contentType: "text/plain" });
  const log = await readFile(join(userData, "logs", "parley.log"), "utf8").catch(() => null);
  if (log !== null) await testInfo.attach("log", { body: log, contentType: "text/plain" });
  for (const page of app.windows()) {
    const body = await page.screenshot({ timeout: 3000 }).catch(() => null);
    if (body) await testInfo.attach("window", { body, contentType: "image/png" });
  }
}
