import { expect, test } from "vitest";
import { mergeOverview, missingFrom, overviewEvents } from "../../../electron/core/sync/overview.ts";
import { atOnce } from "../../../electron/core/work/steps.ts";
import { conversationEntry } from "../../../shared/domain/conversations/conversation.ts";
import type { Conversation } from "../../../shared/domain/conversations/types.ts";
import type { DiscussEvent } from "../../../shared/domain/events.ts";
import { reduce } from "../../../shared/domain/workspace-reduce.ts";
import { at, tableOf, valuesOf } from "../../../shared/collections/table.ts";
import {
  channelId,
  conversation,
  endingWith,
  general,
  message,
  messageId,
  partner,
  workspaceState,
} from "../../support/builders.ts";

const last = (id: number) => message({ id: messageId(id) });
const record = (...all: readonly Conversation[]) => tableOf(all.map(conversationEntry));

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
  expect(atOnce(missingFrom(asked, [two]))).toEqual([one.id]);
});

/** A list of so many, told to somebody who knows nothing, or that list. */
function tell(count: number, knowsIt = false) {
  const conversations = Array.from({ length: count }, (_, index) => conversation({ id: channelId(index + 1) }));
  const people = conversations.map((_, index) => ({ key: partner(index + 1), name: `Person ${index}` }));
  const events: Extract<DiscussEvent, { type: "overview-loaded" }>[] = [];
  let state = workspaceState({ conversations: knowsIt ? structuredClone(conversations) : [] });
  const work = overviewEvents({
    asked: state.conversations,
    state: () => state,
    overview: { conversations, people },
    unreadAfter: () => 0,
    emit(event) {
      if (event.type === "overview-loaded") events.push(event);
      state = reduce(state, event);
    },
  });
  return { work, events, conversations, state: () => state };
}

test("a short list of conversations is told as one event, with everybody in it", () => {
  const { work, events, conversations } = tell(20);
  atOnce(work);
  expect(events).toMatchObject([{ conversations, people: { length: 20 }, gone: [] }]);
});

test("a list of 5,000 conversations is told in parts, people first, and folds to all of it", () => {
  const { work, events, conversations, state } = tell(5_000);
  atOnce(work);
  expect(valuesOf(state().conversations)).toEqual(conversations);
  expect(valuesOf(state().people)).toHaveLength(5_000);
  expect(events.map((event) => [event.conversations.length, event.people.length])).toEqual([
    ...[2_000, 2_000, 1_000].map((people) => [0, people]),
    ...Array.from({ length: 10 }, () => [500, 0]),
  ]);
});

test("conversations of which a list says nothing new are not told again, and stay the same objects", () => {
  const { work, events, state } = tell(5_000, true);
  const before = state().conversations;
  atOnce(work);
  expect(events.flatMap((event) => event.conversations)).toEqual([]);
  expect(state().conversations).toBe(before);
});

test("[GAP2] what was left and read while a long list was being told stays left and read, and what it lacks is gone", () => {
  const [left, read, unavailableReason] = [4_900, 4_901, 6_000].map(channelId);
  if (!left || !read || !unavailableReason) throw new Error("no ids");
  const all = [...Array.from({ length: 5_000 }, (_, index) => channelId(index + 1)), unavailableReason];
  const asked = record(...all.map((id) => conversation({ id, unread: 3 })));
  let state = { ...workspaceState({ conversations: [] }), conversations: asked };
  const apply = (event: DiscussEvent) => (state = reduce(state, event));
  const fresh = all
    .filter((id) => id !== unavailableReason)
    .map((id) => conversation({ id, unread: 3, name: "fresh" }));
  const work = overviewEvents({
    asked,
    state: () => state,
    overview: { conversations: fresh, people: [] },
    unreadAfter: () => 0,
    emit: apply,
  });
  work.next();
  apply({ type: "conversation-left", channel: left });
  apply({ type: "unread-counted", channel: read, unread: 0, asOf: 99, separator: null });
  atOnce(work);
  const { conversations } = state;
  expect([at(conversations, left), at(conversations, unavailableReason)]).toEqual([undefined, undefined]);
  expect(at(conversations, read)).toMatchObject({ name: "fresh", unread: 0 });
});

test("[GAP2] a message that comes and a conversation that is joined while a long list is being told stay, and count", () => {
  const ids = Array.from({ length: 1_200 }, (_, index) => channelId(index + 1));
  const [late, joined] = [channelId(1_200), channelId(6_000)];
  const listed = () => ids.map((id) => endingWith(conversation({ id }), last(5)));
  let state = workspaceState({ conversations: listed() });
  const apply = (event: DiscussEvent) => (state = reduce(state, event));
  const work = overviewEvents({
    asked: state.conversations,
    state: () => state,
    overview: { conversations: listed(), people: [] },
    unreadAfter: (channel) => (channel === late ? 1 : 0),
    emit: apply,
  });
  work.next();
  apply({ type: "message-posted", message: message({ id: messageId(900), channel: late }), isSilent: false });
  apply({ type: "conversation-joined", channel: joined, changes: { kind: "group", name: "joined" } });
  atOnce(work);
  expect(at(state.conversations, late)).toMatchObject({ lastMessage: { id: 900 }, unread: 1 });
  expect(at(state.conversations, joined)?.name).toBe("joined");
});
