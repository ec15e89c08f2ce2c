import type { Profile } from "../../../shared/domain/workspace.ts";
import type { SystemSignals } from "../ports/desktop.ts";

/** The demo, and a server on the same machine, need no network; the desktop's word on it does not concern them. */
export function signalsFor(profile: Profile, signals: SystemSignals): SystemSignals {
  return isOnThisMachine(profile) ? withoutNetwork(signals) : signals;
}

function isOnThisMachine({ server }: Profile): boolean {
  return /^https?:\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/u.test(server);
}

function withoutNetwork(signals: SystemSignals): SystemSignals {
  return {
    ...signals,
    subscribe: (listener) =>
      signals.subscribe((signal) => {
        if (signal !== "network-lost") listener(signal);
      }),
  };
}
