import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide, decideClear, type Arrival } from "../../../electron/core/notify/decide.ts";
import { excerpt } from "../../../electron/core/notify/excerpt.ts";
import type { Conversation } from "../../../shared/domain/conversations/types.ts";
import {
  alice,
  attachment,
  bob,
  channelId,
  conversation,
  general,
  me,
  memberId,
  message,
  messageId,
  person,
  settings,
  workspaceState,
} from "../../support/builders.ts";
import { monday } from "../../support/fake-clock.ts";
import { english } from "../../../shared/text/languages.ts";
import { forEver } from "../../../shared/domain/moment.ts";

const chat: Partial<Conversation> = {
  kind: "chat",
  name: "Alice, me",
  members: [
    { id: memberId(1), person: me, seen: null },
    { id: memberId(2), person: alice, seen: null },
  ],
};

/** Alice says "lunch?" at nine on a Monday, and nobody looks. */
function arrival(
  given: Partial<Omit<Arrival, "message" | "settings">> & {
    readonly message?: Parameters<typeof message>[0];
    readonly settings?: Parameters<typeof settings>[0];
    readonly conversation?: Partial<Conversation>;
  } = {},
): Arrival {
  const { conversation: changes, ...rest } = given;
  return {
    channel: general,
    isSilent: false,
    state: workspaceState({
      conversations: [conversation(changes)],
      people: [person(), person({ key: bob, name: "Bob" })],
    }),
    shown: null,
    texts: english,
    now: monday,
    minuteOfDay: 9 * 60,
    ...rest,
    message: message({ text: "lunch?", ...given.message }),
    settings: settings(given.settings),
  };
}

const tells = (given?: Parameters<typeof arrival>[0]) => decide(arrival(given)) !== null;

describe("what it says", () => {
  test("is who wrote where, and what", () => {
    expect(decide(arrival())).toEqual({ title: "Alice in general", body: "lunch?" });
  });

  test("is only who wrote, in a direct message", () => {
    expect(decide(arrival({ conversation: chat }))).toEqual({ title: "Alice", body: "lunch?" });
  });

  test("names the conversation as the person does, and an author without a record by his own word", () => {
    expect(
      decide(
        arrival({
          conversation: { customName: "The team" },
          message: { author: null, authorName: "shop@example.com" },
        }),
      ),
    ).toEqual({ title: "shop@example.com in The team", body: "lunch?" });
  });

  test("does not show the words to whoever stands behind, where that is not wished", () => {
    expect(decide(arrival({ settings: { showPreviews: false } }))).toEqual({
      title: "Alice in general",
      body: "New message",
    });
  });

  test.each([
    [[attachment({ name: "plan.pdf" })], "Sent an attachment: plan.pdf"],
    [[attachment(), attachment()], "Sent 2 attachments"],
    [[], "New message"],
  ])("tells of files where there are no words: %#", (attachments, body) => {
    expect(decide(arrival({ message: { text: " \n", attachments } }))).toMatchObject({ body });
  });

  test("works for a conversation that is not known yet", () => {
    expect(decide(arrival({ channel: channelId(99) }))).toEqual({ title: "Alice", body: "lunch?" });
  });
});

describe("nobody is told", () => {
  const cases: readonly (readonly [string, Parameters<typeof arrival>[0]])[] = [
    ["of one's own messages", { message: { author: me } }],
    ["of system lines", { message: { kind: "system" } }],
    ["of what is deleted already", { message: { isDeleted: true } }],
    ["of what was posted silently", { isSilent: true }],
    ["of the conversation that is looked at", { shown: general }],
    ["of what was read elsewhere", { conversation: { newMessageSeparator: messageId(101) } }],
    ["in a muted conversation", { conversation: { mutedUntil: monday + 1 } }],
    ["in one muted for ever", { conversation: { mutedUntil: forEver } }],
    ["in one that is to say nothing", { conversation: { notify: "nothing" } }],
    ["in one that is to tell of mentions only", { conversation: { notify: "mentions" } }],
    ["when nothing is wished at all", { settings: { notifications: "nothing" } }],
    ["of channels when mentions are wished", { settings: { notifications: "mentions" } }],
    [
      "of groups when mentions are wished",
      { settings: { notifications: "mentions" }, conversation: { kind: "group" } },
    ],
    ["in quiet hours", { settings: { quietHours: { from: 480, to: 600 } } }],
    [
      "before midnight in quiet hours over midnight",
      { settings: { quietHours: { from: 1_200, to: 420 } }, minuteOfDay: 1_300 },
    ],
    [
      "after midnight in quiet hours over midnight",
      { settings: { quietHours: { from: 1_200, to: 420 } }, minuteOfDay: 419 },
    ],
  ];
  test.each(cases)("%s", (_, given) => {
    expect(decide(arrival(given))).toBeNull();
  });

  test.each(cases.filter(([name]) => !name.includes("mentions")))("%s, not even when mentioned", (_, given) => {
    expect(decide(arrival({ ...given, message: { ...given?.message, mentions: [me] } }))).toBeNull();
  });
});

describe("somebody is told", () => {
  const cases: readonly (readonly [string, Parameters<typeof arrival>[0]])[] = [
    ["when a mute is over", { conversation: { mutedUntil: monday } }],
    ["of the first unread message", { conversation: { newMessageSeparator: messageId(100) } }],
    ["while another conversation is looked at", { shown: channelId(2) }],
    [
      "of a mention, where mentions are wished",
      { settings: { notifications: "mentions" }, message: { mentions: [me] } },
    ],
    [
      "of a mention, where the conversation wishes it",
      { conversation: { notify: "mentions" }, message: { mentions: [me] } },
    ],
    ["of a direct message, where mentions are wished", { settings: { notifications: "mentions" }, conversation: chat }],
    [
      "of all where the conversation wishes it",
      { settings: { notifications: "mentions" }, conversation: { notify: "all" } },
    ],
    ["when quiet hours end", { settings: { quietHours: { from: 0, to: 540 } } }],
    ["when quiet hours have no length", { settings: { quietHours: { from: 540, to: 540 } } }],
  ];
  test.each(cases)("%s", (_, given) => {
    expect(tells(given)).toBe(true);
  });
});

describe("a notification is taken back", () => {
  const state = (...unread: number[]) =>
    workspaceState({
      conversations: unread.map((count, index) => conversation({ id: channelId(index + 1), unread: count })),
    });

  test("when the last unread message was read, here or anywhere", () => {
    expect(decideClear(state(2, 1, 0), state(1, 0, 0))).toEqual([2]);
  });

  test("when the conversation is gone", () => {
    expect(decideClear(state(0, 1), state(0))).toEqual([2]);
  });

  test("and not for every other event", () => {
    const before = state(1, 1);
    expect([decideClear(before, { ...before, typing: {} }), decideClear(state(0), state(1))]).toEqual([[], []]);
  });
});

describe("an excerpt", () => {
  test("is one line, without what would rearrange it", () => {
    expect(excerpt("  one\r\n\n two\u0007\u202e three\u2028four ", 180)).toBe("one two three four");
  });

  test("ends between graphemes", () => {
    expect([excerpt("👩‍👩‍👧".repeat(5), 5), excerpt("👩‍👩‍👧".repeat(6), 5)]).toEqual(["👩‍👩‍👧".repeat(5), `${"👩‍👩‍👧".repeat(4)}…`]);
  });

  test("does not measure monsters", () => {
    expect(excerpt(`a${"\u0301".repeat(1_000_000)}`, 180)).toHaveLength(18_001);
  });

  test("is never longer than asked, and the beginning of the text", () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.integer({ min: 1, max: 30 }), (text, length) => {
        const short = excerpt(text, length);
        expect([...segmenter.segment(short)].length).toBeLessThanOrEqual(length);
        expect(excerpt(text, 1_000).startsWith(short.replace(/…$/u, ""))).toBe(true);
      }),
    );
  });
});
