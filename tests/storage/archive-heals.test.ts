import { join } from "node:path";
import Libsql from "libsql";
import { expect, test } from "vitest";
import { createArchive } from "../../electron/storage/archive.ts";
import { forEver, latest } from "../../shared/domain/moment.ts";
import { known } from "../suites/archive.ts";
import { alice, attachment, bob, conversation, general, me, message, messageId, person } from "../support/builders.ts";
import { conversationsIn, peopleIn } from "../support/rows-after.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const one = message({ id: messageId(1) });
const two = message({ id: messageId(2), authorName: "Bob", attachments: [attachment()], mentions: [me] });
const three = message({ id: messageId(3) });
const list = conversation({
  lastMessage: { id: two.id, author: alice, text: two.text, sentAt: two.sentAt },
  members: [],
});

/** An archive of three messages, after an older Parley has done that to it; opened again by this one. */
function afterwards(harm: string) {
  const directory = join(temporaryDirectory(), "workspace");
  const rebuilt: string[] = [];
  const open = () => createArchive({ directory, log: () => {}, onRebuilt: (setAside) => void rebuilt.push(setAside) });
  const before = open();
  before.saveMessages(general, [one, two, three], known(1, 3, "start"));
  before.saveConversations([list]);
  before.savePeople([person(), person({ key: bob, name: "Bob" })]);
  before.close();
  const older = new Libsql(join(directory, "archive-1.sqlite"));
  older.exec(harm);
  older.close();
  return { archive: open(), rebuilt };
}

const changed = (path: string, json: string) =>
  `UPDATE messages SET json = json_set(json, '${path}', json('${json}')) WHERE id = 2`;

test.each([
  ["a date beyond all years, kept as null", changed("$.sentAt", "null"), { sentAt: latest }],
  ["a date beyond all years, kept as a number", changed("$.sentAt", "1e300"), { sentAt: latest }],
  ["a pin of no moment", changed("$.pinnedAt", "9e99"), { pinnedAt: null }],
  ["an author of no id", changed("$.author", '"partner:99999999999999999999"'), { author: null }],
  ["a mention of no id", changed("$.mentions", `["partner:9007199254740993","${me}"]`), { mentions: [me] }],
  ["a quote of no id", changed("$.replyTo", '{"id":9007199254740991,"author":null,"text":"x"}'), { replyTo: null }],
  ["a file of no size", changed("$.attachments[0].size", "-1.5"), { attachments: [attachment({ size: null })] }],
  ["a file of no id", changed("$.attachments[0].id", "9007199254740991"), { attachments: [] }],
  ["a hidden turn in a sender", changed("$.authorName", '"B\\u202eob"'), { authorName: "Bob" }],
  [
    "a hidden turn in a file's name",
    changed("$.attachments[0].name", '"plan\\u202e.pdf"'),
    { attachments: [attachment()] },
  ],
])("a kept message with %s is there, and so is all around it", (_what, harm, healed) => {
  const { archive, rebuilt } = afterwards(harm);
  expect(archive.page(general, null, "older", 10)).toEqual({
    messages: [one, { ...two, ...healed }, three],
    reachesStart: true,
    endsAtHole: false,
  });
  expect(rebuilt).toEqual([]);
});

test.each([
  [
    "a last message dated beyond all years",
    "$.lastMessage.sentAt",
    "null",
    { lastMessage: { ...list.lastMessage, sentAt: latest } },
  ],
  ["a last message of no id", "$.lastMessage.id", "9007199254740991", { lastMessage: null }],
  ["counts that are none", "$.unread", "1e300", { unread: 0 }],
  ["an interest at no moment", "$.lastInterestAt", "1e300", { lastInterestAt: null }],
  ["a mute until no moment", "$.mutedUntil", "1e300", { mutedUntil: null }],
  ["a mute for ever", "$.mutedUntil", '"forever"', { mutedUntil: forEver }],
  ["a member of no id", "$.members", '[{"id":9007199254740991,"person":"partner:1","seen":null}]', { members: [] }],
  ["a hidden turn in its name", "$.name", '"gen\\u202eeral"', { name: "general" }],
  ["a picture of an impossible version", "$.avatarVersion", '"\\ud800"', { avatarVersion: null }],
])("a kept conversation with %s is in the list", (_what, path, json, healed) => {
  const { archive } = afterwards(`UPDATE conversations SET json = json_set(json, '${path}', json('${json}'))`);
  expect(conversationsIn(archive)).toEqual([{ ...list, ...healed }]);
});

test("a kept person of no id costs nobody else, and names of all are as they may be shown", () => {
  const { archive } = afterwards(
    `UPDATE people SET json = json_set(json, '$.key', 'partner:99999999999') WHERE key = '${bob}';
     UPDATE people SET json = json_set(json, '$.name', json('"\\u200fAl\\u202eice"')) WHERE key = '${alice}'`,
  );
  expect(peopleIn(archive)).toEqual([person()]);
});

test("ids that no server has are gone from an archive of before they were refused, and it goes on taking messages", () => {
  const { archive, rebuilt } = afterwards(
    `INSERT INTO messages (id, channel, json) VALUES (9007199254740991, ${general}, '{}');
     INSERT INTO spans VALUES (${general}, 9007199254740991, 9007199254740991, 0);
     INSERT INTO spans VALUES (9007199254740991, 1, 2, 0);
     INSERT INTO conversations VALUES (9007199254740991, '{}');
     PRAGMA user_version = 2`,
  );
  const next = message({ id: messageId(4) });
  archive.saveMessages(general, [next], known(3, 4));
  expect([archive.newestKnown(general), [...archive.known()], archive.idsBetween(general, 1, Infinity)]).toEqual([
    4,
    [[general, { from: 1, to: 4 }]],
    [1, 2, 3, 4],
  ]);
  expect(archive.page(general, null, "older", 10).messages).toEqual([one, two, three, next]);
  expect([conversationsIn(archive), rebuilt]).toEqual([[list], []]);
});

test("such an id that comes into a table by whatever way costs its own row and no question", () => {
  const { archive } = afterwards(
    `INSERT INTO messages (id, channel, json) VALUES (9007199254740991, ${general}, '{}');
     INSERT INTO spans VALUES (${general}, 9007199254740991, 9007199254740991, 0)`,
  );
  expect([archive.newestKnown(general), archive.idsBetween(general, 1, Infinity)]).toEqual([3, [1, 2, 3]]);
});

test("rows of no key in a page cost nothing but themselves: more comes after it, and it says where", () => {
  const { archive } = afterwards(
    `INSERT INTO people VALUES ('a nobody', '{}'), ('partner:99999999999', '{}'), ('zz', '{}')`,
  );
  const first = archive.peopleAfter(null, 2);
  expect([first.rows, first.last, first.isEnd]).toEqual([[person()], alice, false]);
  expect(peopleIn(archive)).toEqual([person(), person({ key: bob, name: "Bob" })]);
});
