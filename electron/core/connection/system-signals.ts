import type { SystemSignals } from "../ports/desktop.ts";

/** What the desktop's signals mean to a line. Returns the undo. */
export function followSignals(
  signals: SystemSignals,
  to: {
    readonly gone?: (why: "asleep" | "no-network") => void;
    readonly back: () => void;
    readonly personActed?: () => void;
    readonly personLeft?: () => void;
  },
): () => void {
  return signals.subscribe((signal) => {
    switch (signal) {
      case "suspend":
        return to.gone?.("asleep");
      case "network-lost":
        return to.gone?.("no-network");
      case "unlock":
        to.personActed?.();
        return to.back();
      case "resume":
      case "network-changed":
        return to.back();
      case "lock":
        return to.personLeft?.();
    }
  });
}
