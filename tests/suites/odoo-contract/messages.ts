import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keysOf, list, record } from "./client.ts";
import type { BusConnection, Target } from "./client.ts";
import { createPair, isInsert, isNewMessage, messageIn, recordsIn } from "./conversations.ts";
import type { Pair } from "./conversations.ts";

const messageKeys = [
  "attachment_ids",
  "author",
  "body",
  "create_date",
  "date",
  "default_subject",
  "email_from",
  "id",
  "is_discussion",
  "is_note",
  "linkPreviews",
  "message_type",
  "model",
  "notifications",
  "parentMessage",
  "pinned_at",
  "reactions",
  "recipients",
  "record_name",
  "res_id",
  "scheduledDatetime",
  "subject",
  "subtype_description",
  "thread",
  "write_date",
];

/** Writing, finding again, changing and taking back (WIRE.md §5.2, §6.4, §7). */
export function messageRules(target: () => Target): void {
  describe("a message", () => {
    let pair: Pair;
    let group: number;
    let line: BusConnection;
    beforeAll(async () => {
      pair = await createPair(target());
      group = await pair.group("messages");
      line = await pair.line(pair.second);
    });
    afterAll(() => pair.end());

    const isTheMessage = (id: number) =>
      isInsert("mail.message", (message) => message["id"] === id && !("author" in message));

    test("arrives with the temporary id of its writer and without what is the reader's own", async () => {
      const temporaryId = "7e1f8a5e-temporary";
      const id = await pair.say(pair.first, group, "hello there", { context: { temporary_id: temporaryId } });
      const notification = await line.waitFor(isNewMessage(group, "hello there"));
      expect(keysOf(notification.payload)).toEqual(["data", "id", "temporary_id"]);
      expect(notification.payload["temporary_id"]).toBe(temporaryId);
      const message = messageIn(notification);
      expect(keysOf(message)).toEqual(messageKeys);
      expect(message).toMatchObject({
        id,
        author: { id: pair.first.partnerId, type: "partner" },
        body: "<p>hello there</p>",
        message_type: "comment",
        model: "discuss.channel",
        res_id: group,
        thread: { id: group, model: "discuss.channel" },
        date: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      });
    });

    test("moves its conversation, and pins it, before it arrives", async () => {
      await pair.say(pair.first, group, "in order");
      const arrived = await line.waitFor(isNewMessage(group, "in order"));
      const pins = line.received.filter(
        isInsert("discuss.channel", (c) => c["id"] === group && keysOf(c).join() === "id,is_pinned"),
      );
      expect(pins.some(({ id }) => id === arrived.id - 1)).toBe(true);
    });

    test("is text unless it is said to be HTML, and loses its scripts", async () => {
      await pair.say(pair.first, group, "<b>plain</b> text");
      const plain = await line.waitFor(isNewMessage(group, "plain"));
      expect(messageIn(plain)["body"]).toBe("<p>&lt;b&gt;plain&lt;/b&gt; text</p>");
      await pair.say(pair.first, group, "<p>rich <b>text</b><script>alert(1)</script></p>", { body_is_html: true });
      const rich = await line.waitFor(isNewMessage(group, "rich"));
      expect(messageIn(rich)["body"]).toBe("<p>rich <b>text</b></p>");
    });

    test("keeps the Message-ID it was given, by which it is found again, even twice", async () => {
      const messageId = `<${crypto.randomUUID()}@parley>`;
      const find = () =>
        pair.second.client.kw("mail.message", "search_read", [
          [
            ["message_id", "=", messageId],
            ["model", "=", "discuss.channel"],
            ["res_id", "=", group],
          ],
          ["message_id"],
        ]);
      expect(await find()).toEqual([]);
      const first = await pair.say(pair.first, group, "once", { message_id: messageId });
      expect(await find()).toEqual([{ id: first, message_id: messageId }]);
      await pair.say(pair.first, group, "twice", { message_id: messageId });
      expect(list(await find()).length).toBe(2);
    });

    test("answers the route with a Store, and loses a Message-ID there", async () => {
      const store = record(
        await pair.first.client.call("/mail/message/post", {
          thread_model: "discuss.channel",
          thread_id: group,
          post_data: {
            body: "by the route",
            message_type: "comment",
            subtype_xmlid: "mail.mt_comment",
            message_id: "<lost@parley>",
          },
        }),
      );
      const [message] = list(store["mail.message"]);
      expect(keysOf(message)).toEqual([...messageKeys, "needaction", "starred", "trackingValues"].toSorted());
      const [row] = list(await pair.first.client.kw("mail.message", "read", [[message?.["id"]], ["message_id"]]));
      expect(row?.["message_id"]).not.toBe("<lost@parley>");
    });

    test("brings the one it replies to along", async () => {
      const parent = await pair.say(pair.first, group, "a question");
      const id = await pair.say(pair.second, group, "an answer", { parent_id: parent });
      const notification = await line.waitFor(isNewMessage(group, "an answer"));
      expect(list(record(notification.payload["data"])["mail.message"]).map((message) => message["id"])).toEqual([
        id,
        parent,
      ]);
      expect(messageIn(notification)["parentMessage"]).toBe(parent);
    });

    test("is refused with an argument that nobody knows", async () => {
      await expect(pair.say(pair.first, group, "x", { no_such_argument: 1 })).rejects.toThrow("builtins.ValueError");
    });

    test("is edited by its author with a mark inside, and by nobody else", async () => {
      const { client } = pair.first;
      const id = await pair.say(pair.first, group, "first version");
      await client.call("/mail/message/update_content", { message_id: id, body: "second version", attachment_ids: [] });
      const [edited] = recordsIn(await line.waitFor(isTheMessage(id)), "mail.message");
      expect(keysOf(edited)).toEqual([
        "attachment_ids",
        "body",
        "id",
        "pinned_at",
        "recipients",
        "translationValue",
        "write_date",
      ]);
      expect(edited?.["body"]).toBe('<p>second version<span class="o-mail-Message-edited"></span></p>');
      const foreign = pair.second.client.call("/mail/message/update_content", {
        message_id: id,
        body: "hax",
        attachment_ids: [],
      });
      await expect(foreign).rejects.toThrow("werkzeug.exceptions.NotFound");
    });

    test("is deleted by an empty body, its row remains", async () => {
      const id = await pair.say(pair.first, group, "to be taken back");
      await pair.first.client.call("/mail/message/update_content", { message_id: id, body: "", attachment_ids: [] });
      const [deleted] = recordsIn(await line.waitFor(isTheMessage(id)), "mail.message");
      expect(deleted).toMatchObject({ attachment_ids: [], body: '<span class="o-mail-Message-edited"></span>' });
      expect(list(await pair.first.client.kw("mail.message", "read", [[id], ["body"]])).length).toBe(1);
    });

    test("gathers reactions, and says by an object that the last one went", async () => {
      const id = await pair.say(pair.first, group, "applause please");
      const react = (action: string) =>
        pair.second.client.call("/mail/message/reaction", { message_id: id, content: "👍", action });
      await react("add");
      const added = await line.waitFor(isInsert("MessageReactions", (reaction) => reaction["message"] === id));
      expect(recordsIn(added, "MessageReactions")).toEqual([
        {
          content: "👍",
          count: 1,
          message: id,
          personas: [{ id: pair.second.partnerId, type: "partner" }],
          sequence: expect.any(Number),
        },
      ]);
      expect(recordsIn(added, "mail.message")).toEqual([
        { id, reactions: [["ADD", [{ message: id, content: "👍" }]]] },
      ]);
      await react("remove");
      const removed = { id, reactions: [["DELETE", { message: id, content: "👍" }]] };
      await line.waitFor(
        (n) =>
          JSON.stringify(recordsIn(n, "mail.message")) === JSON.stringify([removed]) ||
          hasRemoval(n.payload["mail.message"]),
      );
    });

    test("may be empty", async () => {
      const id = await pair.say(pair.first, group, "");
      const [row] = list(await pair.first.client.kw("mail.message", "read", [[id], ["body"]]));
      expect(row?.["body"]).toBe("");
    });

    test("is starred for oneself alone", async () => {
      const id = await pair.say(pair.first, group, "worth keeping");
      await pair.second.client.kw("mail.message", "toggle_message_starred", [[id]]);
      // The last 50 s of the bus are replayed to a fresh line: stars of an earlier run may come first.
      const starred = await line.waitFor(
        ({ type, payload }) => type === "mail.message/toggle_star" && String(payload["message_ids"]) === String([id]),
      );
      expect(starred.payload).toEqual({ message_ids: [id], starred: true });
      await pair.second.client.kw("mail.message", "toggle_message_starred", [[id]]);
    });
  });
}

/** `["DELETE", {message, content}]`, in whatever order of keys. */
function hasRemoval(messages: unknown): boolean {
  return list(messages).some(
    ({ reactions }) => Array.isArray(reactions) && Array.isArray(reactions[0]) && reactions[0][0] === "DELETE",
  );
}
