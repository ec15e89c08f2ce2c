import type { Result } from "../../../shared/result.ts";
import type { HttpFault, HttpRequest, HttpResponse } from "../ports/http.ts";

/**
 * What the end of a request says about the server. `failed`: nobody there, cut, or a page that stands in for Odoo.
 * `slow`: connected, and not done in time, which may be the fault of this one route. `unsaid`: we ended it ourselves.
 */
export type Outcome = "answered" | "slow" | "failed" | "unsaid";

/** Every answer of Odoo is an answer, a refusal too: it sends errors with status 200 (WIRE.md §2.3). */
export function outcomeOf(result: Result<HttpResponse, HttpFault>): Outcome {
  if (result.ok) {
    const { status } = result.value;
    // A proxy has waited in our place: 504, and 524 of Cloudflare.
    if (status === 504 || status === 524) return "slow";
    return status >= 500 ? "failed" : "answered";
  }
  switch (result.error.type) {
    case "name-not-resolved":
    case "refused":
    case "unreachable":
    case "certificate":
    case "client-certificate":
    case "broken":
      return "failed";
    case "timeout":
      return "slow";
    case "too-large":
      return "answered";
    case "aborted":
    case "held-back":
      return "unsaid";
  }
}

/** A failure in a word or two, with nothing in it that names anybody. */
export function failureName(result: Result<HttpResponse, HttpFault>): string {
  return result.ok ? `HTTP ${result.value.status}` : result.error.type;
}

/** What was asked, without its parameters. Where all methods share one address, the caller names the route. */
export function routeOf({ route, url }: HttpRequest): string {
  return route ?? url.split(/[?#]/, 1)[0] ?? url;
}
