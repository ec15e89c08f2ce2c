import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  conversationFromJson,
  conversationToJson,
  messageFromJson,
  messageToJson,
  personFromJson,
  personToJson,
} from "../../electron/storage/archive-rows.ts";
import { forEver } from "../../shared/domain/moment.ts";
import { attachment, channelId, conversation, message, person } from "../support/builders.ts";

const rows = [
  {
    what: "message",
    json: messageToJson(message({ attachments: [attachment()] })),
    read: messageFromJson,
    key: ["id", "thread", "body", "text"],
  },
  {
    what: "conversation",
    json: conversationToJson(conversation({ mutedUntil: forEver })),
    read: conversationFromJson,
    key: ["id"],
  },
  { what: "person", json: personToJson(person()), read: personFromJson, key: ["key"] },
];

/** Whatever another version, or a damaged disk, may have put there. */
const anything = fc.constantFrom(undefined, null, {}, [], "", "later", -1, 1e300, true, [null, {}, 7]);

test.each(rows)("a $what that lacks fields, or has others in them, is read", ({ json, read, key }) => {
  const whole: Record<string, unknown> = JSON.parse(json);
  const others = Object.keys(whole).filter((field) => !key.includes(field));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...others), anything), (changes) => {
      const changed = Object.fromEntries(Object.entries({ ...whole, ...changes }).filter(([, v]) => v !== undefined));
      const found = read(JSON.stringify(changed));
      expect(found).not.toBeNull();
      expect(Object.keys(found ?? {}).toSorted()).toEqual(Object.keys(whole).toSorted());
    }),
  );
});

test.each(rows)("a $what of a later version is read without what is not known of it", ({ json, read }) => {
  const later = { ...JSON.parse(json), poll: { options: [1] }, place: { model: "sale.order", id: 7 } };
  expect(read(JSON.stringify(later))).toEqual(read(json));
});

test("a message of before there was more than conversations stands in the one that it names", () => {
  const { thread: _thread, ...rest } = JSON.parse(messageToJson(message({ channel: channelId(7) })));
  expect(messageFromJson(JSON.stringify({ ...rest, channel: 7 }))).toEqual(message({ channel: channelId(7) }));
});

test.each<unknown>([
  { type: "conversation", id: 0 },
  { type: "record", model: "sale.order/../x", id: 7 },
  { type: "record", model: "sale.order" },
  { type: "planet", id: 7 },
])("a message that stands nowhere that there is, as in %j, is no row", (thread) => {
  expect(messageFromJson(JSON.stringify({ ...message(), thread }))).toBeNull();
});

test.each(rows)("a $what without what it is known by is no row", ({ json, read, key }) => {
  for (const field of key) expect(read(JSON.stringify({ ...JSON.parse(json), [field]: undefined }))).toBeNull();
});
