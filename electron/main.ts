import "./shell/first-mark.ts";
import { randomUUID } from "node:crypto";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { app, session, shell, type BrowserWindow } from "electron";
import { ok } from "../shared/result.ts";
import { readEnvironment } from "../shared/settings.ts";
import { loadTexts } from "../shared/text/languages.ts";
import { withTimeout } from "./core/retry/timeouts.ts";
import type { Http } from "./core/ports/http.ts";
import type { Log } from "./core/ports/log.ts";
import { limitCommands } from "./core/app/command-limits.ts";
import { readPresets } from "./core/app/presets.ts";
import { createAppSettings, type AppSettings } from "./core/app/settings.ts";
import { createSpokenTexts } from "./core/app/spoken-texts.ts";
import { createWorkspaces } from "./core/app/workspaces.ts";
import type { Workspaces } from "./core/app/workspaces-api.ts";
import type { WorkspacesPorts } from "./core/app/app-ports.ts";
import { normaliseAddress } from "./odoo/session/address.ts";
import { readDoctorOrder, type DoctorOrder } from "./odoo/doctor/order.ts";
import { openServer } from "./odoo/session/open-server.ts";
import { findDatabases } from "./odoo/session/find-databases.ts";
import { openKeyServer } from "./odoo/api-key/open-key-server.ts";
import { signIn } from "./odoo/session/sign-in.ts";
import { signInWithKey } from "./odoo/api-key/sign-in-with-key.ts";
import { setAppMenu } from "./shell/app-menu.ts";
import { serveApp } from "./shell/app-protocol.ts";
import { createAppWindows } from "./shell/app-windows.ts";
import { createBadge } from "./shell/badge.ts";
import { createDesktopSettings, systemLanguage, type DesktopSettings } from "./shell/desktop-settings.ts";
import { fastClock, systemClock } from "./shell/clock.ts";
import { createThrottledBadge } from "./shell/throttled-badge.ts";
import { streamEvents } from "./shell/event-stream.ts";
import { cleanCommandLine } from "./shell/command-line.ts";
import { chooseFiles } from "./shell/file-dialog.ts";
import { watchGestures } from "./shell/gestures.ts";
import { createElectronHttp } from "./shell/http.ts";
import { createFileLog } from "./shell/log.ts";
import { serveMedia } from "./shell/media-protocol.ts";
import { createNotifier } from "./shell/notifier.ts";
import { createPictureLoads, type PictureLoads } from "./shell/picture-loads.ts";
import { createSystemSignals } from "./shell/power.ts";
import { createRemotePictureFetch } from "./shell/remote-picture.ts";
import { resolveHost } from "./shell/resolve-host.ts";
import { registerSchemes } from "./shell/schemes.ts";
import { createSecretStore } from "./shell/secrets.ts";
import { reportBugs } from "./shell/bugs.ts";
import { fetchNoDictionaries, hardenContents, hardenSession, openExternal } from "./shell/security.ts";
import { serveCommands } from "./shell/serve-commands.ts";
import { isOnlyInstance, listenToStarts } from "./shell/single-instance.ts";
import { logStartup, markStartup } from "./shell/startup.ts";
import { systemProxy } from "./shell/system-proxy.ts";
import { createSystemRoots } from "./shell/system-roots.ts";
import { createLateTray } from "./shell/tray.ts";
import { doWithoutScreen } from "./shell/without-screen.ts";
import { createMainWindow, hideOnClose, raise, watchWindow, type WindowParts } from "./shell/window.ts";
import { dataFolder } from "./storage/data-folder.ts";
import { createDownloadsFolder } from "./storage/downloads-folder.ts";
import { createLastShownStore } from "./storage/last-shown-store.ts";
import { ElectronStore } from "./storage/electron-store.ts";
import { finishRemovals, removeWorkspaceData } from "./storage/remove-workspace-data.ts";
import { closeToOthers } from "./storage/private-files.ts";
import { createSecretFile } from "./storage/secret-file.ts";
import { createSettingsStore } from "./storage/settings-store.ts";
import { createWindowStateStore } from "./storage/window-state-store.ts";
import { createWorkspaceRegistry } from "./storage/workspace-registry.ts";
import { openWorkspaceStores } from "./storage/workspace-stores.ts";
import type { KeptFileParts } from "./storage/kept-file.ts";
import { createSystemFormats } from "./shell/system-formats.ts";

/** What the build made: main, preload, renderer, icons. */
const out = fileURLToPath(new URL("..", import.meta.url));

const ignoredSwitches = cleanCommandLine();
/** Only a Parley that is being worked on lets its time be hurried. */
const speed = app.isPackaged ? undefined : process.env["PARLEY_CLOCK_SPEED"];
const clock = speed === undefined ? systemClock : fastClock(Number(speed));

const presets = readPresets(process.env, normaliseAddress);
const environment = readEnvironment(process.env);
// Whatever this process starts from now on has no business with it.
delete process.env["ODOO_API_KEY"];
const moved = process.env["PARLEY_USER_DATA"];
if (moved) app.setPath("userData", resolve(moved));
app.setAppUserModelId("app.parley.desktop");
// A picture of a message that was seen once would otherwise outlive signing out.
app.commandLine.appendSwitch("disable-http-cache");
fetchNoDictionaries();
registerSchemes();

markStartup("loaded");
const doctorOrder = readDoctorOrder(process.argv);
if (doctorOrder !== null) {
  doWithoutScreen();
  void app.whenReady().then(() => runDoctor(doctorOrder));
} else if (isOnlyInstance()) void app.whenReady().then(start);
else app.quit();

/** While the first list is painted, two cores have nothing to give to anything else, ms. */
const firstPaintWithin = 250;

/**
 * The window first; what the page will ask for while its process starts; and what nobody waits for, tray, menu and
 * keyring, when the page has its answer. All of it lives in Chromium's own thread.
 */
function start(): void {
  markStartup("ready");
  const directory = app.getPath("userData");
  const { log, close: closeLog } = createFileLog(join(directory, "logs"));
  app.on("quit", closeLog);
  const texts = createSpokenTexts(log);
  reportBugs(log, texts.current);
  if (ignoredSwitches.length > 0) log("warn", "switches-ignored", { switches: ignoredSwitches });
  hardenContents(log);
  const hasActed = watchGestures(systemClock.monotonic);
  hardenSession(session.defaultSession, log);
  const page = serveApp(session.defaultSession, join(out, "renderer"));
  const kept = { directory, Store: ElectronStore, log };
  const settings = createAppSettings({
    store: createSettingsStore(kept),
    policy: {},
    environment: environment.chosen,
  });
  const desktop = createDesktopSettings(settings.current().values, texts);
  const parts: WindowParts = {
    session: session.defaultSession,
    preload: join(out, "preload", "preload.cjs"),
    icon: join(out, "icons", "app", "256x256.png"),
    clock: systemClock,
    log,
    texts,
    starters: new Map(),
  };
  const window = createMainWindow(parts, createWindowStateStore(kept));
  window.once("show", () => {
    markStartup("shown");
    logStartup(log);
  });
  markStartup("window");

  const links = listenToStarts({ onStart: () => raise(window) });
  const pictures = createPictureLoads(async (id) => (await workspaces).picturesOf(id), log);
  serveMedia(session.defaultSession, pictures);
  const workspaces = page.isAskedFor.then(() =>
    composeApp(window, parts, { settings, desktop }, kept, pictures, answered),
  );
  const answered = new Promise<void>((settle) => {
    serveCommands(
      workspaces.then(({ handlers }) => limitCommands(handlers, { clock, hasActed, log })),
      log,
      async (command) => {
        if (command !== "snapshot") return;
        markStartup("snapshot");
        systemClock.after(firstPaintWithin, settle);
        links.follow((await workspaces).requestConversation);
      },
    );
  });
  app.on("window-all-closed", () => app.quit());
}

/** Everything behind the window. */
function composeApp(
  window: BrowserWindow,
  parts: WindowParts,
  { settings, desktop }: { readonly settings: AppSettings; readonly desktop: DesktopSettings },
  kept: KeptFileParts,
  pictures: PictureLoads,
  answered: Promise<void>,
): Workspaces {
  const { directory, log } = kept;
  const folder = dataFolder(directory);
  finishRemovals(folder, log);
  void answered.then(() => setAppMenu(parts.texts));
  void answered.then(() => closeToOthers(directory, log));
  const tray = createLateTray(
    join(out, "icons"),
    { open: () => raise(window), quit: () => app.quit() },
    parts.texts,
    answered,
  );
  const http = createElectronHttp(clock);
  const roots = createSystemRoots(log);
  const signals = createSystemSignals(clock);
  const systemFormats = createSystemFormats(clock);
  const notifier = createNotifier(log);
  const windows = createAppWindows({
    main: window,
    parts,
    onOpened: attachWindow,
    onClosed: () => closeIfAlone(),
  });
  const { timeout: usualTimeout } = presets;
  const httpWithTimeout = withTimeout(http, usualTimeout);
  const workspaces = createWorkspaces({
    presets,
    registry: createWorkspaceRegistry({ folder, Store: ElectronStore, log }),
    settings,
    systemLanguage: systemLanguage(),
    texts: parts.texts.current,
    systemFormats,
    secrets: createSecretStore(createSecretFile(kept), log, answered),
    openStores: ({ id }, onRebuilt) =>
      openWorkspaceStores({ folder: folder.workspace(id), Store: ElectronStore, log, onRebuilt }),
    openServer: (stored, secret, onCookieChanged, websocketPath) =>
      stored.profile.access === "session"
        ? openServer({ http, stored, cookie: secret, onCookieChanged, websocketPath, clock, log, roots, usualTimeout })
        : openKeyServer({ http, stored, key: secret, clock, log, usualTimeout }),
    windows,
    lastShown: createLastShownStore(kept),
    chooseFiles: (over) => chooseFiles(over, parts.texts.current()),
    async signIn(input) {
      const signedIn = await signIn(httpWithTimeout, input, "odoo", log);
      return signedIn.ok ? ok({ ...signedIn.value, secret: signedIn.value.cookie }) : signedIn;
    },
    async signInWithKey(input) {
      const signedIn = await signInWithKey(httpWithTimeout, input, log);
      return signedIn.ok ? ok({ ...signedIn.value, secret: signedIn.value.key }) : signedIn;
    },
    findDatabases: (address, access) => findDatabases(httpWithTimeout, address, access, log),
    diagnose: async (target) => {
      const { diagnose } = await import("./odoo/doctor/diagnose.ts");
      const tools = { http, clock, log, findProxy: systemProxy, roots };
      return diagnose({ ...target, ...tools, websocketVersion: null });
    },
    startDemo: () => startDemo(http, log),
    fetchRemotePicture: createRemotePictureFetch({ http, resolveHost, findProxy: systemProxy, log }),
    pictureFault: pictures.faultOf,
    startUsually: (id) => parts.starters.get(id)?.(),
    removeWorkspaceData: (id) => void removeWorkspaceData(folder, id, log),
    notifier,
    badge: createThrottledBadge(createBadge(tray, window, parts.texts.current), clock),
    downloads: {
      save: createDownloadsFolder({ folder: () => app.getPath("downloads"), log }),
      reveal: (path) => shell.showItemInFolder(path),
    },
    clock,
    random: Math.random,
    newId: randomUUID,
    log,
    signals,
    minuteOfDay: () => new Date().getHours() * 60 + new Date().getMinutes(),
    openExternal: (url) => void openExternal(url, log),
  });

  attachWindow(window);
  workspaces.subscribe((_seq, event) => {
    if (event.type === "settings-changed") desktop.apply(event.settings);
  });
  const closeIfAlone = hideOnClose(
    window,
    () => process.platform === "darwin" || windows.isConversationOpen() || (desktop.closesToTray() && tray.isVisible()),
  );
  app.on("will-quit", () => {
    void workspaces.stop();
    notifier.stop();
    signals.stop();
    systemFormats.stop();
  });
  void begin(workspaces, window.id);
  return workspaces;

  /** Any window of ours hears what happens, and tells what becomes of it, as long as it lives. */
  function attachWindow(one: BrowserWindow): void {
    one.once("closed", workspaces.subscribe(streamEvents(one, clock).add));
    watchWindow(one, workspaces);
  }
}

/** What is stored comes up first; the demo joins it when it was asked for. */
async function begin(workspaces: Workspaces, window: number): Promise<void> {
  await workspaces.start();
  markStartup("workspaces");
  if (process.argv.includes("--demo")) await workspaces.handlers.tryDemo({}, { window });
}

/** What the doctor finds is on the screen; the log belongs to a Parley that may be running. */
const silence: Log = () => undefined;

/** `parley --doctor ADDRESS`: no window, no data, beside a running Parley too; prints and ends with 0 or 1. */
async function runDoctor(order: DoctorOrder | "usage"): Promise<void> {
  const { doctorCommand } = await import("./odoo/doctor/command.ts");
  const roots = createSystemRoots(silence);
  const tools = { http: createElectronHttp(clock), clock, log: silence, findProxy: systemProxy, roots };
  const texts = await loadTexts(systemLanguage());
  app.exit(await doctorCommand(order, (text) => process.stdout.write(text), texts, tools));
}

/** The living office of the demo, in this process; its code is loaded only when somebody wants it. */
async function startDemo(http: Http, log: Log): ReturnType<WorkspacesPorts["startDemo"]> {
  const { createDemoServer } = await import("./demo/start.ts");
  const demo = await createDemoServer({ living: true });
  const stop = (): void => void demo.stop();
  const { url: address, database } = demo;
  const signedIn = await signIn(http, { address, database, login: "demo", password: "demo" }, "demo", log);
  if (signedIn.ok) return ok({ ...signedIn.value, secret: signedIn.value.cookie, stop });
  stop();
  return signedIn;
}
