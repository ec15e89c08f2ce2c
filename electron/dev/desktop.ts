import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { exitOnSignals, Sentence } from "./command.ts";
import { startDaemon, type Daemon } from "./daemon.ts";
import { ensureDesktopPackages } from "./debian-packages.ts";
import { writeDunstConfig } from "./dunst.ts";

const execFileAsync = promisify(execFile);
const readyWithinMs = 15_000;

export type Desktop = {
  /** Environment in which programs find this desktop. PARLEY_NOTIFICATION_LOG in it names the log described below. */
  readonly env: NodeJS.ProcessEnv;
  readonly stop: () => Promise<void>;
};

/** Whether a window can appear for a person to see, or for a virtual desktop that surrounds us already. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== "linux" || Boolean(env["DISPLAY"] || env["WAYLAND_DISPLAY"]);
}

/**
 * Starts a desktop of its own on Linux: a screen of 1440 × 900, a session bus, an unlocked keyring, and a notification
 * daemon that appends each notification shown to PARLEY_NOTIFICATION_LOG, a file in a temporary folder: one line
 * each, `application TAB title TAB text`, line breaks and tabs within them turned to spaces.
 * @throws Sentence when a part is missing or does not come up; nothing is then left running.
 */
export async function startDesktop(): Promise<Desktop> {
  await ensureDesktopPackages();
  const home = await mkdtemp(join(tmpdir(), "parley-desktop-"));
  const removeHome = (): void => rmSync(home, { recursive: true, force: true });
  process.once("exit", removeHome);
  const undo: (() => Promise<void> | void)[] = [
    removeHome,
    () => void process.off("exit", removeHome),
    exitOnSignals(),
  ];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  const started = (daemon: Daemon): Daemon => {
    undo.push(daemon.stop);
    return daemon;
  };
  try {
    const env: NodeJS.ProcessEnv = { ...process.env, XDG_CURRENT_DESKTOP: "GNOME", XDG_SESSION_TYPE: "x11" };
    delete env["WAYLAND_DISPLAY"];
    env["XDG_RUNTIME_DIR"] = await subfolder(home, "run");
    env["PARLEY_NOTIFICATION_LOG"] = join(home, "notifications.tsv");
    env["NO_AT_BRIDGE"] = "1"; // no accessibility bus here, and GTK would wait for one

    const screen = ["-screen", "0", "1440x900x24", "-nolisten", "tcp", "-displayfd", "3"];
    env["DISPLAY"] = `:${await started(startDaemon("Xvfb", screen, { env })).firstLine()}`;

    const bus = started(
      startDaemon("dbus-daemon", ["--session", "--nofork", "--nosyslog", "--print-address=3"], { env }),
    );
    env["DBUS_SESSION_BUS_ADDRESS"] = await bus.firstLine();

    const keyringEnv = { ...env, XDG_DATA_HOME: await subfolder(home, "data") };
    const keyring = ["--foreground", "--unlock", "--components=secrets"];
    started(startDaemon("gnome-keyring-daemon", keyring, { env: keyringEnv, stdin: "virtual-desktop" }));

    const dunstrc = await writeDunstConfig(home, env["PARLEY_NOTIFICATION_LOG"]);
    started(startDaemon("dunst", ["-config", dunstrc], { env }));

    await Promise.all(["org.freedesktop.secrets", "org.freedesktop.Notifications"].map((name) => nameOwned(name, env)));
    return { env, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function subfolder(home: string, name: string): Promise<string> {
  const path = join(home, name);
  await mkdir(path, { mode: 0o700 });
  return path;
}

/** Waits until a program serves this name on the session bus. */
async function nameOwned(name: string, env: NodeJS.ProcessEnv): Promise<void> {
  const ask = ["--session", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/"];
  const deadline = Date.now() + readyWithinMs;
  while (Date.now() < deadline) {
    const { stdout } = await execFileAsync(
      "dbus-send",
      [...ask, "org.freedesktop.DBus.NameHasOwner", `string:${name}`],
      { env },
    );
    if (stdout.includes("true")) return;
    await wait(50);
  }
  throw new Sentence(`The virtual desktop did not come up: nobody serves ${name} on its session bus.`);
}
