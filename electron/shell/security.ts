import { app, shell, type Session } from "electron";
import type { Log } from "../core/ports/log.ts";
import { appOrigin } from "./app-origin.ts";
import { externalUrl } from "./external-url.ts";

/** All that a page of ours may be allowed: to put text on the clipboard after a click ("Copy link"). */
const allowedPermissions: ReadonlySet<string> = new Set(["clipboard-sanitized-write"]);
const remoteAddresses = ["http://*/*", "https://*/*", "ws://*/*", "wss://*/*", "ftp://*/*", "file://*"];

/** Closes what Chromium offers a page of this session: permissions, devices, downloads and the network. */
export function hardenSession(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const granted = isAllowed(permission, details.requestingUrl);
    if (!granted) log("warn", "permission-denied", { permission });
    answer(granted);
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.on("select-hid-device", (event, _devices, choose) => chooseNone(event, () => choose(null)));
  session.on("select-usb-device", (event, _devices, choose) => chooseNone(event, () => choose()));
  session.on("select-serial-port", (event, _ports, _contents, choose) => chooseNone(event, () => choose("")));
  session.on("will-download", (event) => event.preventDefault());
  session.webRequest.onBeforeRequest({ urls: remoteAddresses }, ({ resourceType }, answer) => {
    log("warn", "remote-content-refused", { type: resourceType });
    answer({ cancel: true });
  });
}

/**
 * Has to be called before the app is ready: each session fetches its dictionaries as soon as it is there, unasked and
 * from a server of Google's. Only macOS brings its own; elsewhere there is no spelling without a dictionary from IT.
 */
export function fetchNoDictionaries(): void {
  if (process.platform === "darwin") return;
  app.on("session-created", (session) => session.setSpellCheckerLanguages([]));
}

function isAllowed(permission: string, requester: string): boolean {
  return allowedPermissions.has(permission) && `${requester}/`.startsWith(`${appOrigin}/`);
}

/** Left to itself Electron may choose the first that there is. */
function chooseNone(event: { preventDefault(): void }, answer: () => void): void {
  event.preventDefault();
  answer();
}

/**
 * No page of ours ever goes elsewhere, opens a window or embeds another page, nor reaches anybody by WebRTC, which no
 * policy of a page forbids. Bad certificates stay refused, and no server gets one of the person's own: that would tell it
 * who they are, and nobody asked them. `Http` gives none by itself.
 */
export function hardenContents(log: Log): void {
  const refuse = (what: string) => (event: { preventDefault(): void }) => {
    event.preventDefault();
    log("warn", "refused", { what });
  };
  app.on("web-contents-created", (_event, contents) => {
    contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
    contents.on("select-bluetooth-device", (event, _devices, choose) => chooseNone(event, () => choose("")));
    contents.on("will-navigate", refuse("navigation"));
    contents.on("will-frame-navigate", refuse("frame navigation"));
    contents.on("will-redirect", refuse("redirect"));
    contents.on("will-attach-webview", refuse("webview"));
    contents.setWindowOpenHandler(() => {
      log("warn", "refused", { what: "new window" });
      return { action: "deny" };
    });
  });
  app.on("select-client-certificate", (event, _contents, _url, _list, choose) => chooseNone(event, () => choose()));
  app.on("certificate-error", (_event, _contents, _url, error) => log("warn", "certificate-refused", { error }));
}

/** Opens an address in the person's browser or mail program; anything but https, http and mailto is refused. */
export async function openExternal(address: string, log: Log): Promise<void> {
  const url = externalUrl(address);
  if (url === null) return log("warn", "refused", { what: "external address" });
  await shell.openExternal(url);
}
