import { networkInterfaces } from "node:os";
import { powerMonitor } from "electron";
import type { Clock } from "../core/ports/clock.ts";
import type { SystemSignal, SystemSignals } from "../core/ports/desktop.ts";
import { networkSignature } from "./network-signature.ts";

/**
 * How often the list of networks is compared, ms. Electron has no event for a changed network in main, and its
 * `net.online` is no more than a poll either. One look of 50 µs each 15 s costs less than the bus's own pings, is no
 * more than a hint to try sooner than backoff would, and a waking machine is looked at on the spot.
 */
const networkLookEvery = 15_000;

const powerSignals = {
  suspend: "suspend",
  resume: "resume",
  "lock-screen": "lock",
  "unlock-screen": "unlock",
} as const satisfies Record<string, SystemSignal>;

/** What happens to the machine. Call when the app is ready; `stop` ends the looking at networks. */
export function createSystemSignals(clock: Clock, networksNow = networkInterfaces): SystemSignals & { stop(): void } {
  const listeners = new Set<(signal: SystemSignal) => void>();
  const tell = (signal: SystemSignal): void => {
    for (const listener of listeners) listener(signal);
  };

  let networks = networkSignature(networksNow());
  const compareNetworks = (): void => {
    const now = networkSignature(networksNow());
    if (now === networks) return;
    networks = now;
    tell(now === "" ? "network-lost" : "network-changed");
  };
  const look = (): void => {
    compareNetworks();
    cancel = clock.after(networkLookEvery, look);
  };
  let cancel = clock.after(networkLookEvery, look);

  const undo = Object.entries(powerSignals).map(([name, signal]) => {
    const onEvent = (): void => {
      tell(signal);
      if (signal === "resume" || signal === "unlock") compareNetworks();
    };
    // Electron declares an overload for each name, which no union of names can choose from.
    const monitor: NodeJS.EventEmitter = powerMonitor;
    monitor.on(name, onEvent);
    return () => void monitor.off(name, onEvent);
  });

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    idleTime: () => powerMonitor.getSystemIdleTime() * 1_000,
    stop() {
      cancel();
      for (const each of undo) each();
    },
  };
}
