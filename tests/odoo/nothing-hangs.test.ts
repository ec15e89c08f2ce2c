import { afterEach, describe, expect, test } from "vitest";
import { createJsonRpc } from "../../electron/odoo/http/json-rpc.ts";
import { createBusPolling } from "../../electron/odoo/bus/bus-polling.ts";
import { createBusRpcPolling, usualRpcPace } from "../../electron/odoo/bus/record-polling.ts";
import { createBusSocket } from "../../electron/odoo/bus/bus-socket.ts";
import { createParseWarnings } from "../../electron/odoo/wire/parse-warnings-log.ts";
import { listDatabases } from "../../electron/odoo/session/find-server.ts";
import { createNodeHttp } from "../../electron/odoo/http/node-http.ts";
import { createMediaSource } from "../../electron/odoo/discuss/media.ts";
import type { LiveSession } from "../../electron/odoo/session/session.ts";
import { sessionCookie, SessionInfo } from "../../electron/odoo/session/session-info.ts";
import { createWebsocketPaths } from "../../electron/odoo/bus/websocket-paths.ts";
import { ok } from "../../shared/result.ts";
import * as v from "valibot";
import { me } from "../support/builders.ts";
import { createFakeClock } from "../support/fake-clock.ts";
import { listenTo } from "../suites/heard-on-bus.ts";
import { json, scriptedHttp } from "./http/scripted-http.ts";

const undo: (() => void)[] = [];
afterEach(() => undo.splice(0).forEach((each) => each()));

const parseWarnings = createParseWarnings(() => {});
const origin = "http://127.0.0.1:9";

function session(given: Partial<LiveSession> = {}): LiveSession {
  return {
    cookie: () => "session_id=mine",
    websocketVersion: () => "18.0-7",
    fileLimit: () => 0,
    check: () => Promise.resolve(ok("alive" as const)),
    refresh: () => Promise.resolve(ok()),
    destroy: () => Promise.resolve(ok()),
    ...given,
  };
}

function socketTo(given: { readonly origin?: string; readonly session?: LiveSession; readonly roots?: () => never }) {
  const { roots = () => [] } = given;
  const bus = createBusSocket({
    session: given.session ?? session(),
    origin: given.origin ?? origin,
    self: me,
    clock: createFakeClock(),
    parseWarnings,
    roots,
    paths: createWebsocketPaths({ read: () => null, write: () => {} }, () => {}),
  });
  const ear = listenTo(bus);
  undo.push(() => ear.line.close());
  return ear;
}

const thrown = (): never => {
  throw new Error("nobody thought of that");
};

describe("a websocket that cannot even be asked for ends its line, so that it is tried again", () => {
  test.each([
    ["an address that is none", { origin: "http://[" }],
    ["a cookie that no header holds", { session: session({ cookie: () => "session_id=\u{1f36a}\n" }) }],
    ["a session that throws", { session: session({ websocketVersion: () => null, refresh: thrown }) }],
    [
      "a session that rejects",
      { session: session({ websocketVersion: () => null, refresh: () => Promise.reject(new Error("no")) }) },
    ],
    ["a version that throws", { session: session({ websocketVersion: thrown }) }],
    ["certificates of the system that cannot be had", { origin: "https://127.0.0.1:9", roots: thrown }],
  ])("%s", async (_what, given) => {
    expect(await socketTo(given).ended).toMatchObject({
      code: null,
      fault: { type: "broken", detail: expect.stringContaining("could not be asked for") as string },
    });
  });

  test("a version of half a character is asked with as one that cannot be read, and a refusal is a refusal", async () => {
    const { fault } = await socketTo({ session: session({ websocketVersion: () => "\ud800" }) }).ended;
    expect(fault?.type).toBe("refused");
  });
});

describe("polling whose question throws ends its line, so that it is tried again", () => {
  const pace = { active: 2_000, idle: 15_000 };
  test.each([
    ["at once", thrown],
    ["later", () => Promise.reject(new Error("nobody thought of that"))],
  ])("%s", async (_when, http) => {
    const clock = createFakeClock();
    const bus = createBusPolling({
      jsonRpc: createJsonRpc({ http, origin, cookie: () => null }),
      session: session(),
      self: me,
      clock,
      parseWarnings,
      pace,
    });
    expect(await listenTo(bus).ended).toMatchObject({ fault: { type: "broken" } });
    const models = { channel: "discuss.channel", member: "discuss.channel.member" } as const;
    const rows = createBusRpcPolling({ rpc: http, self: me, clock, parseWarnings, models, pace: usualRpcPace });
    expect(await listenTo(rows).ended).toMatchObject({ fault: { type: "broken" } });
  });
});

describe("session_info", () => {
  const info = { uid: 8, partner_id: 42, db: "odoo", username: "alice", is_internal_user: true };
  const parsed = (given: object) => v.safeParse(SessionInfo, { ...info, ...given });

  test.each(["\ud800", "18.0\n7", "x".repeat(65), " ", "é", ""])(
    "with a version of %j has no particular one",
    (given) => {
      expect(parsed({ websocket_worker_version: given }).output).toMatchObject({ websocket_worker_version: "" });
    },
  );

  test.each([undefined, null, 18, {}, []])("with a version of %j has none", (given) => {
    expect(parsed({ websocket_worker_version: given }).output).toMatchObject({ websocket_worker_version: null });
  });

  test.each([
    ["db", "\udc00odoo"],
    ["db", ""],
    ["db", "x".repeat(501)],
    ["username", "al\ud800ice"],
    ["uid", 2 ** 53],
    ["partner_id", 1.5],
  ])("with %s %j is none that we could go on with", (key, value) => {
    expect(parsed({ [key]: value }).success).toBe(false);
  });

  test.each(["größe", "\u{1f600}", "a b"])("with a database named %j keeps that name as it is", (db) => {
    expect(parsed({ db }).output).toMatchObject({ db });
  });
});

test.each(["a\u0007b", "é", "\u{1f36a}", "x".repeat(5_000)])(
  "a cookie of %j, which no header could send back, is not taken",
  (value) => {
    expect(sessionCookie(new Map([["set-cookie", [`session_id=${value}; Path=/`]]]))).toBeNull();
  },
);

test("databases whose names cannot be read as they are spelt are not offered", async () => {
  const http = scriptedHttp(json(["odoo", "od\u202eoo", "\ud800", "größe", ""]));
  expect(await listDatabases(http, origin, () => {})).toEqual(ok(["odoo", "größe"]));
});

test("a picture of an impossible version is asked for all the same", async () => {
  const http = scriptedHttp({ status: 200, headers: { "content-type": "image/png" }, body: "" });
  const media = createMediaSource({ http, origin, session: session() });
  const file = await media.load({ type: "persona-avatar", person: me, version: "\ud800" });
  expect([file.ok, http.requests[0]?.url]).toEqual([
    true,
    `${origin}/web/image/res.partner/42/avatar_128?unique=%EF%BF%BD`,
  ]);
});

test.each([
  ["an address that is none", { url: "http://[/" }],
  ["a header that cannot be sent", { headers: { cookie: "session_id=\u{1f36a}" } }],
  ["a header with a line break", { headers: { cookie: "a\r\nx-other: b" } }],
])("a request with %s has not left, and its caller hears so", async (_what, given) => {
  const http = createNodeHttp();
  undo.push(http.close);
  const answer = await http({
    method: "POST",
    url: origin,
    headers: {},
    body: "",
    timeout: 1_000,
    maxBytes: 1_000,
    signal: null,
    ...given,
  });
  expect(answer).toMatchObject({ ok: false, error: { type: "unreachable" } });
});
