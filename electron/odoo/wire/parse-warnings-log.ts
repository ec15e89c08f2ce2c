import type { Log } from "../../core/ports/log.ts";
import type { ParseWarning } from "./parse-warnings.ts";

/** Counts what could not be read and logs it once a kind, so that a strange server cannot fill the log. */
export interface ParseWarnings {
  enter(parseWarnings: readonly ParseWarning[]): void;
  /** How often each kind came. */
  counts(): ReadonlyMap<string, number>;
}

export function createParseWarnings(log: Log): ParseWarnings {
  const counts = new Map<string, number>();
  return {
    enter(parseWarnings) {
      for (const { about, detail } of parseWarnings) {
        const count = (counts.get(about) ?? 0) + 1;
        counts.set(about, count);
        if (count === 1) log("warn", "wire-not-understood", { about, detail: detail.slice(0, 500) });
      }
    },
    counts: () => counts,
  };
}
