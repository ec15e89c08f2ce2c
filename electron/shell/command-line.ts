import { app, dialog } from "electron";
import { unwantedSwitches } from "./switches.ts";
import { english } from "../../shared/text/languages.ts";

/**
 * Takes from the command line of an installed Parley what it does not take, before Chromium reads it, and answers the
 * names. Where Chromium has read it already, says so and ends. A Parley that is being worked on keeps them: tests drive
 * it by them. To be called before the app is ready. The fuses in `electron-builder.yml` do the same for Node's part.
 */
export function cleanCommandLine(): readonly string[] {
  if (!app.isPackaged) return [];
  // Chromium writes the keys of its encryption there, for whoever reads along on the network.
  delete process.env["SSLKEYLOGFILE"];
  const { late, early } = unwantedSwitches(process.argv.slice(1), process.platform === "win32");
  if (early.length > 0) {
    const named = early.map((name) => `--${name}`).join(", ");
    // Before anything is read, in the one language that needs no reading.
    dialog.showErrorBox(english.text("dialog.notStarted"), english.text("dialog.notStartedWith", { switches: named }));
    process.exit(1);
  }
  for (const name of late) app.commandLine.removeSwitch(name);
  return late;
}
