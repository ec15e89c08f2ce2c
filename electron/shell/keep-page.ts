import { dialog, type BrowserWindow } from "electron";
import { pageQuery, type PageStart } from "../../shared/ipc/page-start.ts";
import type { SpokenTexts } from "../core/app/spoken-texts.ts";
import type { Clock } from "../core/ports/clock.ts";
import type { Log } from "../core/ports/log.ts";
import { startPage } from "./app-origin.ts";
import { createPageRecovery } from "./page-recovery.ts";

/** Chromium's name for a load that another one has taken the place of. */
const aborted = -3;

interface KeepPageParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly texts: SpokenTexts;
}

/**
 * Loads our page into a window, and brings it back whenever it crashes or does not load: it holds nothing that main
 * does not hold too. Answers what begins it anew with everything.
 */
export function keepPage(window: BrowserWindow, { clock, log, texts }: KeepPageParts): { startUsually(): void } {
  const { webContents } = window;
  const recovery = createPageRecovery(clock.monotonic);
  let cancelLoad: (() => void) | null = null;

  function load(start: PageStart): void {
    if (window.isDestroyed()) return;
    // A load that fails is told by `did-fail-load`.
    window.loadURL(startPage + pageQuery(start, texts.language())).catch(() => undefined);
  }

  function recover(event: string, why: Readonly<Record<string, unknown>>): void {
    const { start, delay, crashes } = recovery.crashed();
    log("error", event, { ...why, crashes, start });
    cancelLoad?.();
    // Never at once: Electron is still busy with the process that has gone.
    cancelLoad = clock.after(delay, () => load(start));
  }

  webContents.on("render-process-gone", (_event, { reason }) => {
    if (reason !== "clean-exit") recover("page-crashed", { reason });
  });
  webContents.on("did-fail-load", (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== aborted) recover("page-not-loaded", { code, description });
  });
  webContents.on("preload-error", (_event, _path, error) => log("error", "preload-failed", { error }));
  window.on("closed", () => cancelLoad?.());
  offerReload(window, log, texts);
  load("usual");
  return {
    startUsually() {
      recovery.startUsually();
      load("usual");
    },
  };
}

/** A page in an endless loop hears nothing, not even that it shall begin anew: so the person is asked outside of it. */
function offerReload(window: BrowserWindow, log: Log, texts: SpokenTexts): void {
  let asking: AbortController | null = null;
  window.on("unresponsive", () => void ask());
  window.on("responsive", () => asking?.abort());
  window.on("closed", () => asking?.abort());

  async function ask(): Promise<void> {
    if (asking) return;
    asking = new AbortController();
    log("warn", "page-unresponsive");
    const { text } = texts.current();
    const { response } = await dialog.showMessageBox(window, {
      type: "warning",
      message: text("dialog.unresponsive"),
      detail: text("dialog.unresponsiveAdvice"),
      buttons: [text("dialog.wait"), text("dialog.reload")],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
      signal: asking.signal,
    });
    asking = null;
    // Then it comes back as any page that has crashed.
    if (response === 1 && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
  }
}
