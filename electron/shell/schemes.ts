import { protocol } from "electron";
import { mediaScheme } from "../../shared/ipc/media-address.ts";
import { appScheme } from "./app-origin.ts";

/** Has to be called before the app is ready, and once. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    { scheme: mediaScheme, privileges: { standard: true, secure: true, stream: true } },
  ]);
}
