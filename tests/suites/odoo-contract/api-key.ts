import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeApiKey, revokeLastApiKey } from "../api-key.ts";
import { createClient, list, record, signIn, type Json, type SignedIn, type Target } from "./client.ts";
import { createPair, type Pair } from "./conversations.ts";

/** What an API key opens and what it does not (WIRE.md §1, §6.3 to §6.5), by the JSON twin of XML-RPC. */
export function apiKeyRules(target: () => Target): void {
  describe("API keys", () => {
    let me: SignedIn;
    let pair: Pair;
    let key: string;
    beforeAll(async () => {
      me = await signIn(target(), target().first);
      pair = await createPair(target());
      key = await makeApiKey(me.client.kw, me.uid, target().first.password);
    });
    afterAll(() => pair.end());

    const service = async (name: "common" | "object", method: string, ...args: readonly unknown[]) =>
      (await createClient(target()).post("/jsonrpc", { service: name, method, args })).json;
    const authenticate = async (secret: string) =>
      (await service("common", "authenticate", target().database, target().first.login, secret, {}))["result"];
    const ask = (model: string, method: string, args: readonly unknown[], kwargs: Json = {}) =>
      service("object", "execute_kw", target().database, me.uid, key, model, method, args, kwargs);
    const answer = async (...asked: Parameters<typeof ask>) => (await ask(...asked))["result"];
    const refusal = async (...asked: Parameters<typeof ask>) => record(record((await ask(...asked))["error"])["data"]);

    test("have forty hexadecimal digits, stand in for the password, and open no session", async () => {
      expect(key).toMatch(/^[0-9a-f]{40}$/);
      expect(await authenticate(key)).toBe(me.uid);
      const { database, first } = target();
      const opened = createClient(target()).call("/web/session/authenticate", {
        db: database,
        login: first.login,
        password: key,
      });
      await expect(opened).rejects.toThrow("AccessDenied");
    });

    test("tell whose they are", async () => {
      const [user] = list(await answer("res.users", "read", [[me.uid], ["partner_id", "share", "company_id"]]));
      expect(user).toMatchObject({
        partner_id: [me.partnerId, expect.any(String)],
        share: false,
        company_id: [expect.any(Number), expect.any(String)],
      });
    });

    test("say which of the fields asked for there are, and name a model that is none", async () => {
      const wanted = ["name", "avatar_cache_key", "no_such_field"];
      expect(
        Object.keys(
          record(await answer("discuss.channel", "fields_get", [wanted], { attributes: ["type"] })),
        ).toSorted(),
      ).toEqual(["avatar_cache_key", "name"]);
      expect((await refusal("mail.channel", "fields_get", [["name"]]))["message"]).toMatch(
        /^Object mail\.channel doesn't exist/,
      );
    });

    test("list the own conversations, who is in them, and what is unread of them", async () => {
      const group = await pair.group("key");
      await pair.second.client.kw("discuss.channel", "message_post", [[group]], {
        body: "hi",
        message_type: "comment",
        subtype_xmlid: "mail.mt_comment",
      });
      const fields = ["name", "channel_type", "member_count", "last_interest_dt"];
      const channels = list(await answer("discuss.channel", "search_read", [[["is_member", "=", true]], fields]));
      expect(channels.find(({ id }) => id === group)).toMatchObject({ channel_type: "group", member_count: 2 });
      const mine = [
        ["channel_id", "=", group],
        ["partner_id", "=", me.partnerId],
      ];
      const ownFields = ["message_unread_counter", "new_message_separator", "seen_message_id", "is_pinned"];
      const [own] = list(await answer("discuss.channel.member", "search_read", [mine, ownFields]));
      expect(own).toMatchObject({ message_unread_counter: 1, is_pinned: true });
      const others = [
        ["channel_id", "in", [group]],
        ["partner_id", "!=", me.partnerId],
      ];
      const seen = ["partner_id", "guest_id", "seen_message_id"];
      expect(list(await answer("discuss.channel.member", "search_read", [others, seen]))).toMatchObject([
        { partner_id: [pair.second.partnerId, expect.any(String)], guest_id: false },
      ]);
    });

    test("post, find, pin and star, and read on the own membership, which nobody else may write", async () => {
      const group = await pair.group("key deeds");
      const name = `<${crypto.randomUUID()}@parley>`;
      const post = {
        body: "<p>x</p>",
        body_is_html: true,
        message_id: name,
        message_type: "comment",
        subtype_xmlid: "mail.mt_comment",
      };
      const id = await answer("discuss.channel", "message_post", [[group]], post);
      const read = ["author_id", "res_id", "message_type", "body", "pinned_at", "starred", "partner_ids", "message_id"];
      const found = async () =>
        list(await answer("mail.message", "search_read", [[["message_id", "=", name]], read]))[0];
      expect(await found()).toMatchObject({
        id,
        res_id: group,
        author_id: [me.partnerId, expect.any(String)],
        body: "<p>x</p>",
      });
      expect(
        await ask("discuss.channel", "set_message_pin", [[group]], { message_id: id, pinned: true }),
      ).not.toHaveProperty("error");
      expect(await ask("mail.message", "toggle_message_starred", [[id]])).not.toHaveProperty("error");
      expect(await found()).toMatchObject({ pinned_at: expect.any(String), starred: true });

      const members = list(
        await answer("discuss.channel.member", "search_read", [[["channel_id", "=", group]], ["partner_id"]]),
      );
      const idOf = (partner: number) =>
        members.find((member) => String(member["partner_id"]).startsWith(`${partner},`))?.["id"];
      const reading = { seen_message_id: id, new_message_separator: Number(id) + 1 };
      expect(await answer("discuss.channel.member", "write", [[idOf(me.partnerId)], reading])).toBe(true);
      const [own] = list(
        await answer("discuss.channel.member", "read", [
          [idOf(me.partnerId)],
          ["seen_message_id", "message_unread_counter"],
        ]),
      );
      expect(own).toMatchObject({ seen_message_id: [id, expect.any(String)], message_unread_counter: 0 });
      expect((await refusal("discuss.channel.member", "write", [[idOf(pair.second.partnerId)], reading]))["name"]).toBe(
        "odoo.exceptions.AccessError",
      );
    });

    test("find the archived only for those who say so, and give pictures in base64", async () => {
      const both = [["active", "in", [true, false]]];
      const ids = async (domain: readonly unknown[]) =>
        list(await answer("res.partner", "search_read", [domain, ["active"]])).filter(({ active }) => active === false);
      expect((await ids(both)).length).toBeGreaterThan(0);
      expect(await ids([["id", ">", 0]])).toEqual([]);
      const [partner] = list(await answer("res.partner", "read", [[me.partnerId], ["avatar_128", "user_ids"]]));
      expect(partner).toMatchObject({ user_ids: [me.uid] });
      expect(Buffer.from(String(partner?.["avatar_128"]), "base64").toString()).toMatch(/<svg|PNG|JFIF/);
    });

    test("sign in no more once revoked, and at last do nothing more", async () => {
      await revokeLastApiKey(me.client.kw, me.uid, target().first.password);
      expect(await authenticate(key)).toBe(false);
      expect((await refusal("res.partner", "search_count", [[]]))["name"]).toBe("odoo.exceptions.AccessDenied");
    });
  });
}
