import { expect, test } from "vitest";
import type { Http } from "../../../electron/core/ports/http.ts";
import { createSession } from "../../../electron/odoo/session/session.ts";
import { createUpload } from "../../../electron/odoo/discuss/upload.ts";
import { inConversation } from "../../../shared/domain/messages/thread.ts";
import { err } from "../../../shared/result.ts";
import { general, me, workspaceId } from "../../support/builders.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { json, odooError, page, scriptedHttp, type Scripted } from "../http/scripted-http.ts";

const origin = "https://odoo.example";
const client = (token: string) => page(200, `<script>odoo = { csrf_token: "${token}", debug: "" }</script>`);
const stored: Scripted = { status: 200, body: JSON.stringify({ data: { "ir.attachment": [{ id: 77, size: 5 }] } }) };
const invalidToken = page(400, "<p>Session expired (invalid CSRF token)</p>");
const signInPage = page(303, "", { location: "/web/login?redirect=%2Fodoo%3F" });

function over(http: Http) {
  const clock = createFakeClock();
  const profile = {
    kind: "odoo",
    access: "session",
    name: "Acme",
    server: origin,
    database: "db",
    login: "me",
    self: me,
  } as const;
  const account = { id: workspaceId(1), uid: 8, profile };
  const about = { http, stored: account, cookie: "session_id=mine", onCookieChanged: () => {}, log: () => {} };
  const upload = createUpload({ http, origin, session: createSession(about), clock });
  const controller = new AbortController();
  const send = () =>
    upload({
      thread: inConversation(general),
      name: "plan.txt",
      mimetype: "text/plain",
      bytes: {
        size: 5,
        async *read() {
          yield await Promise.resolve(new TextEncoder().encode("hello"));
        },
      },
      onSent: () => {},
      signal: controller.signal,
    });
  return { clock, send, abort: () => controller.abort() };
}

function given(...answers: Scripted[]) {
  const http = scriptedHttp(...answers);
  const asked = () => http.requests.map(({ method, url }) => `${method} ${url.slice(origin.length)}`);
  return { ...over(http), http, asked };
}

test("the token is asked for once, and the form has everything that the route wants", async () => {
  const { send, http, asked } = given(client("abc"), stored, stored);
  expect([await send(), await send()]).toEqual([
    { ok: true, value: 77 },
    { ok: true, value: 77 },
  ]);
  expect(asked()).toEqual(["GET /odoo", "POST /mail/attachment/upload", "POST /mail/attachment/upload"]);
  const [, request] = http.requests;
  const parts: Uint8Array[] = [];
  for await (const part of request?.stream?.read() ?? []) parts.push(part.slice());
  const body = Buffer.concat(parts);
  expect(request?.stream?.size).toBe(body.byteLength);
  const form = await new Response(body, { headers: request?.headers ?? {} }).formData();
  expect([...form.entries()].filter(([, value]) => typeof value === "string")).toEqual([
    ["csrf_token", "abc"],
    ["thread_id", "1"],
    ["thread_model", "discuss.channel"],
    ["is_pending", "true"],
  ]);
  expect(form.get("ufile")).toMatchObject({ name: "plan.txt", type: "text/plain", size: 5 });
});

test("a token that is good no more is fetched anew, once", async () => {
  const { send, asked } = given(client("old"), invalidToken, client("new"), stored);
  expect(await send()).toEqual({ ok: true, value: 77 });
  expect(asked()).toHaveLength(4);
  const twice = given(client("old"), invalidToken, client("new"), invalidToken);
  expect(await twice.send()).toMatchObject({ error: { type: "malformed" } });
});

test.each<[string, readonly Scripted[], object]>([
  ["no session", [signInPage], { type: "signed-out" }],
  ["a session that ended since", [client("abc"), invalidToken, signInPage], { type: "signed-out" }],
  [
    "a session that ended, and named one of several databases",
    [page(303, "", { location: "/web/database/selector" }), page(404, ""), json(["main", "test"])],
    { type: "signed-out" },
  ],
  [
    "a server that reaches none of its databases",
    [page(303, "", { location: "/web/database/selector" }), page(404, ""), json([])],
    { type: "malformed" },
  ],
  [
    "the server's own no",
    [client("abc"), { status: 200, body: '{"error": "You are not allowed to upload an attachment here."}' }],
    { type: "refused", kind: "invalid", reason: "You are not allowed to upload an attachment here." },
  ],
  ["too large", [client("abc"), page(413, "Too Large")], { type: "refused", kind: "invalid" }],
  ["a forbidden conversation", [client("abc"), page(403, "Forbidden")], { type: "refused", kind: "access" }],
  ["no such conversation", [client("abc"), page(404, "Not Found"), json(null)], { type: "refused", kind: "missing" }],
  [
    "a session that ended meanwhile",
    [client("abc"), page(404, ""), odooError("odoo.http.SessionExpiredException", "expired", 100)],
    { type: "signed-out" },
  ],
  ["a proxy's page", [client("abc"), page(502, "Bad Gateway")], { type: "unanswered" }],
  ["a portal's page", [page(200, "Welcome to the hotel")], { type: "unanswered" }],
  ["nothing", [client("abc"), { type: "broken", detail: "cut" }], { type: "unanswered" }],
  ["no network", [{ type: "unreachable", detail: "" }], { type: "offline" }],
  ["an answer without an id", [client("abc"), { status: 200, body: '{"data": {}}' }], { type: "unanswered" }],
])("%s is told as what it is", async (_what, answers, error) => {
  expect(await given(...answers).send()).toMatchObject({ error });
});

test("an upload that has stopped moving is given up, and so is one that nobody wants any more", async () => {
  const hanging: Http = async (request) => {
    if (request.method === "GET") return scriptedHttp(client("abc"))(request);
    return new Promise((resolve) => {
      request.signal?.addEventListener("abort", () => resolve(err({ type: "aborted", detail: "by us" })));
    });
  };
  const stalled = over(hanging);
  const answer = stalled.send();
  await stalled.clock.advance(119_000);
  expect(stalled.clock.waiting()).toEqual([1_000]);
  await stalled.clock.advance(1_000);
  expect(await answer).toMatchObject({ error: { type: "unanswered" } });
  expect(stalled.clock.waiting()).toEqual([]);
  const unwanted = over(hanging);
  const other = unwanted.send();
  await unwanted.clock.settle();
  unwanted.abort();
  expect(await other).toMatchObject({ error: { type: "unanswered" } });
});
