import type { Gate } from "../../electron/core/ports/governor-state.ts";

/** A gate that holds nothing back, and remembers what it was told. */
export function openGate(): Gate & { readonly told: string[]; release(): void } {
  const told: string[] = [];
  const listeners = new Set<() => void>();
  return {
    told,
    release: () => listeners.forEach((listener) => listener()),
    serverIsBack: () => void told.push("back"),
    serverMayBeBack: () => void told.push("may be back"),
    connectionIsDead: () => void told.push("way is dead"),
    onRelease(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => void told.push("closed"),
    state: () => ({
      waiting: 0,
      underWay: 0,
      tokens: 10,
      burst: 10,
      breaker: { state: "closed", failures: 0 },
      failures: [],
      signIn: null,
    }),
  };
}
