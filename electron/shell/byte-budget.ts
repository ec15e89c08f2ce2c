import type { AbortSignalLike } from "../core/ports/http.ts";

export interface ByteBudget {
  /**
   * Waits until so many bytes fit beside what others have taken, first come, first served. Answers what gives them
   * back; null when `signal` called it off meanwhile.
   */
  take(bytes: number, signal: AbortSignalLike): Promise<(() => void) | null>;
}

/** Bounds the memory of things that are under way at once. What is larger than all of it goes alone. */
export function createByteBudget(limit: number): ByteBudget {
  const waiting: { readonly bytes: number; readonly go: () => void }[] = [];
  let taken = 0;

  function letGo(): void {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      if (taken > 0 && taken + next.bytes > limit) return;
      waiting.shift();
      next.go();
    }
  }

  return {
    take(bytes, signal) {
      return new Promise((resolve) => {
        if (signal.aborted) return resolve(null);
        const onAbort = (): void => {
          waiting.splice(waiting.indexOf(entry), 1);
          resolve(null);
          letGo();
        };
        const entry = {
          bytes,
          go() {
            signal.removeEventListener("abort", onAbort);
            taken += bytes;
            let isGivenBack = false;
            resolve(() => {
              if (isGivenBack) return;
              isGivenBack = true;
              taken -= bytes;
              letGo();
            });
          },
        };
        signal.addEventListener("abort", onAbort);
        waiting.push(entry);
        letGo();
      });
    },
  };
}
