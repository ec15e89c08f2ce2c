import { expect, test } from "vitest";
import { connectionEndOf, connectionEnds } from "../../../electron/core/connection/connection-ends.ts";
import type { HttpFaultType } from "../../../electron/core/ports/http.ts";
import type { TransportEnd } from "../../../electron/core/ports/bus.ts";
import { httpFaults } from "../../support/builders.ts";
import { english } from "../../../shared/text/languages.ts";

const code = (value: number, reason = ""): TransportEnd => ({ code: value, reason, status: null, fault: null });
const status = (value: number): TransportEnd => ({ code: null, reason: "", status: value, fault: null });
const fault = (type: HttpFaultType): TransportEnd => ({
  code: null,
  reason: "",
  status: null,
  fault: { type, detail: "" },
});
const action = (end: TransportEnd) => `${connectionEndOf(end)}: ${connectionEnds[connectionEndOf(end)].action}`;

test("every close code of the wire book has its row", () => {
  const codes = [
    code(1000, "OUTDATED_VERSION"),
    ...[1000, 1001, 1005, 1006, 1008, 1009, 1011, 1013, 4001, 4002].map((c) => code(c)),
  ];
  expect(codes.map(action)).toEqual([
    "outdated: refresh-once",
    "finished: retry",
    "going-away: retry",
    "cut: retry",
    "cut: retry",
    "refused: check-session",
    "too-large: retry",
    "server-error: retry",
    "slow-down: ease-off",
    "session-dead: check-session",
    "too-old: retry-at-once",
  ]);
});

test("every answer to the handshake that is not 101 has its row", () => {
  expect(
    [400, 401, 403, 404, 426, 429, 500, 502, 503, 504, 520, 524, 200, 302].map((value) => action(status(value))),
  ).toEqual([
    "http-bad: retry-slowly",
    "http-denied: retry-slowly",
    "http-denied: retry-slowly",
    "http-missing: retry-slowly",
    "http-other: retry-slowly",
    "http-busy: ease-off",
    "http-unbound: retry-slowly",
    "http-down: retry",
    "http-down: retry",
    "http-down: retry",
    "http-cloudflare: retry",
    "http-cloudflare: retry",
    "http-page: retry",
    "http-page: retry",
  ]);
});

test("every fault below HTTP has its row", () => {
  expect(httpFaults.map((type) => connectionEndOf(fault(type)))).toEqual([
    "name-not-resolved",
    "connection-refused",
    "unreachable",
    "certificate",
    "client-certificate",
    "timeout",
    "broken",
    "answer-too-large",
    "cut",
    "cut",
  ]);
});

test("what the person reads is a sentence, and only a line that is well says nothing", () => {
  const silent = Object.entries(connectionEnds).filter(([, row]) => row.reads === null);
  const sentences = Object.values(connectionEnds).flatMap((row) => (row.reads ? english.say(row.reads) : []));
  expect(silent.map(([name]) => name)).toEqual(["too-old"]);
  expect(sentences.filter((sentence) => !/^[A-Z].*\.$/.test(sentence))).toEqual([]);
});
