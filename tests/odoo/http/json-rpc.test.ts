import { describe, expect, test } from "vitest";
import type { Http, HttpFaultType } from "../../../electron/core/ports/http.ts";
import { createJsonRpc } from "../../../electron/odoo/http/json-rpc.ts";
import { sessionRpc } from "../../../electron/odoo/http/rpc.ts";
import { servers } from "../../wire/recordings.ts";
import { json, odooError, page, recorded, scriptedHttp, type Scripted } from "./scripted-http.ts";

const origin = "https://odoo.example";
const cookie = "session_id=abc";
const over = (http: Http) => createJsonRpc({ http, origin, cookie: () => cookie });
const ask = (...answers: Scripted[]) => over(scriptedHttp(...answers)).call("/mail/data", {});

test("a call is a JSON POST with the session's cookie", async () => {
  const http = scriptedHttp(json([1]));
  expect(await sessionRpc(over(http))("res.partner", "read", [[7]], { fields: [] })).toEqual({
    ok: true,
    value: [1],
  });
  const [request] = http.requests;
  expect(request).toMatchObject({
    method: "POST",
    url: "https://odoo.example/web/dataset/call_kw/res.partner/read",
    headers: { cookie, "content-type": "application/json" },
    timeout: 30_000,
  });
  expect(JSON.parse(String(request?.body)).params).toEqual({
    model: "res.partner",
    method: "read",
    args: [[7]],
    kwargs: { fields: [] },
  });
});

test("a method that returns None gives null", async () => {
  expect(await ask(recorded("check"))).toEqual({ ok: true, value: null });
});

describe("what the transport failed at decides what may have been done", () => {
  test.each<HttpFaultType>([
    "name-not-resolved",
    "refused",
    "unreachable",
    "certificate",
    "client-certificate",
    "held-back",
  ])("%s: surely not sent", async (type) => {
    const fault = { type, detail: "why" };
    expect(await ask(fault)).toEqual({ ok: false, error: { type: "offline", fault } });
  });

  test.each<HttpFaultType>(["timeout", "broken", "too-large", "aborted"])("%s: nobody knows", async (type) => {
    const fault = { type, detail: "why" };
    expect(await ask(fault)).toEqual({
      ok: false,
      error: { type: "unanswered", detail: `${type}: why`, instead: fault },
    });
  });
});

describe("pages of what stands before Odoo", () => {
  test.each([500, 502, 503, 504, 520, 524])("HTTP %i: nobody knows", async (status) => {
    expect(await ask(page(status, "<html><title>Bad Gateway</title>"))).toEqual({
      ok: false,
      error: { type: "unanswered", detail: `HTTP ${status}, text/html: Bad Gateway`, instead: status },
    });
  });

  test("a page that pretends to be fine is no answer either", async () => {
    expect(await ask(page(200, "<h1>Sign in to the network</h1>"))).toMatchObject({ error: { type: "unanswered" } });
  });

  test("too many requests: later", async () => {
    expect(await ask(page(429, ""))).toMatchObject({ error: { type: "busy" } });
  });

  test("too large for the proxy: no", async () => {
    expect(await ask(page(413, ""))).toMatchObject({ error: { type: "refused", kind: "invalid" } });
  });

  test("a redirect is not the shape of Odoo, and its target is in the log", async () => {
    expect(await ask(page(302, "", { location: "https://portal.example/" }))).toMatchObject({
      error: { type: "malformed", detail: expect.stringContaining("https://portal.example/") },
    });
  });

  test.each(["", "[]", "null", '{"jsonrpc":"1.0"}', '{"jsonrpc":"2.0","error":"no"}'])(
    "%j is not an answer",
    async (body) => {
      expect(await ask({ status: 200, headers: { "content-type": "application/json" }, body })).toMatchObject({
        ok: false,
        error: { type: "unanswered" },
      });
    },
  );
});

describe("Odoo's own errors", () => {
  test.each(servers)("as recorded on %s", async (server) => {
    const names = [
      "AccessError shape",
      "UserError shape (admin deletes general)",
      "ValidationError: duplicate login",
      "unknown method",
      "authenticate bad password",
    ];
    const failures = await Promise.all(names.map((name) => ask(recorded(name, server))));
    expect(
      failures.map((answer) => (answer.ok || answer.error.type !== "refused" ? answer : answer.error.kind)),
    ).toEqual(["access", "invalid", "invalid", "other", "access"]);
  });

  test("the reason is the server's own sentence", async () => {
    expect(await ask(odooError("odoo.exceptions.UserError", "This channel is archived."))).toEqual({
      ok: false,
      error: { type: "refused", kind: "invalid", reason: "This channel is archived." },
    });
  });

  test("a conflict that the server gave up on is weather, and surely not done", async () => {
    const message = "could not serialize access due to concurrent update";
    expect(await ask(odooError("psycopg2.errors.SerializationFailure", message))).toEqual({
      ok: false,
      error: { type: "busy", detail: message },
    });
  });

  test("a server without a database connection left is weather, and may have done it before it missed one", async () => {
    const message = "The Connection Pool Is Full";
    expect(await ask(odooError("psycopg2.pool.PoolError", message))).toEqual({
      ok: false,
      error: { type: "busy", detail: message, mayBeDone: true },
    });
  });

  test("another failure of the database leaves a doubt", async () => {
    expect(await ask(odooError("psycopg2.OperationalError", "server closed the connection"))).toMatchObject({
      error: { type: "unanswered" },
    });
  });
});

describe("a dead session", () => {
  test("says code 100 on routes for users", async () => {
    expect(await ask(recorded("garbage session id"))).toEqual({ ok: false, error: { type: "signed-out" } });
  });

  test("says 404 on chat routes, and is found out by asking", async () => {
    const http = scriptedHttp(recorded("/mail/data after logout (auth=public)"), recorded("check after logout"));
    expect(await over(http).call("/mail/data", {})).toEqual({ ok: false, error: { type: "signed-out" } });
    expect(http.requests.map(({ url }) => new URL(url).pathname)).toEqual(["/mail/data", "/web/session/check"]);
  });

  test("is not the reason when the session is fine: then it is missing", async () => {
    expect(await ask(recorded("404 NotFound on json route"), recorded("check"))).toMatchObject({
      error: { type: "refused", kind: "missing" },
    });
  });

  describe("where it said which of several databases is meant", () => {
    const noSuchPage = page(404, "<title>404 Not Found</title>");

    test("leaves a page for 404, and is found out by asking", async () => {
      const http = scriptedHttp(noSuchPage, noSuchPage, json(["main", "test"]));
      expect(await over(http).call("/mail/data", {})).toEqual({ ok: false, error: { type: "signed-out" } });
      expect(http.requests.map(({ url, headers }) => [new URL(url).pathname, headers["cookie"]])).toEqual([
        ["/mail/data", cookie],
        ["/web/session/check", cookie],
        ["/web/database/list", undefined],
      ]);
    });

    test.each<[string, ...Scripted[]]>([
      ["a server that does not reach its databases", noSuchPage, json([])],
      ["a server of one database", noSuchPage, json(["main"])],
      ["a server that keeps their names to itself", noSuchPage, odooError("odoo.exceptions.AccessDenied", "no")],
      ["a server that cannot be reached any more", { type: "refused", detail: "" }],
      ["a live session", recorded("check")],
    ])("is not taken for %s", async (_what, ...answers) => {
      expect(await ask(noSuchPage, ...answers)).toMatchObject({
        ok: false,
        error: { type: "malformed", instead: 404 },
      });
    });
  });

  test("is not believed in when nobody could be asked", async () => {
    const fault = { type: "refused", detail: "" } as const;
    expect(await ask(recorded("404 NotFound on json route"), fault)).toEqual({
      ok: false,
      error: { type: "offline", fault },
    });
  });
});
