import { expect, test } from "vitest";
import type { Archive, ArchivePage, KnownSpan } from "../../electron/core/ports/archive.ts";
import type { RecordId, RecordModel } from "../../shared/ids.ts";
import type { Message } from "../../shared/domain/messages/types.ts";
import { forEver } from "../../shared/domain/moment.ts";
import {
  attachment,
  alice,
  bob,
  channelId,
  conversation,
  general,
  message,
  messageId,
  partner,
  person,
} from "../support/builders.ts";
import { conversationsIn, peopleIn } from "../support/rows-after.ts";

/** What every Archive keeps. `create` makes an empty one; each `open` is the application started once more. */
export function archiveSuite(create: () => { readonly open: () => Archive }): void {
  const empty = (): Archive => create().open();

  test("a new archive knows nothing", () => {
    const archive = empty();
    expect([conversationsIn(archive), peopleIn(archive)]).toEqual([[], []]);
    expect([archive.message(messageId(1)), archive.newestKnown(general), archive.readFact("last")]).toEqual([
      null,
      null,
      null,
    ]);
    expect(archive.page(general, null, "older", 10)).toEqual(nothing);
  });

  test("conversations and people are there after a restart, as they were last saved; muted for ever stays for ever", () => {
    const { open } = create();
    const archive = open();
    const quiet = conversation({ id: channelId(2), mutedUntil: forEver, notify: "mentions" });
    archive.saveConversations([conversation({ name: "old" }), quiet, conversation({ id: channelId(3) })]);
    archive.saveConversations([conversation({ name: "new", lastMessage: preview })]);
    archive.removeConversations([channelId(3)]);
    archive.savePeople([person(), person({ key: bob, name: "Bob" })]);
    archive.savePeople([person({ name: "Alice Liddell", avatarVersion: "2" })]);
    archive.close();
    const again = open();
    expect(byName(conversationsIn(again))).toEqual([quiet, conversation({ name: "new", lastMessage: preview })]);
    expect(byName(peopleIn(again))).toEqual([
      person({ name: "Alice Liddell", avatarVersion: "2" }),
      person({ key: bob, name: "Bob" }),
    ]);
  });

  test("of conversations those that are listed and moved last can be had first, and people by name", () => {
    const archive = empty();
    const moved = (id: number, lastInterestAt: number | null, isPinned = true) =>
      conversation({ id: channelId(id), lastInterestAt, isPinned });
    archive.saveConversations([moved(1, 5), moved(2, 9), moved(3, null), moved(4, 20, false), moved(5, 9)]);
    archive.saveConversations([moved(1, 30)]);
    expect(archive.latestConversations(3).map(({ id }) => id)).toEqual([1, 5, 2]);
    expect(archive.latestConversations(9).map(({ id }) => id)).toEqual([1, 5, 2, 3]);
    archive.savePeople([person(), person({ key: bob, name: "Bob" })]);
    expect(archive.peopleNamed([bob, partner(99)])).toEqual([person({ key: bob, name: "Bob" })]);
  });

  test("rows come by ascending key, so many at a time, and say where to go on and when there are no more", () => {
    const archive = empty();
    archive.saveConversations([3, 1, 12, 2].map((id) => conversation({ id: channelId(id) })));
    archive.savePeople([person({ key: partner(9) }), person({ key: partner(10) })]);
    const { rows, ...page } = archive.conversationsAfter(channelId(1), 2);
    expect([rows.map(({ id }) => id), page]).toEqual([[2, 3], { last: 3, isEnd: false }]);
    expect(archive.conversationsAfter(channelId(3), 2)).toMatchObject({ last: 12, isEnd: true });
    expect(archive.conversationsAfter(channelId(12), 2)).toEqual({ rows: [], last: null, isEnd: true });
    expect(archive.peopleAfter(null, 9).rows.map(({ key }) => key)).toEqual([partner(10), partner(9)]);
  });

  test("a message comes back whole after a restart, and as it was last saved", () => {
    const { open } = create();
    const archive = open();
    archive.saveMessages(general, [message({ text: "first" })], null);
    archive.saveMessages(general, [full], null);
    archive.close();
    expect(open().message(full.id)).toEqual(full);
  });

  test("a removed message is gone, and its neighbours still join", () => {
    const archive = filled(empty(), known(1, 3));
    archive.removeMessages([messageId(2)]);
    expect(archive.message(messageId(2))).toBe(null);
    expect(ids(archive.page(general, null, "older", 10))).toEqual([1, 3]);
  });

  test("a conversation that was removed takes its messages with it", () => {
    const archive = filled(empty(), known(1, 3, "start"));
    archive.removeConversations([general]);
    expect([archive.message(messageId(2)), archive.newestKnown(general)]).toEqual([null, null]);
    archive.saveMessages(general, [message({ id: messageId(3) })], known(3, 3));
    expect(archive.page(general, null, "older", 10)).toEqual({
      messages: [message({ id: messageId(3) })],
      reachesStart: false,
      endsAtHole: true,
    });
  });

  test("a message about a record is kept by itself, on no page of any conversation, until it is removed", () => {
    const { open } = create();
    const archive = open();
    const thread = { type: "record", model: "sale.order" as RecordModel, id: general as number as RecordId } as const;
    const noted = { ...full, id: messageId(2), thread };
    archive.saveMessages(general, [message({ id: messageId(1) }), message({ id: messageId(3) })], known(1, 3));
    archive.saveSingleMessages([{ ...noted, text: "first" }]);
    archive.saveSingleMessages([noted]);
    archive.saveSingleMessages([message({ id: messageId(3), text: "better" })]);
    archive.close();
    const again = open();
    expect(again.message(noted.id)).toEqual(noted);
    expect(again.page(general, null, "older", 10).messages).toMatchObject([{ id: 1 }, { id: 3, text: "better" }]);
    again.removeConversations([general]);
    expect([again.message(messageId(3)), again.message(noted.id)]).toEqual([null, noted]);
    again.removeMessages([noted.id]);
    expect(again.message(noted.id)).toBeNull();
  });

  test("single messages prove nothing: they are on no page", () => {
    const archive = empty();
    archive.saveMessages(general, [message({ id: messageId(9) })], null);
    expect([archive.newestKnown(general), archive.page(general, null, "older", 10)]).toEqual([null, nothing]);
  });

  test("a span without a message still says that nothing is there", () => {
    const archive = empty();
    archive.saveMessages(general, [], known(1, 50, "start"));
    expect(archive.newestKnown(general)).toBe(50);
    expect(archive.page(general, null, "older", 10)).toEqual({ messages: [], reachesStart: true, endsAtHole: false });
  });

  test("pages go back from the newest message to the start", () => {
    const archive = filled(empty(), known(1, 5, "start"));
    const page = (from: number | null) =>
      shape(archive.page(general, from === null ? null : messageId(from), "older", 2));
    expect([page(null), page(4), page(2), page(1)]).toEqual(["4 5", "2 3", "1 start", "start"]);
    expect(shape(archive.page(general, null, "older", 5))).toBe("1 2 3 4 5 start");
  });

  test("pages go forth to the end of the span", () => {
    const archive = filled(empty(), known(1, 5, "start"));
    const page = (from: number | null) =>
      shape(archive.page(general, from === null ? null : messageId(from), "newer", 2));
    expect([page(1), page(3), page(4), page(5), page(null)]).toEqual(["2 3", "4 5", "5 hole", "hole", "hole"]);
  });

  test("a page ends at a hole, and the hole closes when a span overlaps or touches", () => {
    const archive = filled(filled(empty(), known(1, 3, "start")), known(7, 9));
    expect(shape(archive.page(general, null, "older", 10))).toBe("7 8 9 hole");
    expect(shape(archive.page(general, messageId(2), "newer", 10))).toBe("3 hole");
    expect(shape(archive.page(general, messageId(5), "older", 10))).toBe("hole");
    filled(archive, known(4, 5));
    expect(shape(archive.page(general, null, "older", 10))).toBe("7 8 9 hole");
    filled(archive, known(5, 7));
    expect(shape(archive.page(general, null, "older", 10))).toBe("1 2 3 4 5 6 7 8 9 start");
    expect(archive.newestKnown(general)).toBe(9);
  });

  test("channels keep apart", () => {
    const archive = filled(empty(), known(1, 3, "start"));
    const other = channelId(2);
    archive.saveMessages(other, [message({ id: messageId(2_000), channel: other })], known(2_000, 2_000));
    expect([archive.newestKnown(general), archive.newestKnown(other)]).toEqual([3, 2_000]);
    expect([ids(archive.page(general, null, "older", 9)), ids(archive.page(other, null, "older", 9))]).toEqual([
      [1, 2, 3],
      [2_000],
    ]);
  });

  test("ids are listed in order, those of single messages too, and no other channel's", () => {
    const archive = filled(empty(), known(1, 3));
    archive.saveMessages(general, [message({ id: messageId(9) }), message({ id: messageId(7) })], null);
    archive.saveSingleMessages([message({ id: messageId(8), channel: channelId(2) })]);
    expect([archive.idsBetween(general, 2, 9), archive.idsBetween(general, 4, 6)]).toEqual([[2, 3, 7, 9], []]);
  });

  test("what is starred and what is pinned is found among all, as it was last saved", () => {
    const archive = filled(empty(), known(1, 4));
    const [two, three] = [message({ id: messageId(2) }), message({ id: messageId(3) })];
    archive.saveMessages(
      general,
      [
        { ...two, isStarred: true, pinnedAt: 7 },
        { ...three, pinnedAt: 8 },
      ],
      null,
    );
    archive.saveMessages(general, [{ ...three, isStarred: true }], null);
    expect([archive.marked("starred"), archive.marked("pinned")]).toEqual([[2, 3], [2]]);
    archive.saveMessages(general, [two, three], null);
    expect([archive.marked("starred"), archive.marked("pinned")]).toEqual([[], []]);
  });

  test("what lies in a span is known, whether a message stands there or not", () => {
    const archive = empty();
    archive.saveMessages(general, [message({ id: messageId(4) })], known(3, 5));
    archive.saveMessages(general, [message({ id: messageId(8) })], null);
    const told = [2, 3, 4, 5, 6, 8].map((id) => archive.isKnown(general, messageId(id)));
    expect(told).toEqual([false, true, true, true, false, false]);
    expect(archive.isKnown(channelId(2), messageId(4))).toBe(false);
  });

  test("of each channel it tells how far its knowledge goes, holes aside", () => {
    const archive = filled(filled(empty(), known(1, 3, "start")), known(7, 9));
    archive.saveMessages(channelId(2), [], known(20, 30));
    archive.saveMessages(channelId(3), [message({ id: messageId(40), channel: channelId(3) })], null);
    expect([...archive.known()].toSorted(([a], [b]) => a - b)).toEqual([
      [general, { from: 1, to: 9 }],
      [2, { from: 20, to: 30 }],
    ]);
  });

  test("what is forgotten from an id on is as if it had never been heard of", () => {
    const archive = filled(filled(filled(empty(), known(1, 5, "start")), known(7, 9)), known(11, 12));
    const other = channelId(2);
    archive.saveMessages(other, [message({ id: messageId(2_000), channel: other })], known(2_000, 2_000));
    archive.forgetAfter(general, 8);
    expect([archive.newestKnown(general), archive.idsBetween(general, 6, 20), archive.newestKnown(other)]).toEqual([
      8,
      [7, 8],
      2_000,
    ]);
    expect(shape(archive.page(general, null, "older", 10))).toBe("7 8 hole");
    archive.forgetAfter(general, 3);
    expect(shape(archive.page(general, null, "older", 10))).toBe("1 2 3 start");
    archive.forgetAfter(general, 0);
    expect([archive.newestKnown(general), archive.page(general, null, "older", 10)]).toEqual([null, nothing]);
  });

  test("facts are there after a restart, as they were last written", () => {
    const { open } = create();
    const archive = open();
    archive.writeFact("last", "41");
    archive.writeFact("last", "42");
    archive.close();
    expect([open().readFact("last"), open().readFact("other")]).toEqual(["42", null]);
  });

  test("after it is closed it takes nothing and knows nothing", () => {
    const archive = filled(empty(), known(1, 3));
    archive.close();
    archive.close();
    filled(archive, known(4, 5));
    expect([archive.message(messageId(1)), archive.page(general, null, "older", 9)]).toEqual([null, nothing]);
  });
}

const nothing: ArchivePage = { messages: [], reachesStart: false, endsAtHole: true };

const preview = { id: messageId(5), author: alice, text: "bye", sentAt: 5 };

const full: Message = message({
  text: "zażółć <b> 👩‍👩‍👧\u0000\uD83D after",
  replyTo: { id: messageId(1), author: null, text: "?" },
  reactions: [{ content: "👍", count: 2, people: [alice, bob] }],
  attachments: [attachment(), attachment({ size: null })],
  mentions: [bob],
  pinnedAt: 12,
});

export function known(from: number, to: number, start?: "start"): KnownSpan {
  return { from: messageId(from), to: messageId(to), reachesStart: start !== undefined };
}

/** With every id of the span as a message of `general`. */
function filled(archive: Archive, span: KnownSpan): Archive {
  const messages = Array.from({ length: span.to - span.from + 1 }, (_, nth) =>
    message({ id: messageId(span.from + nth) }),
  );
  archive.saveMessages(general, messages, span);
  return archive;
}

function ids(page: ArchivePage): readonly number[] {
  return page.messages.map(({ id }) => id);
}

/** `1 2 hole`: the ids, and what the page says of its ends. */
function shape(page: ArchivePage): string {
  return [...ids(page), ...(page.reachesStart ? ["start"] : []), ...(page.endsAtHole ? ["hole"] : [])].join(" ");
}

function byName<T extends { readonly name: string }>(things: readonly T[]): readonly T[] {
  return things.toSorted((a, b) => a.name.localeCompare(b.name));
}
