import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { RecordId, RecordModel } from "../../../shared/ids.ts";
import { channelId, clientId, me, message, messageId, partner, uuid } from "../../support/builders.ts";
import { readFrame } from "../../support/read-frame.ts";
import { recordedFrames } from "../../wire/recordings.ts";
import { forEver } from "../../../shared/domain/moment.ts";

const other = partner(43);

/** One notification through the wire of user 42. */
function read(type: string, payload: unknown) {
  const { notices, unknown } = readFrame(JSON.stringify([{ id: 7, message: { type, payload } }]), { self: me });
  return { events: notices.flatMap(({ events }) => events), parseWarnings: unknown.map(({ about }) => about) };
}

const row = (given: object) => ({
  id: 300,
  author: { id: 43, type: "partner" },
  body: "<p>hello</p>",
  date: "2026-11-20 21:08:56",
  message_type: "comment",
  thread: { id: 9, model: "discuss.channel" },
  ...given,
});
const posted = (rows: readonly object[], rest: object = {}) =>
  read("discuss.channel/new_message", { id: 9, data: { "mail.message": rows }, ...rest }).events.find(
    (event) => event.type === "message-posted",
  );

describe("a message of the Inbox", () => {
  const inbox = (...rows: readonly object[]) => read("mail.message/inbox", { "mail.message": rows });
  const order = { id: 44, model: "sale.order" };

  test("about a record stands in its chatter", () => {
    expect(inbox(row({ thread: order }))).toEqual({
      events: [
        {
          type: "message-posted",
          isSilent: false,
          message: message({
            id: messageId(300),
            thread: { type: "record", model: "sale.order" as RecordModel, id: 44 as RecordId },
            author: other,
            sentAt: Date.UTC(2026, 10, 20, 21, 8, 56),
            text: "hello",
          }),
        },
      ],
      parseWarnings: [],
    });
  });

  test("in a conversation is told by new_message, which says more", () => {
    expect(inbox(row({})).events).toEqual([]);
  });

  test.each([
    { id: 0, model: "sale.order" },
    { id: 44, model: "sale.order/../../web" },
    { id: 44, model: "" },
    { id: 2 ** 40, model: "sale.order" },
    { id: 0, model: "discuss.channel" },
  ])("about %j, which is no record, is none", (thread) => {
    expect(inbox(row({ thread })).events).toEqual([]);
  });
});

describe("a new message", () => {
  test("is whole", () => {
    expect(posted([row({})])).toEqual({
      type: "message-posted",
      isSilent: false,
      message: message({
        id: messageId(300),
        channel: channelId(9),
        author: other,
        sentAt: Date.UTC(2026, 10, 20, 21, 8, 56),
        text: "hello",
      }),
    });
  });

  test("is the greatest of its channel; the parent in the same list is what it replies to", () => {
    const parent = row({ id: 298, author: { id: 42, type: "partner" }, body: "<p>a<br>question</p>" });
    const elsewhere = row({ id: 999, thread: { id: 10, model: "discuss.channel" } });
    for (const rows of [
      [row({ parentMessage: 298 }), parent, elsewhere],
      [elsewhere, parent, row({ parentMessage: 298 })],
    ])
      expect(posted(rows)).toMatchObject({
        message: { id: 300, replyTo: { id: 298, author: me, text: "a question" } },
      });
  });

  test("is ours by its name only when we wrote it: the name is told to everybody", () => {
    const own = row({ author: { id: 42, type: "partner" } });
    expect(posted([own], { temporary_id: uuid(5) })).toMatchObject({ message: { clientId: clientId(5) } });
    expect(posted([row({})], { temporary_id: uuid(5) })).toMatchObject({ message: { clientId: null } });
  });

  test.each([17, "17", null, { a: 1 }, ""])("of a client that names its messages %j is fine", (name) => {
    expect(posted([row({ author: { id: 42, type: "partner" } })], { temporary_id: name })).toMatchObject({
      message: { clientId: null },
    });
  });

  test.each(["notification", "user_notification"])("of type %s tells what happened", (message_type) => {
    expect(posted([row({ message_type, body: "" })])).toMatchObject({ message: { kind: "system", isDeleted: false } });
  });

  test("has its files by name, its mentions, and who wrote it even from outside", () => {
    const { events } = read("discuss.channel/new_message", {
      id: 9,
      silent: true,
      data: {
        "mail.message": [
          row({
            author: false,
            email_from: '"Zoë, of Acme" <zoe@acme.example>',
            attachment_ids: [5, 6],
            recipients: [{ id: 42, type: "partner" }],
          }),
        ],
        "ir.attachment": [{ id: 5, name: "plan.pdf", mimetype: "application/pdf", size: 12 }],
      },
    });
    expect(events).toMatchObject([
      {
        isSilent: true,
        message: {
          author: null,
          authorName: "Zoë, of Acme",
          mentions: [me],
          attachments: [
            { id: 5, name: "plan.pdf", mimetype: "application/pdf", size: 12 },
            { id: 6, name: "6", mimetype: "application/octet-stream", size: null },
          ],
        },
      },
    ]);
  });

  test("that is not there is complained of, and the people that came with it stay", () => {
    expect(read("discuss.channel/new_message", { id: 9, data: { "res.partner": [{ id: 43, name: "Bob" }] } })).toEqual({
      events: [{ type: "people-changed", people: [{ key: other, name: "Bob" }] }],
      parseWarnings: ["discuss.channel/new_message"],
    });
  });
});

describe("changes of a message", () => {
  const changes = (record: object, rest: object = {}) =>
    read("mail.record/insert", { "mail.message": [{ id: 300, ...record }], ...rest }).events;
  const edited = '<span class="o-mail-Message-edited"></span>';

  test("an edit", () => {
    expect(changes({ body: `<p>new${edited}</p>`, attachment_ids: [] })).toEqual([
      {
        type: "message-changed",
        message: 300,
        changes: { body: `<p>new${edited}</p>`, text: "new", isEdited: true, isDeleted: false, attachments: [] },
      },
    ]);
  });

  test("a deletion is an empty body without files", () => {
    expect(changes({ body: edited, attachment_ids: [] })).toMatchObject([{ changes: { isDeleted: true, text: "" } }]);
    expect(changes({ body: edited, attachment_ids: [5] })).toMatchObject([{ changes: { isDeleted: false } }]);
    expect(changes({ body: edited })[0]).not.toHaveProperty("changes.isDeleted");
  });

  test("files that are only named by id do not replace those known by name", () => {
    expect(changes({ attachment_ids: [5] })).toEqual([]);
    expect(
      changes(
        { attachment_ids: [5] },
        { "ir.attachment": [{ id: 5, name: "a.txt", mimetype: "text/plain", size: 1 }] },
      ),
    ).toMatchObject([{ changes: { attachments: [{ id: 5, name: "a.txt" }] } }]);
  });

  test("an edit in the chatter of a record is a change like any other: a message is known by its id", () => {
    expect(changes({ body: "<p>x</p>", thread: { id: 44, model: "res.partner" } })).toMatchObject([
      { type: "message-changed", message: 300, changes: { text: "x" } },
    ]);
  });
});

describe("members", () => {
  const told = (record: object) =>
    read("mail.record/insert", {
      "discuss.channel.member": [{ id: 12, thread: { id: 9, model: "discuss.channel" }, ...record }],
    }).events;
  const self = { id: 42, type: "partner" };

  test("what somebody has seen", () => {
    expect(told({ persona: { id: 7, type: "guest" }, seen_message_id: 5 })).toEqual([
      { type: "members-changed", channel: 9, members: [{ id: 12, person: "guest:7", seen: 5 }] },
    ]);
  });

  test("a member who is merely named keeps what is known of him", () => {
    expect(told({ persona: { id: 43, type: "partner" } })).toEqual([]);
  });

  test("one's own unread count, with the bus id at which it was true", () => {
    const count = { message_unread_counter: 3, message_unread_counter_bus_id: 99, new_message_separator: 301 };
    expect(told({ persona: self, ...count })).toEqual([
      { type: "unread-counted", channel: 9, unread: 3, asOf: 99, separator: 301 },
    ]);
    expect(told({ persona: self, ...count, new_message_separator: 0 })).toMatchObject([{ separator: null }]);
    expect(told({ persona: { id: 43, type: "partner" }, ...count })).toEqual([]);
  });

  test("typing of others, and not one's own", () => {
    expect(told({ persona: { id: 43, type: "partner" }, isTyping: true })).toEqual([
      { type: "typing-changed", channel: 9, person: other, isTyping: true },
    ]);
    expect(told({ persona: self, isTyping: true })).toEqual([]);
  });
});

describe("presence", () => {
  test.each([
    ["online", "online"],
    ["leave_away", "away"],
    ["bot", "bot"],
    ["im_partner", "unknown"],
  ])("%s is %s", (im_status, presence) => {
    expect(read("bus.bus/im_status_updated", { partner_id: 43, im_status }).events).toEqual([
      { type: "people-changed", people: [{ key: other, presence }] },
    ]);
  });

  test("the plain status is preferred to the decorated one", () => {
    const payload = { partner_id: 43, im_status: "leave_offline", presence_status: "online" };
    expect(read("bus.bus/im_status_updated", payload).events).toMatchObject([{ people: [{ presence: "online" }] }]);
  });
});

test("times are UTC, whatever the zone of the machine", () => {
  vi.stubEnv("TZ", "Asia/Tokyo");
  expect(new Date(0).getTimezoneOffset()).toBe(-540);
  expect(posted([row({})])).toMatchObject({ message: { sentAt: Date.UTC(2026, 10, 20, 21, 8, 56) } });
  vi.unstubAllEnvs();
});

describe("muting", () => {
  test.each([
    ["9999-12-31 23:59:59", forEver],
    ["2026-11-20 21:24:18", Date.UTC(2026, 10, 20, 21, 24, 18)],
    [false, null],
  ])("until %j", (mute_until_dt, mutedUntil) => {
    expect(read("mail.record/insert", { "discuss.channel": [{ id: 9, mute_until_dt }] }).events).toEqual([
      { type: "conversation-changed", channel: 9, changes: { mutedUntil } },
    ]);
  });
});

describe("what cannot be read harms nothing but itself", () => {
  test.each(["", "null", "{}", "[", '"text"', "\u0000"])("a frame of %j", (frame) => {
    expect(readFrame(frame, { self: me })).toEqual({
      notices: [],
      unknown: [{ about: "frame", detail: "not a list" }],
    });
  });

  test("a notification that is none loses no other", () => {
    const fine = { id: 2, message: { type: "discuss.channel/unpin", payload: { id: 9 } } };
    const { notices, unknown } = readFrame(JSON.stringify([null, 5, { id: "1" }, fine, {}]), { self: me });
    expect(notices.map(({ id }) => id)).toEqual([2]);
    expect(unknown.map(({ about }) => about)).toEqual(["notification", "notification", "notification", "notification"]);
  });

  test("an unknown type keeps its id, so that the cursor moves on", () => {
    const { notices, unknown } = readFrame('[{"id":8,"message":{"type":"new.thing","payload":1}}]', {
      self: me,
    });
    expect(notices).toEqual([{ id: 8, events: [] }]);
    expect(unknown).toEqual([{ about: "new.thing", detail: "unknown type" }]);
  });

  test("one bad record in a Store does not lose the rest, one bad field not its record", () => {
    const store = {
      "discuss.channel": [null, { id: "nine" }, { id: 9, name: "ops", is_pinned: "yes", mute_until_dt: "soon" }],
      "res.partner": "nobody",
      "mail.message": [{ id: 300, pinned_at: false, body: 5 }],
    };
    expect(read("mail.record/insert", store)).toEqual({
      events: [
        { type: "conversation-changed", channel: 9, changes: { name: "ops" } },
        { type: "message-changed", message: 300, changes: { pinnedAt: null } },
      ],
      parseWarnings: [
        "res.partner",
        "discuss.channel",
        "discuss.channel",
        "discuss.channel.is_pinned",
        "discuss.channel.mute_until_dt",
        "mail.message.body",
      ],
    });
  });

  test("a record named like a part of JavaScript is data", () => {
    const { notices } = readFrame(
      '[{"id":1,"message":{"type":"mail.record/insert","payload":{"__proto__":[{"id":1}],"constructor":[]}}}]',
      { self: me },
    );
    expect(notices).toEqual([{ id: 1, events: [] }]);
  });

  test("whatever is put in the place of any value of a recorded frame, nothing throws and no id is lost", () => {
    const frames = recordedFrames("18.0-7");
    fc.assert(
      fc.property(fc.nat(frames.length - 1), fc.nat(), fc.jsonValue(), (index, place, junk) => {
        const list: { id: number; message: { payload: unknown } }[] = JSON.parse(frames[index] ?? "[]");
        const spoiled = list.map((notification, at) =>
          at === place % list.length
            ? {
                ...notification,
                message: { ...notification.message, payload: spoil(notification.message.payload, place, junk) },
              }
            : notification,
        );
        const { notices } = readFrame(JSON.stringify(spoiled), { self: me });
        expect(notices.map(({ id }) => id)).toEqual(list.map(({ id }) => id));
      }),
      { numRuns: 500 },
    );
  });
});

/** The value with something else at one place inside it, chosen by a number. */
function spoil(value: unknown, place: number, junk: unknown): unknown {
  const entries = value === null || typeof value !== "object" ? [] : Object.entries(value);
  const chosen = entries[place % (entries.length + 1)];
  if (chosen === undefined) return junk;
  const changed = entries.map(([key, inner]) => [
    key,
    key === chosen[0] ? spoil(inner, Math.floor(place / (entries.length + 1)), junk) : inner,
  ]);
  return Array.isArray(value) ? changed.map(([, inner]) => inner) : Object.fromEntries(changed);
}
