import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { notice, run, Sentence } from "./command.ts";

/** What a virtual desktop and Electron's window need. `a|b`: newer systems say a where older ones say b. */
const packages = [
  ["xvfb", "dbus", "dbus-daemon", "dbus-bin", "dunst", "gnome-keyring"],
  ["libgtk-3-0t64|libgtk-3-0", "libasound2t64|libasound2", "libatk-bridge2.0-0t64|libatk-bridge2.0-0"],
  [
    "libnss3",
    "libgbm1",
    "libxss1",
    "libxtst6",
    "libnotify4",
    "libsecret-1-0",
    "libdrm2",
    "libxkbcommon0",
    "libx11-xcb1",
  ],
  ["fonts-dejavu-core", "fonts-noto-color-emoji"],
].flat();

const programs = ["Xvfb", "dbus-daemon", "dbus-send", "dunst", "dunstctl", "gnome-keyring-daemon"];

const execFileAsync = promisify(execFile);

/**
 * Makes sure that a virtual desktop can be started here; as root on Debian and its kin it installs what is missing.
 * @throws Sentence that names what is missing.
 */
export async function ensureDesktopPackages(): Promise<void> {
  const missing = (await onPath("dpkg-query")) ? await missingPackages() : [];
  if (missing.length > 0 && process.getuid?.() === 0) await install(missing);
  else if (missing.length > 0 && (await missingPrograms()).length > 0)
    throw new Sentence(`Without a display this needs a virtual one. Install these packages: ${missing.join(" ")}`);
  const absent = await missingPrograms();
  if (absent.length > 0) throw new Sentence(`Without a display this needs these programs: ${absent.join(", ")}`);
}

async function missingPackages(): Promise<readonly string[]> {
  const names = packages.flatMap((choice) => choice.split("|"));
  const query = ["-W", "-f", "${Package} ${db:Status-Status}\n", ...names];
  // It fails when one of the names is unknown, and still prints the others.
  const { stdout } = await execFileAsync("dpkg-query", query).catch((error: { stdout: string }) => error);
  const installed = new Set(
    stdout.split("\n").flatMap((line) => (line.endsWith(" installed") ? line.split(" ", 1) : [])),
  );
  return packages.filter((choice) => !choice.split("|").some((name) => installed.has(name)));
}

async function install(choices: readonly string[]): Promise<void> {
  notice(`installing ${choices.length} system packages for a virtual desktop …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]): Promise<number> =>
    run("apt-get", ["-qq", "-o", "DPkg::Lock::Timeout=120", ...args], env);
  await apt("update");
  const names = await Promise.all(choices.map(available));
  if ((await apt("install", "-y", "--no-install-recommends", ...names)) !== 0)
    throw new Sentence(`apt-get could not install ${names.join(" ")}`);
}

/** The first name of a choice that this system's package lists know. */
async function available(choice: string): Promise<string> {
  const names = choice.split("|");
  for (const name of names) {
    const known = await execFileAsync("apt-cache", ["show", name]).then(Boolean, () => false);
    if (known) return name;
  }
  return names.at(-1) ?? choice;
}

async function missingPrograms(): Promise<readonly string[]> {
  const found = await Promise.all(programs.map(onPath));
  return programs.filter((_, index) => !found[index]);
}

async function onPath(program: string): Promise<boolean> {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const tries = folders.map((folder) => access(join(folder, program), constants.X_OK));
  return Promise.any(tries).then(
    () => true,
    () => false,
  );
}
