import type { Http } from "../ports/http.ts";

/** What a request is given unless it says otherwise, ms. */
export const usualTimeout = 30_000;

/**
 * What a request is given where somebody has set another usual time (`ODOO_TIMEOUT`). What asks for longer has its
 * reason and keeps at least that: a post must outlast the server's own retries (WIRE.md §0.8), a file its size.
 * @param set in ms; null when nobody did
 */
export function timeoutFor(asked: number, set: number | null): number {
  if (set === null) return asked;
  return asked > usualTimeout ? Math.max(asked, set) : set;
}

/** The same way out with `timeoutFor`, for what has no governor: signing in. */
export function withTimeout(http: Http, set: number | null): Http {
  return (request) => http({ ...request, timeout: timeoutFor(request.timeout, set) });
}
