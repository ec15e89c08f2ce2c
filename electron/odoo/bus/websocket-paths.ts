import type { Log } from "../../core/ports/log.ts";
import type { WebsocketPathMemory } from "../../core/ports/bus.ts";

/** Where Odoo has its websocket (WIRE.md §3). */
export const standardPath = "/websocket";

/** Where proxies that were set up after older guides still put it. */
export const otherPaths: readonly string[] = ["/longpolling/websocket", "/bus/websocket", "/web/websocket"];

export interface WebsocketPaths {
  /** Which paths an attempt goes through: the standard one first, so that it is found when it works again. */
  toTry(): readonly string[];
  opened(path: string): void;
  /** Whether the next path is worth an attempt after this answer in the place of 101. */
  isElsewhere(path: string, status: number): boolean;
}

/**
 * Other paths are tried only when the server says that the standard one does not exist. The one that worked is the
 * next that is tried from then on, also after a restart, until it does not exist any more or the standard one does.
 */
export function createWebsocketPaths(memory: WebsocketPathMemory, log: Log): WebsocketPaths {
  const remembered = () => otherPaths.find((path) => path === memory.read()) ?? null;
  return {
    toTry() {
      const known = remembered();
      return [standardPath, ...(known === null ? [] : [known]), ...otherPaths.filter((path) => path !== known)];
    },
    opened(path) {
      const known = path === standardPath ? null : path;
      if (known === memory.read()) return;
      log("info", "websocket-path", { path });
      memory.write(known);
    },
    isElsewhere(path, status) {
      if (status === 404 && path === memory.read()) memory.write(null);
      // What is only guessed at says nothing by its answer; of a known path only 404 says that it is gone.
      return status === 404 || (path !== standardPath && path !== memory.read());
    },
  };
}
