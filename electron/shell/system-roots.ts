import tls from "node:tls";
import type { Log } from "../core/ports/log.ts";

/**
 * The certificate authorities that the desktop trusts, PEM: `Http` trusts them through Chromium, the bus has to be
 * told. Read at the first call. Empty where this Electron cannot list them (33 cannot): then the bus trusts Node's own.
 */
export function createSystemRoots(log: Log): () => readonly string[] {
  let roots: readonly string[] | null = null;

  function read(): readonly string[] {
    if (typeof Reflect.get(tls, "getCACertificates") !== "function") return [];
    try {
      return tls.getCACertificates("system");
    } catch (error) {
      log("warn", "system-roots", { detail: String(error) });
      return [];
    }
  }

  return () => (roots ??= read());
}
