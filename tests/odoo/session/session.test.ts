import { describe, expect, test } from "vitest";
import * as v from "valibot";
import { createSession } from "../../../electron/odoo/session/session.ts";
import { PartnerId, partnerKey, WorkspaceId } from "../../../shared/ids.ts";
import { json, page, recorded, scriptedHttp, type Scripted } from "../http/scripted-http.ts";

const stored = {
  id: v.parse(WorkspaceId, "7f0c0c3e-9a3f-4a0e-8a52-3d9f3c1f0001"),
  uid: 8,
  profile: {
    kind: "odoo",
    access: "session",
    name: "Acme",
    server: "https://odoo.example",
    database: "odoo18b",
    login: "alice",
    self: partnerKey(v.parse(PartnerId, 42)),
  },
} as const;

function open(...answers: Scripted[]) {
  const renewed: string[] = [];
  const http = scriptedHttp(...answers);
  const onCookieChanged = (cookie: string) => void renewed.push(cookie);
  const session = createSession({ http, stored, cookie: "session_id=mine", onCookieChanged, log: () => {} });
  return { session, renewed, http };
}

/** The recorded session_info with other cookies, or another owner. */
function sessionInfo(cookies: readonly string[], change: (body: string) => string = (body) => body): Scripted {
  const answer = recorded("get_session_info logged in");
  if ("type" in answer) throw new Error("not an answer");
  return { ...answer, headers: { ...answer.headers, "set-cookie": cookies }, body: change(answer.body) };
}

test("refreshing tells the websocket version, and takes a renewed cookie", async () => {
  const { session, renewed } = open(
    sessionInfo(["cids=1; Path=/", "session_id=fresh; Max-Age=604800; HttpOnly; Path=/"]),
  );
  expect(session.websocketVersion()).toBeNull();
  expect(await session.refresh()).toEqual({ ok: true });
  expect([session.websocketVersion(), session.cookie(), renewed]).toEqual([
    "18.0-7",
    "session_id=fresh",
    ["session_id=fresh"],
  ]);
});

test("the same cookie again is no news", async () => {
  const { session, renewed } = open(sessionInfo(["session_id=mine; Path=/"]));
  await session.refresh();
  expect(renewed).toEqual([]);
});

describe("a good session is never overwritten by an anonymous one", () => {
  test.each([
    [
      "a dead session's answer",
      { ...recorded("get_session_info after logout elsewhere"), headers: { "set-cookie": "session_id=anonymous" } },
    ],
    ["another user's", sessionInfo(["session_id=stranger"], (body) => body.replace('"uid": 8', '"uid": 9'))],
    ["a page", page(200, "<html>", { "set-cookie": "session_id=portal" })],
    ["a failure", page(502, "", { "set-cookie": "session_id=proxy" })],
  ])("by %s", async (_what, answer) => {
    const { session, renewed } = open(answer);
    expect(await session.refresh()).toMatchObject({ ok: false });
    expect([session.cookie(), renewed]).toEqual(["session_id=mine", []]);
  });
});

test("a session of somebody else counts as signed out", async () => {
  const { session } = open(sessionInfo([], (body) => body.replace('"uid": 8', '"uid": 9')));
  expect(await session.refresh()).toEqual({ ok: false, error: { type: "signed-out" } });
});

test("a check says alive, signed out, or what kept it from finding out", async () => {
  const { session } = open(recorded("check"), recorded("check after logout"), page(502, "", {}));
  expect([await session.check(), await session.check(), await session.check()]).toMatchObject([
    { ok: true, value: "alive" },
    { ok: false, error: { type: "signed-out" } },
    { ok: false, error: { type: "unanswered" } },
  ]);
});

test("of several databases a dead session names none: then only a page for 404 is left, to a refresh too", async () => {
  const gone = [page(404, "<title>404 Not Found</title>"), json(["odoo18b", "test"])] as const;
  const { session } = open(...gone, gone[0], ...gone);
  expect([await session.check(), await session.refresh()]).toEqual([
    { ok: false, error: { type: "signed-out" } },
    { ok: false, error: { type: "signed-out" } },
  ]);
});

test("destroying says goodbye with the cookie", async () => {
  const { session, http } = open(recorded("check"));
  expect(await session.destroy()).toEqual({ ok: true });
  expect(http.requests[0]).toMatchObject({
    url: "https://odoo.example/web/session/destroy",
    headers: { cookie: "session_id=mine" },
  });
});
