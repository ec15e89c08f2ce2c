import * as fc from "fast-check";
import { expect, test } from "vitest";
import { conversationEntry } from "../../../../shared/domain/conversations/conversation.ts";
import type { Conversation } from "../../../../shared/domain/conversations/types.ts";
import { createListing, createUnreadTotal, firstListed } from "../../../../shared/domain/conversations/listing.ts";
import { forEver } from "../../../../shared/domain/moment.ts";
import { isMuted } from "../../../../shared/domain/conversations/selectors.ts";
import { emptyTable, put, valuesOf, without } from "../../../../shared/collections/table.ts";
import { channelId, conversation, messageId, partner, workspaceState } from "../../../support/builders.ts";

test("of conversations that moved in the same second the one with the later message comes first", () => {
  const last = (id: number) => ({ id: messageId(id), author: partner(43), text: "", sentAt: 7_000 });
  const conversations = [
    conversation({ id: channelId(1), lastInterestAt: 7_000, lastMessage: last(12) }),
    conversation({ id: channelId(2), lastInterestAt: 7_000, lastMessage: last(11) }),
    conversation({ id: channelId(3), lastInterestAt: 8_000, lastMessage: last(10) }),
    conversation({ id: channelId(4), lastInterestAt: null, lastMessage: null }),
    conversation({ id: channelId(5), lastInterestAt: null, lastMessage: null }),
    conversation({ id: channelId(6), lastInterestAt: 9_000, lastMessage: null, isPinned: false }),
  ];
  const listed = createListing()(workspaceState({ conversations }).conversations);
  expect(listed.map(({ id }) => id)).toEqual([3, 1, 2, 5, 4]);
});

const change = fc.record({
  id: fc.integer({ min: 1, max: 60 }).map(channelId),
  lastInterestAt: fc.option(fc.integer({ min: 1, max: 20 })),
  isPinned: fc.boolean(),
  unread: fc.nat(5),
  mutedUntil: fc.constantFrom(null, 10, 30, forEver),
});
const step = fc.oneof(
  fc.array(change, { maxLength: 40 }).map((changes) => ({ type: "put", changes }) as const),
  fc.array(fc.integer({ min: 1, max: 60 }).map(channelId)).map((gone) => ({ type: "without", gone }) as const),
);

test("an order and a sum that follow each change are those that all conversations have when they are read anew", () => {
  fc.assert(
    fc.property(fc.array(step), fc.integer({ min: 0, max: 40 }), (steps, now) => {
      const [listing, growing, total] = [createListing(), createListing(), createUnreadTotal()];
      let conversations = workspaceState({ conversations: [] }).conversations;
      for (const one of steps) {
        conversations =
          one.type === "put"
            ? put(
                conversations,
                one.changes.map((given) => conversationEntry(conversation(given))),
              )
            : without(conversations, one.gone);
        expect(listing(conversations)).toEqual(createListing()(conversations));
        const here = new Set(growing(conversations, true));
        expect([...here]).toEqual(listing(conversations).filter((shown) => here.has(shown)));
        expect(firstListed(conversations, 7)).toEqual(listing(conversations).slice(0, 7));
        expect(total(conversations, now)).toBe(unreadIn(valuesOf(conversations), now));
      }
      expect(growing(conversations)).toEqual(listing(conversations));
      expect(listing(conversations).length).toBe(valuesOf(conversations).filter((one) => one.isPinned).length);
    }),
  );
});

test("what is muted counts again when its time is over, though nothing else has changed", () => {
  const total = createUnreadTotal();
  const conversations = put(emptyTable, [conversationEntry(conversation({ unread: 3, mutedUntil: 10 }))]);
  expect([total(conversations, 9), total(conversations, 10)]).toEqual([0, 3]);
});

function unreadIn(all: readonly Conversation[], now: number): number {
  return all.filter((one) => one.isPinned && !isMuted(one, now)).reduce((sum, { unread }) => sum + unread, 0);
}

test("a list that is being loaded is copied few times, and what moves meanwhile moves at once", () => {
  const growing = createListing();
  let conversations = workspaceState({ conversations: [] }).conversations;
  const lists = new Set<readonly Conversation[]>();
  for (let from = 1; from <= 20_000; from += 100) {
    const page = Array.from({ length: 100 }, (_none, index) =>
      conversationEntry(conversation({ id: channelId(from + index), lastInterestAt: 30_000 - from - index })),
    );
    conversations = put(conversations, page);
    lists.add(growing(conversations, true));
  }
  expect(lists.size).toBeLessThan(60);
  conversations = put(conversations, [
    conversationEntry(conversation({ id: channelId(19_999), lastInterestAt: 40_000 })),
  ]);
  expect(growing(conversations, true)[0]?.id).toBe(19_999);
  expect(growing(conversations)).toHaveLength(20_000);
});
