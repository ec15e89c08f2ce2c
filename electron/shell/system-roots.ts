import tls from "node:tls";
import type { Log } from "../core/ports.ts";

/**
 * The certificate authorities that the desktop trusts, PEM: `Http` trusts them through Chromium, the bus has to be
 * told. Empty where this Electron cannot list them (33 cannot); then the bus trusts Node's own only.
 */
export function systemRoots(log: Log): readonly string[] {
  const list: unknown = Reflect.get(tls, "getCACertificates");
  if (typeof list !== "function") return [];
  try {
    return tls.getCACertificates("system");
  } catch (error) {
    log("warn", "system-roots", { detail: String(error) });
    return [];
  }
}
