import { describe, expect, onTestFinished, test } from "vitest";
import { createJsonRpc } from "../../../electron/odoo/http/json-rpc.ts";
import type { HttpRequest } from "../../../electron/core/ports/http.ts";
import type { Attention } from "../../../electron/core/ports/bus.ts";
import type { ServerFailure } from "../../../electron/core/ports/server.ts";
import { createBusPolling, usualPollPace } from "../../../electron/odoo/bus/bus-polling.ts";
import { createParseWarnings } from "../../../electron/odoo/wire/parse-warnings-log.ts";
import { err, ok } from "../../../shared/result.ts";
import { alice, me } from "../../support/builders.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { listenTo } from "../../suites/heard-on-bus.ts";
import { json, odooError, page, scriptedHttp, type Scripted } from "../http/scripted-http.ts";

const own = ["odoo18", "res.partner", Number(me.split(":")[1])];
const answer = (...notifications: readonly unknown[]) => json({ channels: [["odoo18", "x"], own], notifications });
const unpin = (id: number) => ({ id, message: { type: "discuss.channel/unpin", payload: { id: 9 } } });

/** A line that polls a server of these answers. */
function polling(
  answers: readonly Scripted[],
  given: { readonly attention?: () => Attention; readonly check?: ServerFailure } = {},
) {
  const clock = createFakeClock();
  const http = scriptedHttp(...answers);
  const parseWarnings = createParseWarnings(() => {});
  const check = given.check ? err(given.check) : ok("alive" as const);
  const ear = listenTo(
    createBusPolling({
      jsonRpc: createJsonRpc({ http, origin: "https://odoo.example.com", cookie: () => "session_id=mine" }),
      self: me,
      clock,
      parseWarnings,
      pace: usualPollPace,
      session: {
        cookie: () => "session_id=mine",
        websocketVersion: () => null,
        fileLimit: () => 0,
        check: () => Promise.resolve(check),
        refresh: () => Promise.resolve(ok()),
        destroy: () => Promise.resolve(ok()),
      },
    }),
    given.attention ?? (() => "here"),
  );
  onTestFinished(() => ear.line.close());
  return { clock, http, ear, parseWarnings, asked: () => http.requests.map(askedIn) };
}

function askedIn({ url, body }: HttpRequest): readonly [string, unknown] {
  const { params } = JSON.parse(String(body)) as { readonly params: unknown };
  return [new URL(url).pathname, params];
}

const peek = (channels: readonly string[], last: number, isFirst = false) => [
  "/websocket/peek_notifications",
  { channels, last, is_first_poll: isFirst },
];

describe("asking", () => {
  test("opens with a first poll, and then asks from where the subscriber was", async () => {
    const { ear, clock, asked } = polling([answer(unpin(3)), answer(unpin(13), unpin(12))]);
    await ear.opened;
    ear.line.subscribe([alice, "guest:7" as typeof alice], 10.9);
    await clock.settle();
    expect(asked()).toEqual([
      peek([], 0, true),
      peek(["odoo-presence-res.partner_43", "odoo-presence-mail.guest_7"], 10),
    ]);
    expect(ear.notices.map(({ id }) => id)).toEqual([13, 12]);
    expect(ear.signsOfLife()).toBe(2);
  });

  test("asks again 2 s after an answer while somebody is there, and 15 s after it otherwise", async () => {
    let attention: Attention = "elsewhere";
    const { ear, clock, http } = polling([answer(), answer(), answer(), answer()], { attention: () => attention });
    await ear.opened;
    await clock.settle();
    expect(clock.waiting()).toEqual([2_000]);
    attention = "away";
    await clock.advance(2_000);
    expect([http.requests.length, clock.waiting()]).toEqual([2, [15_000]]);
  });

  test("never asks twice at once: what is wanted meanwhile becomes one more question", async () => {
    const { ear, clock, asked } = polling([answer(), answer(), answer()]);
    await ear.opened;
    await clock.settle();
    for (let round = 0; round < 20; round += 1) {
      ear.line.subscribe([], 5);
      ear.line.ping();
    }
    await clock.settle();
    expect(asked().slice(1)).toEqual([peek([], 5), peek([], 5)]);
  });

  test("a row that is answered twice is told once, also a strange one", async () => {
    const strange = { id: 21, message: { type: "new.thing", payload: {} } };
    const { ear, clock, parseWarnings } = polling([
      answer(),
      answer(unpin(20), strange),
      answer(unpin(20), strange, unpin(19)),
    ]);
    await ear.opened;
    ear.line.subscribe([], 1);
    await clock.settle();
    await clock.advance(2_000);
    expect(ear.notices.map(({ id }) => id)).toEqual([20, 21, 19]);
    expect(parseWarnings.counts()).toEqual(new Map([["new.thing", 1]]));
  });

  test("of presence that waits only the newest is told", async () => {
    const { ear, clock, asked } = polling([answer(), json({}), json({})]);
    await ear.opened;
    for (const idle of [1.4, 2, 3]) ear.line.updatePresence(idle);
    await clock.settle();
    expect(asked().slice(1)).toEqual(
      [1, 3].map((idle) => ["/websocket/update_bus_presence", { inactivity_period: idle, im_status_ids_by_model: {} }]),
    );
  });

  test("a line that was closed asks and tells nothing more, and its question is called off", async () => {
    const { ear, clock, http } = polling([answer(), answer(unpin(9))]);
    await ear.opened;
    ear.line.subscribe([], 1);
    ear.line.close();
    await clock.advance(60_000);
    expect(http.requests.at(-1)?.signal?.aborted).toBe(true);
    expect([ear.notices, clock.waiting()]).toEqual([[], []]);
  });
});

describe("the end of a line says what stands in the way", () => {
  test.each<[string, Scripted, object]>([
    ["a page of a proxy", page(502, "<title>Bad Gateway</title>"), { code: null, status: 502 }],
    ["no such route", page(404, "<title>Not Found</title>"), { code: null, status: 404 }],
    ["a portal", page(302, "", { location: "https://portal.example" }), { code: null, status: 302 }],
    ["a page that is no answer", page(200, "<title>Welcome</title>"), { code: null, status: 200 }],
    ["an answer that is none of Odoo", json({ hello: "world" }), { code: null, status: 200 }],
    ["too many requests", page(429, "slow down"), { code: null, status: 429 }],
    ["no way there", { type: "unreachable", detail: "EHOSTUNREACH" }, { status: null, fault: { type: "unreachable" } }],
    ["no answer in time", { type: "timeout", detail: "" }, { status: null, fault: { type: "timeout" } }],
    ["a session that is over", odooError("odoo.http.SessionExpiredException", "Session expired", 100), { code: 4001 }],
    ["an exception", odooError("builtins.ValueError", "bus.Bus only string channels"), { code: 1011 }],
    ["no database connection left", odooError("psycopg2.pool.PoolError", "exhausted"), { code: 1013 }],
    ["the public in our place", json({ channels: [["odoo18", "broadcast"]], notifications: [] }), { code: 4001 }],
  ])("%s", async (_what, came, end) => {
    const { ear } = polling([came]);
    expect(await ear.ended).toMatchObject(end);
  });

  test("a route missing because the session is in no database is a session that is over (WIRE.md §2.4)", async () => {
    const { ear } = polling([page(404, "<title>Not Found</title>")], { check: { type: "signed-out" } });
    expect(await ear.ended).toMatchObject({ code: 4001 });
  });

  test("once it is open as well", async () => {
    const { ear, clock } = polling([answer(), page(503, "<title>Down</title>")]);
    await ear.opened;
    await clock.advance(2_000);
    expect(await ear.ended).toMatchObject({ status: 503 });
    expect(clock.waiting()).toEqual([]);
  });
});
