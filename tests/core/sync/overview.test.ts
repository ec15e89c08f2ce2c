import { expect, test } from "vitest";
import { goneFrom, mergeOverview } from "../../../electron/core/sync/overview.ts";
import type { Conversation } from "../../../shared/discuss.ts";
import { channelId, conversation, endingWith, general, message, messageId } from "../../support/builders.ts";

const last = (id: number) => message({ id: messageId(id) });
const record = (...all: readonly Conversation[]) => Object.fromEntries(all.map((one) => [one.id, one]));

/** The one conversation, as it was when the list was asked for, is when it comes, and stands in the list. */
function merged(asked: Conversation, known: Conversation, fresh: Conversation, unreadSince = 0) {
  return mergeOverview(record(asked), record(known), [fresh], () => unreadSince)[0];
}

test("[GAP2] of what nothing was heard of meanwhile the list is right, though its bus counts from 0 again", () => {
  const known = endingWith(conversation({ unread: 4, unreadAsOf: 1_234 }), last(9));
  const fresh = endingWith(conversation({ unread: 0, unreadAsOf: 0, newMessageSeparator: messageId(10) }), last(9));
  expect(merged(known, known, fresh)).toEqual(fresh);
});

test("[GAP2] a last message that was deleted for good is the last no longer", () => {
  const known = endingWith(conversation(), last(9));
  const fresh = endingWith(conversation(), last(8));
  expect(merged(known, known, fresh)?.lastMessage?.id).toBe(8);
});

test("[GAP2] a message that came while the list was on its way stays, and is counted with what the list counts", () => {
  const asked = endingWith(conversation({ unread: 2 }), last(5));
  const known = endingWith(conversation({ unread: 3, lastInterestAt: 7 }), last(10));
  const fresh = endingWith(conversation({ unread: 6, name: "renamed" }), last(9));
  expect(merged(asked, known, fresh, 1)).toMatchObject({
    name: "renamed",
    unread: 7,
    lastInterestAt: 7,
    lastMessage: { id: 10 },
  });
});

test("[GAP2] what was read here while the list was on its way stays read", () => {
  const asked = endingWith(conversation({ unread: 2, unreadAsOf: 50 }), last(9));
  const known = { ...asked, unread: 0, newMessageSeparator: messageId(10) };
  const fresh = endingWith(conversation({ unread: 2, unreadAsOf: 60, newMessageSeparator: messageId(8) }), last(9));
  expect(merged(asked, known, fresh)).toMatchObject({ unread: 0, unreadAsOf: 60, newMessageSeparator: 10 });
});

test("[GAP2] of two counts of the server the later one stands", () => {
  const asked = conversation({ unread: 2, unreadAsOf: 50 });
  const counted = (unreadAsOf: number) =>
    merged(asked, { ...asked, unread: 1, unreadAsOf }, { ...asked, unread: 5, unreadAsOf: 60 })?.unread;
  expect([counted(55), counted(65)]).toEqual([5, 1]);
});

test("[GAP2] who is in it is kept where the list does not tell", () => {
  const known = conversation({ members: [] });
  expect(merged(known, known, conversation({ name: "new" }))?.name).toBe("new");
});

test("[GAP2] what was left or joined while the list was on its way is left or joined", () => {
  const [one, two, three] = [general, channelId(2), channelId(3)].map((id) => conversation({ id }));
  if (!one || !two || !three) throw new Error("no conversations");
  const [asked, known] = [record(one, two), record(one, three)];
  expect(mergeOverview(asked, known, [one, two], () => 0).map(({ id }) => id)).toEqual([one.id]);
  expect(goneFrom(asked, known, [two])).toEqual([one.id]);
});
