import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";

export type ShownNotification = { readonly app: string; readonly title: string; readonly text: string };

const execFileAsync = promisify(execFile);

/** Every notification that the virtual desktop has shown so far, oldest first, also those that are gone again. */
export async function notificationLog(): Promise<readonly ShownNotification[]> {
  const lines = (await readFile(logPath(), "utf8")).split("\n").filter(Boolean);
  return lines.map((line) => {
    const [app = "", title = "", text = ""] = line.split("\t");
    return { app, title, text };
  });
}

/** Titles of the notifications that stand on the screen now, newest first. */
export async function notificationsOnScreen(): Promise<readonly string[]> {
  const lines = await openMenu("");
  return lines.map((line) => /^#.* \((.*)\) \[\d+,/.exec(line)?.[1] ?? line);
}

/**
 * Clicks the newest notification with this title that stands on the screen.
 * @throws Error when there is none.
 */
export async function clickNotification(title: string): Promise<void> {
  const lines = await openMenu(title);
  if (!lines.some((line) => line.includes(`(${title}) [`)))
    throw new Error(`No notification "${title}" on the screen, only: ${lines.join("; ") || "none"}`);
}

/** Opens dunst's menu of actions, which chooses the action of `title` (see electron/dev/dunst.ts); answers its lines. */
async function openMenu(title: string): Promise<readonly string[]> {
  const { stdout } = await execFileAsync("dunstctl", ["count", "displayed"]);
  if (Number(stdout) === 0) return [];
  const menu = `${logPath()}.menu`;
  await rm(menu, { force: true });
  await writeFile(`${logPath()}.click`, title);
  await execFileAsync("dunstctl", ["context"]);
  for (const deadline = Date.now() + 5000; Date.now() < deadline; await wait(20)) {
    const lines = await readFile(menu, "utf8").catch(() => null);
    if (lines !== null) return lines.split("\n").filter(Boolean);
  }
  throw new Error("The notification daemon did not offer its menu of actions");
}

function logPath(): string {
  const path = process.env["PARLEY_NOTIFICATION_LOG"];
  if (!path) throw new Error("Notifications can be observed on the virtual desktop only (PARLEY_NOTIFICATION_LOG)");
  return path;
}
