import { _electron, type Page } from "@playwright/test";
import { findElectron, machineFlags } from "../../electron/dev/find-electron.ts";
import type { OutboxEntry } from "../../shared/domain/outbox/types.ts";
import { plain } from "../../shared/domain/messages/content.ts";
import type { ChannelId, WorkspaceId } from "../../shared/ids.ts";
import { until } from "./until.ts";

/** One life of the app. */
export interface Life {
  /** Its window; the first call waits for it. */
  page(): Promise<Page>;
  /** SIGKILL to all of its processes at once: none of their handlers runs. Done when none is left. */
  kill9(): Promise<void>;
}

const launchWithin = 60_000;

/** Starts the app of `appFolder` on `userData`, as often as one likes. */
export async function createLauncher(appFolder: string, userData: string): Promise<() => Promise<Life>> {
  const executablePath = await findElectron("demo");
  const inherited = Object.entries(process.env).filter((one): one is [string, string] => one[1] !== undefined);
  const env = { ...Object.fromEntries(inherited), PARLEY_USER_DATA: userData };

  return async () => {
    const app = await _electron.launch({
      executablePath,
      args: [...machineFlags(), appFolder],
      cwd: appFolder,
      env,
      timeout: launchWithin,
    });
    // Playwright makes it the leader of a group of its own, except on Windows.
    const { pid } = app.process();
    if (pid === undefined) throw new Error(`The app in ${appFolder} has not started`);
    const whole = process.platform === "win32" ? pid : -pid;
    const killAtExit = (): void => void signal(whole, "SIGKILL");
    process.once("exit", killAtExit);
    return {
      page: () => app.firstWindow({ timeout: launchWithin }),
      async kill9() {
        signal(whole, "SIGKILL");
        await until(10_000, "the killed app to be gone", () => !signal(whole, 0));
        process.off("exit", killAtExit);
      },
    };
  };
}

/** Signs in as a person does; answers the workspace's id. */
export async function signIn(page: Page, address: string, login: string): Promise<WorkspaceId> {
  await page.getByRole("textbox", { name: "Server address" }).fill(address);
  await page.getByRole("textbox", { name: "Email or login" }).fill(login);
  await page.getByRole("textbox", { name: "Password" }).fill(login);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  const status = page.getByRole("status", { name: "Connection" });
  await status.filter({ hasText: /^Online/ }).waitFor();
  const { app } = await page.evaluate(() => window.parley.invoke("snapshot", {}));
  const [workspace] = app.workspaces;
  if (!workspace) throw new Error("signed in, and there is no workspace");
  return workspace.id;
}

/** What waits in the outbox; null while the workspace is not there yet. */
export async function outboxOf(page: Page, id: WorkspaceId): Promise<readonly OutboxEntry[] | null> {
  const { app } = await page.evaluate(() => window.parley.invoke("snapshot", {}));
  return app.workspaces.find((workspace) => workspace.id === id)?.outbox ?? null;
}

/** What stands in the composer of a conversation, as the app has it. */
export async function draftOf(page: Page, id: WorkspaceId, channel: ChannelId): Promise<string> {
  const { app } = await page.evaluate(() => window.parley.invoke("snapshot", {}));
  return app.workspaces.find((workspace) => workspace.id === id)?.drafts[channel]?.content.text ?? "";
}

/** Whether the app has kept it. @throws when the app ends before it has answered. */
export async function type(page: Page, workspace: WorkspaceId, channel: ChannelId, text: string): Promise<boolean> {
  const draft = { content: plain(text), replyTo: null, edit: null, files: [] };
  const input = { workspace, channel, draft, known: Number.MAX_SAFE_INTEGER };
  const outcome = await page.evaluate((given) => window.parley.invoke("saveDraft", given), input);
  return outcome.ok;
}

/** Whether the app took it. @throws when the app ends before it has answered. */
export async function send(page: Page, workspace: WorkspaceId, channel: ChannelId, text: string): Promise<boolean> {
  const outcome = await page.evaluate((input) => window.parley.invoke("sendMessage", input), {
    workspace,
    channel,
    content: plain(text),
    replyTo: null,
  });
  return outcome.ok;
}

/** False when nobody is there to hear it. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
    throw error;
  }
}
