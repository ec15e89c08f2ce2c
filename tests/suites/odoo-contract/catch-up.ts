import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { list, record } from "./client.ts";
import type { Json, Target } from "./client.ts";
import { createPair, isNewMessage } from "./conversations.ts";
import type { Pair } from "./conversations.ts";

const changeFields = "res_id date write_date body attachment_ids partner_ids pinned_at starred parent_id".split(" ");
const changePage = { limit: 1000, order: "write_date desc, id desc", load: "" };

/** What was written since, and all that is starred or pinned. */
const changesOf = (channel: number, from: number, to: number, since: string) => [
  ["model", "=", "discuss.channel"],
  ["res_id", "in", [channel]],
  ["message_type", "!=", "user_notification"],
  ["id", ">=", from],
  ["id", "<=", to],
  "|",
  "|",
  ["write_date", ">=", since],
  ["starred", "=", true],
  ["pinned_at", "!=", false],
];

/** Fetching what was missed (WIRE.md §6.2, §8). */
export function catchUpRules(target: () => Target): void {
  describe("history", () => {
    let pair: Pair;
    let group: number;
    /** Ascending. */
    const ids: number[] = [];
    beforeAll(async () => {
      pair = await createPair(target());
      group = await pair.group("history");
      for (let index = 1; index <= 7; index += 1) {
        ids.push(await pair.say(pair.first, group, index === 3 ? "the needle, found" : `straw ${index}`));
      }
    });
    afterAll(() => pair.end());

    const fetchPage = async (params: Json) =>
      record(await pair.second.client.call("/discuss/channel/messages", { channel_id: group, ...params }));
    const newestFirst = (from: number, to: number) => ids.slice(from, to).toReversed();

    test("comes newest first, as many as asked for", async () => {
      expect((await fetchPage({ limit: 3 }))["messages"]).toEqual(newestFirst(4, 7));
      const whole = await fetchPage({ limit: 1000 });
      expect(whole["messages"]).toEqual(expect.arrayContaining(ids));
      const first = list(record(whole["data"])["mail.message"])[0];
      expect(first).toMatchObject({ needaction: false, starred: false });
    });

    test("is paged back by `before` and on by `after`, still newest first", async () => {
      expect((await fetchPage({ before: ids[4], limit: 2 }))["messages"]).toEqual(newestFirst(2, 4));
      expect((await fetchPage({ after: ids[1], limit: 2 }))["messages"]).toEqual(newestFirst(2, 4));
    });

    test("ends in an empty page", async () => {
      expect(await fetchPage({ after: ids.at(-1) })).toEqual({ data: {}, messages: [] });
    });

    test("is laid around a message, half above and half from it down", async () => {
      expect((await fetchPage({ around: ids[3], limit: 4 }))["messages"]).toEqual(newestFirst(2, 6));
    });

    test("is searched, and counted", async () => {
      const found = await fetchPage({ search_term: "needle found", limit: 30 });
      expect([found["messages"], found["count"]]).toEqual([[ids[2]], 1]);
    });

    test("is at hand with the last message of each conversation", async () => {
      const store = record(await pair.second.client.call("/mail/data", { channels_as_member: true }));
      const last = list(store["mail.message"]).filter((message) => record(message["thread"])["id"] === group);
      expect(last.map((message) => message["id"])).toEqual([ids.at(-1)]);
    });

    test("changes are found by their write date, and stars and pins by themselves", async () => {
      const say = (text: string) => pair.say(pair.first, group, text);
      const [starred, pinned, reacted, edited, removed, plain] = [
        await say("to be starred"),
        await say("to be pinned"),
        await say("to be reacted to"),
        await say("to be edited"),
        await say("to be taken back"),
        await say("left alone"),
      ];
      const { client } = pair.second;
      const search = (from: number, to: number, since: string) =>
        client.kw("mail.message", "search_read", [changesOf(group, from, to, since), changeFields], changePage);
      const writtenAt = async (id: number) => list(await search(id, id, "2000-01-01 00:00:00"))[0]?.["write_date"];
      // Moments are whole seconds: what is changed within the next one is told apart from what was written before.
      const before = await writtenAt(plain);
      let since = before;
      while (since === before) since = await writtenAt(await say("tick"));
      const author = pair.first.client;
      await client.kw("mail.message", "toggle_message_starred", [[starred]]);
      await author.kw("discuss.channel", "set_message_pin", [[group]], { message_id: pinned, pinned: true });
      await author.call("/mail/message/reaction", { message_id: reacted, content: "👍", action: "add" });
      await author.call("/mail/message/update_content", { message_id: edited, body: "edited", attachment_ids: [] });
      await author.call("/mail/message/update_content", { message_id: removed, body: "", attachment_ids: [] });
      const found = list(await search(starred, plain, String(since)));
      const moment = expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
      const empty = { attachment_ids: [], partner_ids: [], parent_id: false };
      const row = { res_id: group, date: moment, write_date: moment, ...empty };
      const mark = '<span class="o-mail-Message-edited"></span>';
      expect(found.toSorted((a, b) => Number(a["id"]) - Number(b["id"]))).toEqual([
        { ...row, id: starred, body: "<p>to be starred</p>", pinned_at: false, starred: true },
        { ...row, id: pinned, body: "<p>to be pinned</p>", pinned_at: moment, starred: false },
        { ...row, id: edited, body: `<p>edited${mark}</p>`, pinned_at: false, starred: false },
        { ...row, id: removed, body: mark, pinned_at: false, starred: false },
      ]);
      await client.kw("mail.message", "toggle_message_starred", [[starred]]);
      await author.kw("discuss.channel", "set_message_pin", [[group]], { message_id: pinned, pinned: false });
    });

    test("who bears no reaction is found by that, though nobody may read who bears which", async () => {
      const say = (text: string) => pair.say(pair.first, group, text);
      const bare = await say("bare");
      const reacted = await say("to be reacted to");
      const relieved = await say("to be thought over");
      const gone = await say("to be taken away");
      const author = pair.first.client;
      const react = (id: number, action: string) =>
        author.call("/mail/message/reaction", { message_id: id, content: "👍", action });
      await react(reacted, "add");
      await react(relieved, "add");
      await react(relieved, "remove");
      await author.kw("mail.message", "unlink", [[gone]]);
      const { client } = pair.second;
      const search = async (...domain: readonly unknown[]) =>
        list(await client.kw("mail.message", "search_read", [domain, ["id"]], { order: "id" })).map(({ id }) => id);
      const within = ["id", "in", [bare, reacted, relieved, gone]];
      expect([
        await search(within, ["reaction_ids", "=", false]),
        await search(within, ["reaction_ids", "!=", false]),
        await search(within, "|", "&", ["id", "=", reacted], ["reaction_ids", "=", false], ["id", "=", relieved]),
      ]).toEqual([[bare, relieved], [reacted], [relieved]]);
      await expect(client.kw("mail.message", "search_read", [[within], ["reaction_ids"]])).rejects.toThrow(
        "AccessError",
      );
      await react(reacted, "remove");
    });

    test("who is not in a conversation finds no changes in it", async () => {
      const found = await pair.second.client.kw("mail.message", "search_read", [
        [
          ["model", "=", "discuss.channel"],
          ["res_id", "in", [2_000_000_000]],
        ],
        ["id"],
      ]);
      expect(found).toEqual([]);
    });

    test("a message unlinked by call is gone, and its conversation is told nothing", async () => {
      const line = await pair.line(pair.second);
      const id = await pair.say(pair.first, group, "never was");
      await line.waitFor(isNewMessage(group, "never was"));
      const heard = line.received.length;
      await pair.first.client.kw("mail.message", "unlink", [[id]]);
      await pair.say(pair.first, group, "the next word");
      await line.waitFor(isNewMessage(group, "the next word"));
      expect(line.received.slice(heard).filter(({ type }) => type === "mail.message/delete")).toEqual([]);
      expect((await fetchPage({ after: id - 1, limit: 1 }))["messages"]).not.toEqual([id]);
    });

    test("of a conversation that one is not in does not exist", async () => {
      await expect(pair.second.client.call("/discuss/channel/messages", { channel_id: 2_000_000_000 })).rejects.toThrow(
        "NotFound",
      );
    });
  });
}
