import { accessError } from "./errors.ts";
import type { OdooError } from "./errors.ts";

/** Bad weather on order, for tests. Patterns are matched against the path; for `call_kw` it ends in `/model/method`. */
export type Fault =
  | { readonly status: number; readonly html?: string }
  | { readonly html: string }
  | { readonly errorEnvelope: OdooError | string }
  | "dropBeforeCommit"
  | "dropAfterCommit";

export interface Faults {
  /** Milliseconds that this route is kept waiting; `Infinity` never answers. */
  delayOf(route: string): number;
  /** The next fault meant for this route, used up by asking. */
  take(route: string): Fault | null;
  delay(route: RegExp, ms: number): void;
  failNext(route: RegExp, fault: Fault): void;
}

export function createFaults(): Faults {
  let delays: { route: RegExp; ms: number }[] = [];
  const faults: { route: RegExp; fault: Fault }[] = [];
  return {
    delayOf: (route) => delays.find((entry) => entry.route.test(route))?.ms ?? 0,
    take(route) {
      const index = faults.findIndex((entry) => entry.route.test(route));
      return index === -1 ? null : (faults.splice(index, 1)[0]?.fault ?? null);
    },
    delay(route, ms) {
      delays = delays.filter((entry) => entry.route.source !== route.source);
      if (ms > 0) delays.push({ route, ms });
    },
    failNext: (route, fault) => void faults.push({ route, fault }),
  };
}

export function faultError(error: OdooError | string): OdooError {
  return typeof error === "string" ? accessError(error) : error;
}
