import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, type ElectronApplication, type Page } from "@playwright/test";
import { findElectron, machineFlags } from "../../electron/dev/find-electron.ts";
import { projectDir } from "../../electron/dev/project.ts";
import { createDemoServer, type DemoServer } from "../../electron/demo/start.ts";
import { watch } from "./in-page.ts";

export interface BenchApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  readonly quit: () => Promise<void>;
}

export function freshFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "parley-bench-"));
}

export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

export async function launch(userData: string): Promise<BenchApp> {
  const inherited = Object.entries(process.env).filter((one): one is [string, string] => one[1] !== undefined);
  const app = await _electron.launch({
    executablePath: await findElectron("demo"),
    args: [...machineFlags(), projectDir],
    cwd: projectDir,
    env: { ...Object.fromEntries(inherited), PARLEY_USER_DATA: userData },
  });
  return { app, page: await app.firstWindow(), userData, quit: () => app.close() };
}

/** Electron with one empty window and nothing else, as a floor. */
export async function launchBare(): Promise<ElectronApplication> {
  const app = await _electron.launch({
    executablePath: await findElectron("demo"),
    args: [...machineFlags(), join(projectDir, "tests/bench/bare")],
  });
  await app.evaluate(async ({ app: electron, BrowserWindow }) => {
    await electron.whenReady();
    await new BrowserWindow({ width: 1_200, height: 800 }).loadURL("about:blank");
  });
  return app;
}

/** Signs in as a person does and waits for the conversations. */
export async function signIn({ page }: BenchApp, server: DemoServer, login: string): Promise<void> {
  await page.getByRole("textbox", { name: "Server address" }).fill(server.url);
  await page.getByRole("textbox", { name: "Email or login" }).fill(login);
  await page.getByRole("textbox", { name: "Password" }).fill(login);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("navigation", { name: "Conversations" }).waitFor();
  await page
    .getByRole("status", { name: "Connection" })
    .filter({ hasText: /^Online/ })
    .waitFor();
}

/** Finds it by the filter, as only the rows in sight are in the page; leaves the list whole and the caret in the composer. */
export async function openConversation({ page }: BenchApp, name: string): Promise<void> {
  const list = page.getByRole("navigation", { name: "Conversations" });
  const filter = list.getByRole("searchbox", { name: "Filter conversations" });
  await filter.fill(name);
  await list.getByRole("button", { name: new RegExp(`^${name}(,|$)`) }).click();
  await filter.fill("");
  await page.getByRole("log", { name: `Messages in ${name}` }).waitFor();
  await page.getByRole("textbox", { name: `Message ${name}` }).focus();
}

/** A conversation of alice, bob and admin with so many messages in it; answers its id. */
export function conversationOf(server: DemoServer, name: string, messages: number): number {
  const admin = server.as("admin");
  const channel = admin.createChannel(name);
  admin.invite(channel, "alice", "bob");
  server.seedMessages(channel, messages);
  return channel;
}

/** Runs on a demo server and a data folder of its own; both are gone afterwards. */
export async function onDemoServer<T>(measure: (server: DemoServer, folder: string) => Promise<T>): Promise<T> {
  const server = await createDemoServer();
  const folder = await freshFolder();
  try {
    return await measure(server, folder);
  } finally {
    await server.stop();
    await removeFolder(folder);
  }
}

/** Parley signed in as alice, looking at a fresh conversation named `bench`. */
export function inConversation<T>(
  messages: number,
  measure: (parley: BenchApp, server: DemoServer, channel: number) => Promise<T>,
): Promise<T> {
  return onDemoServer(async (server, folder) => {
    const channel = conversationOf(server, "bench", messages);
    const parley = await launch(folder);
    await signIn(parley, server, "alice");
    await openConversation(parley, "bench");
    await watch(parley.page);
    const measured = await measure(parley, server, channel);
    await parley.quit();
    return measured;
  });
}
