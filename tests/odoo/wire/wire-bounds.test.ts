import * as v from "valibot";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atOnce } from "../../../electron/core/work/steps.ts";
import { createMessageReader } from "../../../electron/odoo/api-key/message-reader.ts";
import { conversationsIn } from "../../../electron/odoo/wire/conversations.ts";
import { lastReactionIn, latestWriteIn, messagesIn } from "../../../electron/odoo/wire/messages.ts";
import { peopleIn } from "../../../electron/odoo/wire/people.ts";
import { MessageRow } from "../../../electron/odoo/wire/rows.ts";
import { readStore, type OdooStore } from "../../../electron/odoo/wire/store.ts";
import { odooMoment, VersionRow } from "../../../electron/odoo/wire/versions.ts";
import { readNotifications } from "../../../electron/odoo/bus/notifications.ts";
import { greatestId, PersonaKey } from "../../../shared/ids.ts";
import { earliest, forEver, latest } from "../../../shared/domain/moment.ts";
import { me } from "../../support/builders.ts";

const thread = { id: 9, model: "discuss.channel" };
const row = (given: object = {}) => ({
  id: 300,
  author: { id: 43, type: "partner" },
  body: "<p>hello</p>",
  date: "2026-11-20 21:08:56",
  thread,
  ...given,
});

function read(raw: object) {
  const parseWarnings: string[] = [];
  const store = atOnce(readStore(raw, ({ about }) => parseWarnings.push(about)));
  return { store, parseWarnings };
}

const conversationsOf = (store: OdooStore) => atOnce(conversationsIn(store, me, new Map()));
const messagesOf = (store: OdooStore) => atOnce(messagesIn(store));
const peopleOf = (store: OdooStore) => atOnce(peopleIn(store));
const notificationsIn = (list: readonly unknown[]) =>
  atOnce(readNotifications(new TextEncoder().encode(JSON.stringify(list)), { self: me }));

const messages = (...rows: readonly object[]) => messagesOf(read({ "mail.message": rows }).store);

describe("a moment", () => {
  test.each([
    ["9999-12-31 23:59:59", Date.UTC(9999, 11, 31, 23, 59, 59)],
    ["0000-01-01 00:00:00", earliest],
    ["1969-12-31 23:59:59", -1_000],
  ])("of a message, %s, is that moment", (date, sentAt) => {
    expect(messages(row({ date }))).toMatchObject([{ sentAt }]);
  });

  test.each(["9999-99-99 99:99:99", "now", "", "2026-11-20", 5, null, [], `2026-11-20 21:08:56${"0".repeat(1e6)}`])(
    "of a message that is none, %j, costs the message and no other",
    (date) => {
      expect(messages(row({ date }), row({ id: 301 })).map(({ id }) => id)).toEqual([301]);
    },
  );

  test("at which everything is muted for ever, or pinned or last spoken in, is for ever in the mute alone", () => {
    const never = "9999-12-31 23:59:59";
    const { store } = read({
      "discuss.channel": [{ id: 9, channel_type: "group", mute_until_dt: never, last_interest_dt: never }],
      "mail.message": [row({ pinned_at: never })],
    });
    expect(conversationsOf(store)).toMatchObject([{ mutedUntil: forEver, lastInterestAt: latest - 999 }]);
    expect(messagesOf(store)).toMatchObject([{ pinnedAt: latest - 999 }]);
  });

  test("of a write that lies far ahead does not hide what is written after it", () => {
    const rows = [row({ write_date: "9999-12-31 23:59:59" }), row({ id: 301, write_date: "2026-11-20 21:08:56" })];
    expect(latestWriteIn(read({ "mail.message": rows }).store)).toBe(Date.UTC(2026, 10, 20, 21, 8, 56));
  });

  test.each([Infinity, -Infinity, 1e300, latest + 1])("%d can be said to the server", (at) => {
    expect(odooMoment(at)).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  });
});

const noIds = [2 ** 53, 2 ** 53 - 1, 2 ** 31, "1e400", -1, 0, 1.5, null, "12", [1], {}, true];

describe.each(noIds)("what is no id, %j,", (id) => {
  const raw = (value: unknown): unknown => (value === "1e400" ? Infinity : value);

  test("costs the record that it should name", () => {
    const models = ["res.partner", "mail.guest", "discuss.channel", "discuss.channel.member", "mail.message"];
    const { store, parseWarnings } = read(
      Object.fromEntries(models.map((model) => [model, [{ id: raw(id), name: "x" }]])),
    );
    expect([peopleOf(store), messagesOf(store), conversationsOf(store)]).toEqual([[], [], []]);
    expect(parseWarnings).toHaveLength(models.length);
  });

  test("costs what it points to, and not the message", () => {
    const persona = { id: raw(id), type: "partner" };
    const fine = { id: 44, type: "partner" };
    const message = row({
      author: persona,
      parentMessage: raw(id),
      attachment_ids: [raw(id), 5],
      recipients: [persona, fine],
    });
    expect(messages(message)).toMatchObject([
      { id: 300, author: null, replyTo: null, attachments: [{ id: 5 }], mentions: ["partner:44"] },
    ]);
  });

  test("costs its notification and none of the others", () => {
    const unpin = (of: unknown) => ({ id: 7, message: { type: "discuss.channel/unpin", payload: { id: of } } });
    const { notices } = notificationsIn([unpin(id), unpin(9)]);
    expect(notices.flatMap(({ events }) => events)).toMatchObject([{ channel: 9 }]);
  });

  test("in the place of several is left out of a row, of a list of deletions and of changes", () => {
    const asRow = {
      ...rowOfRpc,
      author_id: [raw(id), "Bob"],
      attachment_ids: [raw(id), 5],
      partner_ids: [raw(id), 44],
    };
    expect(v.parse(MessageRow, asRow)).toMatchObject({ author_id: null, attachment_ids: [5], partner_ids: [44] });
    const gone = { id: 7, message: { type: "mail.message/delete", payload: { message_ids: [id, 8] } } };
    const { notices } = notificationsIn([gone]);
    expect(notices.flatMap(({ events }) => events)).toEqual([{ type: "messages-deleted", messages: [8] }]);
    expect([versionRow({ id: raw(id) }), versionRow({ id: 8 })].map((one) => v.is(VersionRow, one))).toEqual([
      false,
      true,
    ]);
  });
});

const rowOfRpc = {
  id: 300,
  res_id: 9,
  author_id: false,
  email_from: false,
  date: "2026-11-20 21:08:56",
  create_date: "2026-11-20 21:08:56",
  write_date: "2026-11-20 21:08:56",
  message_type: "comment",
  body: "x",
  attachment_ids: [],
  parent_id: false,
  partner_ids: [],
};

const versionRow = (given: object) => ({
  id: 1,
  res_id: 9,
  date: "2026-11-20 21:08:56",
  write_date: "2026-11-20 21:08:56",
  body: "x",
  attachment_ids: [],
  partner_ids: [],
  pinned_at: false,
  starred: false,
  parent_id: false,
  ...given,
});

test("a row whose times are none is left out, so that nobody reckons with them", () => {
  for (const key of ["date", "create_date", "write_date"])
    expect(v.safeParse(MessageRow, { ...rowOfRpc, [key]: "soon" }).success).toBe(false);
});

test("a persona is named by an id, and by nothing longer", () => {
  expect(v.is(PersonaKey, `partner:${greatestId}`)).toBe(true);
  for (const id of [greatestId + 1, "9".repeat(10), "9".repeat(400), "1e5", "01", "-1", ""])
    expect(v.is(PersonaKey, `partner:${id}`)).toBe(false);
});

test.each([2 ** 31, 1e300, -1, 1.5, "many"])("a count of %j is not told at all", (count) => {
  const { store } = read({
    "discuss.channel": [{ id: 9, channel_type: "group", memberCount: count }],
    "discuss.channel.member": [
      {
        id: 1,
        thread,
        persona: { id: 42, type: "partner" },
        message_unread_counter: count,
        new_message_separator: count,
      },
    ],
  });
  expect(conversationsOf(store)).toMatchObject([{ memberCount: 1, unread: 0, newMessageSeparator: null }]);
});

test("a picture's version, a file's type and a reaction that could not stand in an address are none", () => {
  const { store } = read({
    "res.partner": [{ id: 43, write_date: "\ud800" }],
    "discuss.channel": [{ id: 9, channel_type: "group", avatarCacheKey: "x".repeat(1_000) }],
    "mail.message": [row({ attachment_ids: [5] })],
    "ir.attachment": [{ id: 5, name: "a.pdf", mimetype: "text/html\r\nx: y" }],
    MessageReactions: [{ message: 300, content: "x".repeat(1_000), count: 1, personas: [] }],
  });
  expect([peopleOf(store), conversationsOf(store), messagesOf(store)]).toMatchObject([
    [{ key: "partner:43", avatarVersion: null }],
    [{ avatarVersion: null }],
    [{ reactions: [], attachments: [{ mimetype: "application/octet-stream" }] }],
  ]);
});

test("names are told as they may be shown, whoever and whatever bears them", () => {
  const evil = "Al\u202eice\u200b\n";
  const { store } = read({
    "res.partner": [{ id: 43, name: evil }],
    "mail.guest": [{ id: 7, name: evil }],
    "discuss.channel": [
      { id: 9, channel_type: "group", name: evil, custom_channel_name: evil, description: `${evil}two` },
    ],
    "mail.message": [row({ attachment_ids: [5, 6] }), row({ id: 301, author: false, email_from: `"${evil}" <a@b.c>` })],
    "ir.attachment": [
      { id: 5, name: "invoice\u202efdp.exe" },
      { id: 6, name: "\u202e" },
    ],
  });
  expect([peopleOf(store), conversationsOf(store), messagesOf(store)]).toMatchObject([
    [{ name: "Alice" }, { name: "Alice" }],
    [{ name: "Alice", customName: "Alice", description: "Alice two" }],
    [{ authorName: "Alice", attachments: [{ name: "invoicefdp.exe" }, { name: "6" }] }, { authorName: "Alice" }],
  ]);
});

test("a sender with a million brackets is read as fast as any", () => {
  const started = performance.now();
  expect(messages(row({ author: false, email_from: "<".repeat(1e6) }))).toHaveLength(1);
  expect(performance.now() - started).toBeLessThan(5_000);
});

test("a million members, dates and reactions are read one by one", () => {
  const many = 200_000;
  const raw = {
    "discuss.channel": [{ id: 9, channel_type: "group" }],
    "discuss.channel.member": Array.from({ length: many }, (_, nth) => ({
      id: nth + 1,
      thread,
      persona: { id: nth + 1, type: "partner" },
    })),
    "mail.message": Array.from({ length: many }, (_, nth) => ({ id: nth + 1, write_date: "2026-11-20 21:08:56" })),
    MessageReactions: Array.from({ length: many }, (_, nth) => ({
      message: nth + 1,
      content: "👍",
      count: 1,
      personas: [],
      sequence: nth + 1,
    })),
  };
  const { store } = read(raw);
  expect([conversationsOf(store)[0]?.members.length, latestWriteIn(store), lastReactionIn(store)]).toEqual([
    many,
    Date.UTC(2026, 10, 20, 21, 8, 56),
    many,
  ]);
}, 60_000);

test("a store of a million faults is complained of in few words", () => {
  const parseWarnings: string[] = [];
  const raw = { "mail.message": [{ id: 1, reactions: Array.from({ length: 1e6 }, () => 5), date: {} }] };
  atOnce(readStore(raw, (warning) => parseWarnings.push(warning.detail)));
  expect(parseWarnings.join("").length).toBeLessThan(10_000);
}, 60_000);

test("whatever rows a server gives to who reads by rows, reading them ends in messages and not in a fault", async () => {
  const junk = fc.oneof(fc.jsonValue(), fc.constantFrom(NaN, Infinity, 2 ** 53, 1.5, [2 ** 53, "x"], ["ADD", [1]]));
  const parseWarnings = { enter: () => {}, counts: () => new Map<string, number>() };
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(rowOfRpc)), junk, async (key, value) => {
      const parsed = v.safeParse(MessageRow, { ...rowOfRpc, [key]: value });
      if (!parsed.success) return;
      const reader = createMessageReader({
        rows: { read: () => Promise.resolve({ ok: true, value: [] }) },
        self: me,
        parseWarnings,
      });
      const answer = await reader.complete([parsed.output]);
      expect(answer.ok).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
