import "./shell/first-mark.ts";
import { randomUUID } from "node:crypto";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { app, session } from "electron";
import { ok } from "../shared/result.ts";
import type { Http, Log } from "./core/ports.ts";
import { createWorkspaces, type Workspaces, type WorkspacesPorts } from "./core/workspaces.ts";
import { openServer } from "./odoo/open-server.ts";
import { findDatabases, signIn } from "./odoo/sign-in.ts";
import { setAppMenu } from "./shell/app-menu.ts";
import { serveApp } from "./shell/app-protocol.ts";
import { createBadge } from "./shell/badge.ts";
import { systemClock } from "./shell/clock.ts";
import { streamEvents } from "./shell/event-stream.ts";
import { createElectronHttp } from "./shell/http.ts";
import { createFileLog } from "./shell/log.ts";
import { serveMedia } from "./shell/media-protocol.ts";
import { createNotifier } from "./shell/notifier.ts";
import { createSystemSignals } from "./shell/power.ts";
import { registerSchemes } from "./shell/schemes.ts";
import { createSecretStore } from "./shell/secrets.ts";
import { reportBugs } from "./shell/bugs.ts";
import { hardenContents, hardenSession, openExternal } from "./shell/security.ts";
import { serveCommands } from "./shell/serve-commands.ts";
import { isOnlyInstance, listenToStarts } from "./shell/single-instance.ts";
import { logStartup, markStartup } from "./shell/startup.ts";
import { applyTheme } from "./shell/theme.ts";
import { createTray } from "./shell/tray.ts";
import { createMainWindow, raise, watchWindow } from "./shell/window.ts";
import { createArchive } from "./storage/archive.ts";
import { dataFolder } from "./storage/data-folder.ts";
import { ElectronStore } from "./storage/electron-store.ts";
import { createOutboxStore } from "./storage/outbox-store.ts";
import { finishRemovals, removeWorkspaceData } from "./storage/remove-workspace-data.ts";
import { createSecretFile } from "./storage/secret-file.ts";
import { createSettingsStore } from "./storage/settings-store.ts";
import { createWindowStateStore } from "./storage/window-state-store.ts";
import { createWorkspaceRegistry } from "./storage/workspace-registry.ts";

/** What the build made: main, preload, renderer, icons. */
const out = fileURLToPath(new URL("..", import.meta.url));

const moved = process.env["PARLEY_USER_DATA"];
if (moved) app.setPath("userData", resolve(moved));
app.setAppUserModelId("app.parley.desktop");
// A picture of a message that was seen once would otherwise outlive signing out.
app.commandLine.appendSwitch("disable-http-cache");
registerSchemes();

markStartup("loaded");
if (isOnlyInstance()) void app.whenReady().then(start);
else app.quit();

/** Builds everything, the window first: its page loads while the rest is opened. */
function start(): void {
  markStartup("ready");
  markStartup("L1 markStartup(ready);");
  const directory = app.getPath("userData");
  markStartup("L2 const directory = app.");
  const { log, close: closeLog } = createFileLog(join(directory, "logs"));
  markStartup("L3 const { log, close: cl");
  reportBugs(log);
  markStartup("L4 reportBugs(log);");
  hardenContents(log);
  markStartup("L5 hardenContents(log);");
  hardenSession(session.defaultSession, log);
  markStartup("L6 hardenSession(session.");
  serveApp(session.defaultSession, join(out, "renderer"));
  markStartup("L7 serveApp(session.defau");
  setAppMenu();
  markStartup("L8 setAppMenu();");

  const kept = { directory, Store: ElectronStore, log };
  markStartup("L9 const kept = { directo");
  const settingsStore = createSettingsStore(kept);
  markStartup("L10 const settingsStore = ");
  let settings = settingsStore.read();
  markStartup("L11 let settings = setting");
  applyTheme(settings.theme);
  markStartup("L12 applyTheme(settings.th");

  const window = createMainWindow({
    session: session.defaultSession,
    preload: join(out, "preload", "preload.cjs"),
    icon: join(out, "icons", "app", "256x256.png"),
    place: createWindowStateStore(kept),
    hidesOnClose: () => process.platform === "darwin" || (settings.closeToTray && tray.isVisible()),
    log,
  });
  markStartup("L13 });");
  markStartup("window");
  markStartup("L14 markStartup(window);");
  window.once("show", () => {
    markStartup("shown");
    logStartup(log);
  });
  markStartup("L15 });");
  const tray = createTray(join(out, "icons"), { open: () => raise(window), quit: () => app.quit() });
  markStartup("L16 const tray = createTra");

  const folder = dataFolder(directory);
  markStartup("L17 const folder = dataFol");
  finishRemovals(folder, log);
  markStartup("L18 finishRemovals(folder,");
  const http = createElectronHttp();
  markStartup("L19 const http = createEle");
  const signals = createSystemSignals(systemClock);
  markStartup("L20 const signals = create");
  const notifier = createNotifier(log);
  markStartup("L21 const notifier = creat");
  const workspaces = createWorkspaces({
    registry: createWorkspaceRegistry({ folder, Store: ElectronStore, log }),
    settings: settingsStore,
    secrets: createSecretStore(createSecretFile(kept), log),
    openStores: ({ id }, onRebuilt) => {
      const { root, outbox } = folder.workspace(id);
      return {
        outboxStore: createOutboxStore({ directory: outbox, Store: ElectronStore, log }),
        archive: createArchive({ directory: root, log, onRebuilt }),
      };
    },
    openServer: (stored, cookie, onCookieChanged) =>
      openServer({ http, stored, cookie, onCookieChanged, clock: systemClock, log }),
    signIn: (input) => signIn(http, input, "odoo", log),
    findDatabases: (address) => findDatabases(http, address, log),
    startDemo: () => startDemo(http, log),
    removeWorkspaceData: (id) => void removeWorkspaceData(folder, id, log),
    notifier,
    badge: createBadge(tray, window),
    clock: systemClock,
    random: Math.random,
    newId: randomUUID,
    log,
    signals,
    minuteOfDay: () => new Date().getHours() * 60 + new Date().getMinutes(),
    openExternal: (url) => void openExternal(url, log),
  });
  markStartup("L22 });");

  const stream = streamEvents(window, systemClock);
  markStartup("L23 const stream = streamE");
  workspaces.subscribe((seq, event) => {
    stream.add(seq, event);
    if (event.type === "conversation-requested") raise(window);
    if (event.type !== "settings-changed") return;
    settings = event.settings;
    applyTheme(settings.theme);
  });
  markStartup("L24 });");
  watchWindow(window, { focused: workspaces.windowFocused, closed: workspaces.windowClosed });
  markStartup("L25 watchWindow(window, { ");
  serveMedia(session.defaultSession, workspaces.mediaOf, log);
  markStartup("L26 serveMedia(session.def");
  const links = listenToStarts({
    onStart: () => raise(window),
    onLink: ({ workspace, channel }) => workspaces.requestConversation(workspace, channel),
  });
  markStartup("L27 });");
  serveCommands(workspaces.handlers, log, (command) => {
    if (command !== "snapshot") return;
    markStartup("snapshot");
    links.ready();
  });
  markStartup("L28 });");

  app.on("window-all-closed", () => app.quit());
  markStartup("L29 app.on(window-all-clos");
  app.on("will-quit", () => {
    void workspaces.stop();
    notifier.stop();
    signals.stop();
    closeLog();
  });
  markStartup("L30 });");

  void begin(workspaces, window.id);
}

/** What is stored comes up first; the demo joins it when it was asked for. */
async function begin(workspaces: Workspaces, window: number): Promise<void> {
  await workspaces.start();
  markStartup("workspaces");
  if (process.argv.includes("--demo")) await workspaces.handlers.tryDemo({}, { window });
}

/** The living office of the demo, in this process; its code is loaded only when somebody wants it. */
async function startDemo(http: Http, log: Log): ReturnType<WorkspacesPorts["startDemo"]> {
  const { createDemoServer } = await import("./demo/start.ts");
  const demo = await createDemoServer({ living: true });
  const stop = (): void => void demo.stop();
  const { url: address, database } = demo;
  const signedIn = await signIn(http, { address, database, login: "demo", password: "demo" }, "demo", log);
  if (signedIn.ok) return ok({ ...signedIn.value, stop });
  stop();
  return signedIn;
}
