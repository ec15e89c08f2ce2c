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
  return lines.map((line) => /^#.*? \((.*)\) \[\d+,/.exec(line)?.[1] ?? line);
}

/**
 * Clicks the newest notification with this title that stands on the screen; as on people's desktops it then goes away.
 * @throws Error when there is none.
 */
export async function clickNotification(title: string): Promise<void> {
  const lines = await openMenu(title);
  const id = lines.find((line) => line.includes(`(${title}) [`))?.match(/\[(\d+),[^[]*$/)?.[1];
  if (id === undefined)
    throw new Error(`No notification "${title}" on the screen, only: ${lines.join("; ") || "none"}`);
  await openMenu(""); // dunst offers it again only when it is done with the choice before: the click has been sent
  const call = ["--session", "--print-reply", "--dest=org.freedesktop.Notifications", "/org/freedesktop/Notifications"];
  await execFileAsync("dbus-send", [...call, "org.freedesktop.Notifications.CloseNotification", `uint32:${id}`]);
}

/** Opens dunst's menu of actions, which chooses the action of `title` (see electron/dev/dunst.ts); answers its lines. */
async function openMenu(title: string): Promise<readonly string[]> {
  const { stdout } = await execFileAsync("dunstctl", ["count", "displayed"]);
  if (Number(stdout) === 0) return [];
  const menu = `${logPath()}.menu`;
  await rm(menu, { force: true });
  await writeFile(`${logPath()}.click`, title);
  for (const deadline = Date.now() + 5000; Date.now() < deadline;) {
    // Asked anew each time: dunst ignores the request while the menu before is still closing.
    await execFileAsync("dunstctl", ["context"]);
    for (let looks = 0; looks < 10; looks += 1) {
      const lines = await readFile(menu, "utf8").catch(() => null);
      if (lines !== null) return lines.split("\n").filter(Boolean);
      await wait(20);
    }
  }
  throw new Error("The notification daemon did not offer its menu of actions");
}

function logPath(): string {
  const path = process.env["PARLEY_NOTIFICATION_LOG"];
  if (!path) throw new Error("Notifications can be observed on the virtual desktop only (PARLEY_NOTIFICATION_LOG)");
  return path;
}
