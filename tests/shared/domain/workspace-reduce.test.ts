import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DiscussEvent } from "../../../shared/domain/events.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { TimelinePage } from "../../../shared/domain/timelines/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import { reduce } from "../../../shared/domain/workspace-reduce.ts";
import { at, valuesOf } from "../../../shared/collections/table.ts";
import {
  alice,
  bob,
  clientId,
  conversation,
  endingWith,
  entry,
  general,
  me,
  memberId,
  message,
  messageId,
  workspaceState,
} from "../../support/builders.ts";
import type { RecordId, RecordModel } from "../../../shared/ids.ts";
import { plain } from "../../../shared/domain/messages/content.ts";

const fold = (events: readonly DiscussEvent[], from: WorkspaceState = holding([])): WorkspaceState =>
  events.reduce(reduce, from);

const page = (messages: readonly Message[], given: Partial<TimelinePage> = {}): TimelinePage => ({
  messages,
  reachesStart: true,
  isLive: true,
  ...given,
});

const holding = (messages: readonly Message[], given: Partial<TimelinePage> = {}): WorkspaceState =>
  workspaceState({ timelines: { [general]: page(messages, given) } });

const postedMessage = (given: Message): DiscussEvent => ({ type: "message-posted", message: given, isSilent: false });
const ids = (state: WorkspaceState): readonly number[] =>
  (state.timelines[general]?.messages ?? []).map(({ id }) => id);

test("what is posted about a record changes no conversation and no timeline, and its echo ends", () => {
  const thread = { type: "record", model: "sale.order" as RecordModel, id: general as number as RecordId } as const;
  const noted = message({ thread, id: messageId(9), author: me, clientId: clientId(1) });
  const before = holding([message({ id: messageId(1) })]);
  const queued: DiscussEvent = { type: "message-queued", entry: entry({ thread }) };
  expect(fold([postedMessage({ ...noted, clientId: null })], before)).toBe(before);
  for (const told of [
    postedMessage(noted),
    { type: "message-accepted", clientId: clientId(1), message: noted } as const,
  ])
    expect(fold([queued, told], before)).toEqual(before);
});

test("another text for a message that failed changes that entry alone, and never brings one back", () => {
  const others = entry({ clientId: clientId(2) });
  const revised: DiscussEvent = { type: "message-revised", clientId: clientId(1), content: plain("better") };
  const both = [entry({ content: plain("hello") }), others].map((one): DiscussEvent => ({
    type: "message-queued",
    entry: one,
  }));
  expect(fold([...both, revised]).outbox).toEqual([entry({ content: plain("better") }), others]);
  expect(fold([revised]).outbox).toEqual([]);
});

const caughtUp = (
  these: readonly number[],
  given: { readonly isWhole?: boolean; readonly endsAtHole?: boolean } = {},
): DiscussEvent => ({
  type: "timeline-caught-up",
  channel: general,
  messages: these.map((id) => message({ id: messageId(id) })),
  isWhole: true,
  endsAtHole: false,
  ...given,
});

describe("the race between answer and bus", () => {
  const mine = message({ id: messageId(7), author: me, clientId: clientId(1), text: "hello" });
  const queued: DiscussEvent = { type: "message-queued", entry: entry() };
  const sending: DiscussEvent = { type: "delivery-changed", clientId: clientId(1), delivery: { state: "sending" } };
  const accepted: DiscussEvent = {
    type: "message-accepted",
    clientId: clientId(1),
    message: { ...mine, text: "as posted" },
  };
  const echoed = postedMessage(mine);
  const missed: DiscussEvent = {
    type: "timeline-caught-up",
    channel: general,
    messages: [mine],
    isWhole: true,
    endsAtHole: false,
  };

  test("[TL1][TL2][TL3] however the answers come, and however often, the message is shown once as sent", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(accepted, echoed, missed),
        fc.array(fc.constantFrom(accepted, echoed, sending, missed)),
        (first, noise) => {
          const end = fold([queued, sending, first, ...noise]);
          expect({ ids: ids(end), outbox: end.outbox }).toEqual({ ids: [7], outbox: [] });
        },
      ),
    );
  });

  test("[TL2] what the answer knows never overwrites what the bus brought", () => {
    expect(fold([queued, echoed, accepted])).toEqual(fold([queued, accepted, echoed]));
  });

  test("an own message is never counted as unread", () => {
    expect(at(fold([queued, echoed, accepted]).conversations, general)?.unread).toBe(0);
  });
});

describe("unread", () => {
  test("counts each of the others' messages once, however often it comes", () => {
    const stream = fc
      .array(fc.integer({ min: 1, max: 6 }), { minLength: 1 })
      .map((list) => list.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(stream, (list) => {
        const end = fold(list.map((id) => postedMessage(message({ id: messageId(id) }))));
        expect(at(end.conversations, general)?.unread).toBe(new Set(list).size);
      }),
    );
  });

  test("leaves out system lines and what lies before the separator", () => {
    const start = workspaceState({ conversations: [conversation({ newMessageSeparator: messageId(10) })] });
    const events = [
      postedMessage(message({ id: messageId(9) })),
      postedMessage(message({ id: messageId(10), kind: "system" })),
      postedMessage(message({ id: messageId(11) })),
    ];
    expect(at(fold(events, start).conversations, general)?.unread).toBe(1);
  });

  test("an older count does not take back a newer one", () => {
    const counted = (unread: number, asOf: number | null): DiscussEvent => ({
      type: "unread-counted",
      channel: general,
      unread,
      asOf,
      separator: null,
    });
    expect(at(fold([counted(0, 20), counted(5, 10)]).conversations, general)?.unread).toBe(0);
    // Counted now, without the bus: it holds, and the bus goes on from where it was.
    const { unread, unreadAsOf } =
      at(fold([counted(0, 20), counted(3, null), counted(5, 10)]).conversations, general) ?? {};
    expect([unread, unreadAsOf]).toEqual([3, 20]);
  });
});

describe("a timeline", () => {
  test("[TL1] is sorted and without doubles, in whatever order messages come", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 })), (list) => {
        const end = fold(list.map((id) => postedMessage(message({ id: messageId(id) }))));
        expect(ids(end)).toEqual([...new Set(list)].toSorted((a, b) => a - b));
      }),
    );
  });

  test("keeps what came while its first page was on the way", () => {
    const events: DiscussEvent[] = [
      { type: "timeline-opened", channel: general, page: page([], { reachesStart: false }) },
      postedMessage(message({ id: messageId(5) })),
      {
        type: "timeline-opened",
        channel: general,
        page: page([message({ id: messageId(3) }), message({ id: messageId(4) })]),
      },
    ];
    expect(ids(fold(events, workspaceState()))).toEqual([3, 4, 5]);
  });

  test("that shows the past takes no live message, so it never hides a hole", () => {
    const past = holding([message({ id: messageId(3) })], { isLive: false });
    expect(ids(fold([postedMessage(message({ id: messageId(9) }))], past))).toEqual([3]);
  });

  test("is replaced by what was fetched after a gap when older messages were skipped", () => {
    const since = message({ id: messageId(95) });
    const start = holding([message({ id: messageId(3) }), since]);
    expect(fold([caughtUp([90], { isWhole: false })], start).timelines[general]).toEqual(
      page([message({ id: messageId(90) }), since], { reachesStart: false }),
    );
  });

  test("takes no live message any more when newer ones were skipped", () => {
    const start = holding([message({ id: messageId(3) })]);
    const end = fold([caughtUp([4], { endsAtHole: true }), postedMessage(message({ id: messageId(9) }))], start);
    expect([ids(end), end.timelines[general]?.isLive]).toEqual([[3, 4], false]);
  });

  test("that shows the past takes of what was fetched only what is its own", () => {
    const past = holding([message({ id: messageId(3) }), message({ id: messageId(7) })], { isLive: false });
    expect(ids(fold([caughtUp([1, 3, 5, 7, 9])], past))).toEqual([3, 5, 7]);
  });

  test("that has let go of older messages does not take them back behind a hole", () => {
    expect(ids(fold([caughtUp([1, 2])], holding([message({ id: messageId(30) })])))).toEqual([30]);
    expect(ids(fold([caughtUp([20, 30])], holding([message({ id: messageId(30) })])))).toEqual([20, 30]);
  });

  test("shows edits, reactions, stars and deletions of what it holds", () => {
    const events: DiscussEvent[] = [
      { type: "message-changed", message: messageId(3), changes: { text: "new", body: "<p>new</p>", isEdited: true } },
      {
        type: "reactions-changed",
        message: messageId(3),
        reactions: [{ content: "👍", count: 2, people: [alice, bob] }],
      },
      { type: "reactions-changed", message: messageId(3), reactions: [{ content: "🎉", count: 1, people: [bob] }] },
      { type: "reactions-changed", message: messageId(3), reactions: [{ content: "👍", count: 0, people: [] }] },
      { type: "messages-starred", messages: [messageId(3)], isStarred: true },
      { type: "messages-deleted", messages: [messageId(4)] },
    ];
    const start = holding([message({ id: messageId(3) }), message({ id: messageId(4) })]);
    expect(fold(events, start).timelines[general]?.messages).toEqual([
      message({
        id: messageId(3),
        text: "new",
        body: "<p>new</p>",
        isEdited: true,
        isStarred: true,
        reactions: [{ content: "🎉", count: 1, people: [bob] }],
      }),
    ]);
  });
});

describe("the conversation list", () => {
  test("shows an edited last message also when no timeline is held", () => {
    const last = message({ id: messageId(3) });
    const start = workspaceState({ conversations: [endingWith(conversation(), last)] });
    const edited: DiscussEvent = { type: "message-changed", message: last.id, changes: { text: "better" } };
    expect(at(fold([edited], start).conversations, general)?.lastMessage?.text).toBe("better");
  });

  test("takes an unknown conversation only when it is told what kind it is", () => {
    const start = workspaceState({ conversations: [] });
    const named: DiscussEvent = { type: "conversation-changed", channel: general, changes: { name: "general" } };
    const told: DiscussEvent = {
      type: "conversation-changed",
      channel: general,
      changes: { name: "general", kind: "channel" },
    };
    expect(valuesOf(fold([named], start).conversations)).toEqual([]);
    expect(at(fold([told], start).conversations, general)?.name).toBe("general");
  });

  test("an overview takes away what is no longer ours", () => {
    const overview: DiscussEvent = { type: "overview-loaded", conversations: [], people: [], gone: [general] };
    const end = fold([overview], holding([message()], {}));
    expect([valuesOf(end.conversations), end.timelines, end.typing]).toEqual([[], {}, {}]);
  });
});

test("who types is named once, never oneself, and no longer after his message", () => {
  const types = (person: typeof alice, isTyping: boolean): DiscussEvent => ({
    type: "typing-changed",
    channel: general,
    person,
    isTyping,
  });
  expect(fold([types(alice, true), types(alice, true), types(me, true)]).typing).toEqual({ [general]: [alice] });
  expect(fold([types(alice, true), postedMessage(message({ author: alice }))]).typing).toEqual({});
});

test("nothing that happens to one workspace changes an unrelated part of its state", () => {
  const start = holding([message({ id: messageId(3) })]);
  const end = fold([{ type: "typing-changed", channel: general, person: alice, isTyping: true }], start);
  expect([end.timelines === start.timelines, end.conversations === start.conversations]).toEqual([true, true]);
});

describe("what is known already", () => {
  const said: readonly (readonly [string, DiscussEvent])[] = [
    ["a person", { type: "people-changed", people: [{ key: alice, name: "Alice", presence: "away" }] }],
    ["a conversation", { type: "conversation-changed", channel: general, changes: { isPinned: true, name: "new" } }],
    [
      "a reader",
      { type: "members-changed", channel: general, members: [{ id: memberId(7), person: bob, seen: null }] },
    ],
    ["a count", { type: "unread-counted", channel: general, unread: 2, asOf: 9, separator: messageId(3) }],
  ];

  test.each(said)("%s said again leaves the very same state, so that nothing is painted", (_what, event) => {
    const once = fold([event]);
    expect(once).not.toEqual(holding([]));
    expect(reduce(once, event)).toBe(once);
  });
});
