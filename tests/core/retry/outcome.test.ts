import { expect, test } from "vitest";
import { failureName, outcomeOf, routeOf, type Outcome } from "../../../electron/core/retry/outcome.ts";
import { timeoutFor } from "../../../electron/core/retry/timeouts.ts";
import type { HttpFaultType, HttpRequest } from "../../../electron/core/ports/http.ts";
import { err, ok } from "../../../shared/result.ts";

const answer = (status: number) => ok({ status, headers: new Map(), body: new Uint8Array() });

test.each<[number, Outcome]>([
  [200, "answered"],
  [303, "answered"],
  [400, "answered"],
  [404, "answered"],
  [429, "answered"],
  [500, "failed"],
  [502, "failed"],
  [503, "failed"],
  [504, "slow"],
  [520, "failed"],
  [524, "slow"],
])("HTTP %i: %s", (status, outcome) => {
  expect(outcomeOf(answer(status))).toBe(outcome);
});

test.each<[HttpFaultType, Outcome]>([
  ["name-not-resolved", "failed"],
  ["refused", "failed"],
  ["unreachable", "failed"],
  ["certificate", "failed"],
  ["client-certificate", "failed"],
  ["broken", "failed"],
  ["timeout", "slow"],
  ["too-large", "answered"],
  ["aborted", "unsaid"],
  ["held-back", "unsaid"],
])("%s: %s", (type, outcome) => {
  expect(outcomeOf(err({ type, detail: "" }))).toBe(outcome);
});

test("a failure has a name that names nobody", () => {
  expect(failureName(err({ type: "refused", detail: "connect ECONNREFUSED 10.0.0.5:8069" }))).toBe("refused");
  expect(failureName(answer(502))).toBe("HTTP 502");
});

test("a route is the address without its parameters, or what the caller says", () => {
  const request: HttpRequest = {
    method: "GET",
    url: "https://odoo.example/web/image/7?unique=8#x",
    headers: {},
    body: null,
    timeout: 1,
    maxBytes: 1,
    signal: null,
  };
  expect(routeOf(request)).toBe("https://odoo.example/web/image/7");
  expect(routeOf({ ...request, route: "mail.message/search_read" })).toBe("mail.message/search_read");
});

test("a set timeout stands in for the usual one, and what asks for longer keeps at least that", () => {
  expect([timeoutFor(30_000, null), timeoutFor(90_000, null)]).toEqual([30_000, 90_000]);
  expect([timeoutFor(30_000, 5_000), timeoutFor(20_000, 60_000)]).toEqual([5_000, 60_000]);
  expect([timeoutFor(90_000, 5_000), timeoutFor(90_000, 120_000)]).toEqual([90_000, 120_000]);
});
