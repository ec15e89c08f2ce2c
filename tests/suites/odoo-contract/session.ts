import { describe, expect, test } from "vitest";
import { createClient, keysOf, list, record, signIn } from "./client.ts";
import type { Client, HttpReply, Target } from "./client.ts";

const errorOf = ({ status, json }: HttpReply) => {
  const error = record(json["error"]);
  return { status, code: error["code"], name: record(error["data"])["name"], id: json["id"] };
};

const expired = { status: 200, code: 100, name: "odoo.http.SessionExpiredException", id: null };
const notFound = { status: 200, code: 404, name: "werkzeug.exceptions.NotFound", id: 7 };

/** Signing in, the error envelope, and what a dead session gets (WIRE.md §2). */
export function sessionRules(target: () => Target): void {
  describe("a session", () => {
    test("begins with the whole session_info and a cookie of 84 characters", async () => {
      const { client, info } = await signIn(target(), target().first);
      expect(client.cookie()).toMatch(/^session_id=[\w-]{84}$/);
      expect(info).toMatchObject({
        db: target().database,
        username: target().first.login,
        is_public: false,
        is_internal_user: true,
        server_version: expect.stringMatching(/^18\.0/),
        websocket_worker_version: expect.stringMatching(/^18\.0-\d+$/),
        partner_id: expect.any(Number),
        user_context: { lang: expect.any(String), uid: info["uid"] },
        user_settings: { id: expect.any(Number), mute_until_dt: false },
        storeData: {
          Store: { self: { id: info["partner_id"], type: "partner" }, internalUserGroupId: expect.any(Number) },
        },
      });
    });

    test("is refused for a wrong password and for nobody alike", async () => {
      const denied = { status: 200, code: 200, name: "odoo.exceptions.AccessDenied", id: 7 };
      const db = target().database;
      const wrong = { db, login: target().first.login, password: "certainly not this one" };
      expect(errorOf(await createClient(target()).post("/web/session/authenticate", wrong))).toEqual(denied);
    });

    test("says that a database does not exist, and misses one that is not named", async () => {
      const { login, password } = target().first;
      const client = createClient(target());
      const unknown = await client.post("/web/session/authenticate", { db: "no-such-database", login, password });
      expect(errorOf(unknown)).toMatchObject({ code: 200, name: "odoo.exceptions.AccessError" });
      expect(record(record(unknown.json["error"])["data"])["message"]).toBe("Database not found.");
      const unnamed = await client.post("/web/session/authenticate", { login, password });
      expect(errorOf(unnamed)).toMatchObject({ code: 200, name: "builtins.TypeError" });
    });

    test("is checked by an answer without a result, and renewed by get_session_info", async () => {
      const { client } = await signIn(target(), target().first);
      const check = await client.post("/web/session/check", {});
      expect(check.json).toEqual({ jsonrpc: "2.0", id: 7 });
      const info = await client.post("/web/session/get_session_info", {});
      expect(info.headers.getSetCookie().join()).toContain("session_id=");
    });

    test("answers 100 where a user is needed and 404 where anybody may ask, once it is dead", async () => {
      const { client } = await signIn(target(), target().first);
      const dead = createClient(target(), client.cookie());
      const ended = await client.post("/web/session/destroy", {});
      expect(ended.json).toEqual({ jsonrpc: "2.0", id: 7 });
      for (const path of ["/web/session/check", "/web/session/get_session_info", "/mail/inbox/messages"]) {
        expect(errorOf(await dead.post(path, {}))).toEqual(expired);
      }
      const read = { model: "res.partner", method: "read", args: [[1], ["name"]], kwargs: {} };
      expect(errorOf(await dead.post("/web/dataset/call_kw/res.partner/read", read))).toEqual(expired);
      expect(errorOf(await dead.post("/discuss/channel/messages", { channel_id: 1 }))).toEqual(notFound);
      expect(errorOf(await dead.post("/mail/data", { init_messaging: {} }))).toEqual(notFound);
    });

    test("that never was is expired as well", async () => {
      expect(errorOf(await createClient(target()).post("/web/session/check", {}))).toEqual(expired);
      const invented = createClient(target(), `session_id=${"x".repeat(84)}`);
      expect(errorOf(await invented.post("/web/session/check", {}))).toEqual(expired);
    });

    test("is asked for by a redirect on the web client's page", async () => {
      const page = await createClient(target()).get("/odoo");
      expect(page.status).toBe(303);
      expect(page.headers.get("location")).toContain("/web/login");
    });
  });

  describe("a stranger", () => {
    test("learns the version of the server and of its websocket", async () => {
      const client = createClient(target());
      expect(await client.call("/web/webclient/version_info", {})).toMatchObject({
        server_serie: "18.0",
        protocol_version: 1,
      });
      const page = await client.get("/web/login");
      expect(page.text).toMatch(/"websocket_worker_version": ?"18\.0-\d+"/);
      expect(page.text).toMatch(/csrf_token: "[0-9a-f]+o\d+"/);
    });

    test("learns the databases, or is denied them", async () => {
      const reply = await createClient(target()).post("/web/database/list", {});
      const names = reply.json["result"];
      const answer = Array.isArray(names) ? names.includes(target().database) : errorOf(reply).name;
      expect([true, "odoo.exceptions.AccessDenied"]).toContain(answer);
    });

    test("may ask for the health of the websocket", async () => {
      const { status, text } = await createClient(target()).get("/websocket/health");
      expect([status, JSON.parse(text)]).toEqual([200, { status: "pass" }]);
    });
  });

  describe("the login form", () => {
    const formToken = async (client: Client) =>
      /name="csrf_token" value="([^"]+)"/.exec((await client.get("/web/login")).text)?.[1] ?? "";
    const submit = (client: Client, token: string, password: string) =>
      client.raw(
        "/web/login",
        new URLSearchParams({ csrf_token: token, login: target().first.login, password }).toString(),
        "application/x-www-form-urlencoded",
      );

    test("opens a session as well as the JSON route does", async () => {
      const client = createClient(target());
      const reply = await submit(client, await formToken(client), target().first.password);
      expect(reply.status).toBe(303);
      expect((await client.post("/web/session/check", {})).json).toEqual({ jsonrpc: "2.0", id: 7 });
    });

    test("comes again with a refusal for a wrong password, and not at all without its token", async () => {
      const client = createClient(target());
      const refused = await submit(client, await formToken(client), "certainly not this one");
      expect([refused.status, refused.text.includes("alert-danger")]).toEqual([200, true]);
      expect((await submit(client, "", target().first.password)).status).toBe(400);
    });
  });

  describe("what goes wrong", () => {
    test("is HTML for an unknown route and for a body that is not JSON", async () => {
      const { client } = await signIn(target(), target().first);
      const unknown = await client.post("/no/such/route", {});
      expect([unknown.status, unknown.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
      const wrongType = await client.raw("/mail/data", "{}", "text/plain");
      expect([wrongType.status, wrongType.headers.get("content-type")]).toEqual([400, "text/html; charset=utf-8"]);
    });

    test("names a Python class: no such model, a private method, an unknown method", async () => {
      const { client } = await signIn(target(), target().first);
      const ask = async (model: string, method: string) =>
        errorOf(await client.post("/web/dataset/call_kw", { model, method, args: [[1]], kwargs: {} }));
      expect(await ask("no.such.model", "read")).toEqual({ ...notFound, id: null });
      expect(await ask("res.partner", "_write")).toMatchObject({ code: 200, name: "odoo.exceptions.AccessError" });
      expect(await ask("res.partner", "no_such_method")).toMatchObject({ code: 200, name: "builtins.AttributeError" });
    });
  });

  describe("the start", () => {
    test("answers a Store with counters, every own channel, its members and its last message", async () => {
      const { client, partnerId } = await signIn(target(), target().first);
      const store = record(
        await client.call("/mail/data", { init_messaging: {}, channels_as_member: true, context: {} }),
      );
      const { inbox } = record(store["Store"]);
      expect(keysOf(inbox)).toEqual(["counter", "counter_bus_id", "id", "model"]);
      const own = list(store["discuss.channel.member"]).filter(
        (member) => record(member["persona"])["id"] === partnerId,
      );
      const channels = list(store["discuss.channel"]);
      expect(own.length).toBe(channels.length);
      expect(own.every((member) => Number.isInteger(member["message_unread_counter"]))).toBe(true);
      expect(channels.every((channel) => typeof channel["is_pinned"] === "boolean")).toBe(true);
    });
  });
}
