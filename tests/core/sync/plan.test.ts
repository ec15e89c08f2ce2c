import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atOnce } from "../../../electron/core/work/steps.ts";
import { planCatchUp, type Looked, type Shown, type Step } from "../../../electron/core/sync/plan.ts";
import { channelId, conversation, endingWith, general, message, messageId } from "../../support/builders.ts";

type Given = Partial<Parameters<typeof planCatchUp>[0]>;

const plan = (given: Given): readonly Step[] =>
  atOnce(
    planCatchUp({
      overview: { conversations: [], lastMessages: [] },
      newestKnown: () => null,
      shown: [],
      unclear: new Map(),
      heldFrom: () => 0,
      isUnbroken: () => true,
      ...given,
    }),
  );

/** One conversation that ends with message 200, of which 101 to `known` are held. */
function oneConversation(known: number | null, given: Given & { readonly unread?: number } = {}): readonly string[] {
  const { unread = 0, ...rest } = given;
  const listed = conversation({ unread, newMessageSeparator: known === null ? null : messageId(known + 1) });
  const last = message({ id: messageId(200) });
  return plan({
    overview: { conversations: [endingWith(listed, last)], lastMessages: [last] },
    newestKnown: () => (known === null ? null : messageId(known)),
    heldFrom: (_, from) => (known === null ? 0 : Math.max(0, known + 1 - Math.max(101, from))),
    ...rest,
  }).map(
    ({ place, limit, until }) =>
      `${place.at === "latest" ? "latest" : `${place.at} ${place.message}`}, ${limit} until ${until}`,
  );
}

/** Ten messages from there on, of which the last `doubtful` are not proven. */
const window = (from: number, given: Partial<Shown> = {}, doubtful = 10): Looked => ({
  channel: general,
  from: messageId(from),
  count: 10,
  isLive: true,
  doubt: doubtful === 0 ? null : { from: messageId(from + 10 - doubtful), count: doubtful },
  ...given,
});

describe("[GAP1] of one conversation is asked for", () => {
  test("nothing, when nothing moved and nobody looks", () => {
    expect([oneConversation(200), oneConversation(null)]).toEqual([[], []]);
  });

  test("what follows on what is held", () => {
    expect(oneConversation(150)).toEqual(["after 150, 500 until hole"]);
  });

  test("what a window holds of it and what follows, in one", () => {
    expect(oneConversation(150, { shown: [window(141)] })).toEqual(["after 140, 510 until newest"]);
    expect(oneConversation(200, { shown: [window(141)] })).toEqual(["after 140, 120 until newest"]);
  });

  test("nothing but what moved, when all that a window shows is proven", () => {
    for (const isLive of [true, false])
      expect(oneConversation(200, { shown: [window(141, { isLive }, 0)] })).toEqual([]);
    expect(oneConversation(150, { shown: [window(141, {}, 0)] })).toEqual(["after 150, 500 until newest"]);
    expect(oneConversation(150, { shown: [window(110, { isLive: false }, 0)] })).toEqual(["after 150, 500 until hole"]);
  });

  test("what a window shows from the first message on that is not proven", () => {
    expect(oneConversation(200, { shown: [window(191, {}, 4)] })).toEqual(["after 196, 64 until newest"]);
    expect(oneConversation(150, { shown: [window(141, {}, 4)] })).toEqual(["after 146, 504 until newest"]);
    expect(oneConversation(200, { shown: [window(110, { isLive: false }, 4)] })).toEqual(["after 115, 4 until there"]);
  });

  test("what a window shows of older times, with what moved when that is near and beside it when it is not", () => {
    const past = window(110, { isLive: false });
    expect(oneConversation(200, { shown: [past] })).toEqual(["after 109, 10 until there"]);
    expect(oneConversation(150, { shown: [past] })).toEqual(["after 109, 541 until hole"]);
    const apart = ["after 150, 500 until hole", "after 109, 10 until there"];
    expect(oneConversation(150, { shown: [past], isUnbroken: () => false })).toEqual(apart);
    const isFar = { heldFrom: (_: number, from: number) => (from === 110 ? 501 : 0) };
    expect(oneConversation(150, { shown: [past], ...isFar })).toEqual(apart);
  });

  test("what its version did not tell enough of, and all from there on", () => {
    expect(oneConversation(200, { unclear: new Map([[general, 190]]) })).toEqual(["after 189, 71 until hole"]);
    expect(oneConversation(150, { unclear: new Map([[general, 141]]) })).toEqual(["after 140, 510 until hole"]);
  });

  test("the newest alone, when so much is unread that it would not be reached", () => {
    expect(oneConversation(150, { unread: 500 })).toEqual(["latest, 60 until hole"]);
    expect(oneConversation(150, { unread: 500, shown: [window(141)] })).toEqual(["latest, 60 until newest"]);
  });

  test("the newest, when a window shows it and nothing of it is held", () => {
    expect(oneConversation(null, { shown: [window(1)] })).toEqual(["latest, 60 until newest"]);
    const empty: Looked = { channel: general, from: 0, count: 0, isLive: true, doubt: null };
    expect(oneConversation(null, { shown: [empty] })).toEqual(["latest, 60 until newest"]);
    expect(plan({ overview: { conversations: [conversation()], lastMessages: [] }, shown: [empty] })).toEqual([]);
  });
});

/** Of one conversation: its last message on the server, that up to which we hold it (0 for none), and what else is the case. */
const someConversations = fc.array(
  fc.record({
    last: fc.nat({ max: 50 }),
    known: fc.nat({ max: 50 }),
    unread: fc.constantFrom(0, 3, 700),
    shown: fc.constantFrom("no", "live", "past"),
    doubtful: fc.nat({ max: 10 }),
    isUnbroken: fc.boolean(),
    unclear: fc.option(fc.integer({ min: 1, max: 50 }), { nil: null }),
  }),
  { maxLength: 20 },
);

test("[GAP1] whatever happened, one page for each conversation that moved or is unclear, shown or not, but for far older times", () => {
  fc.assert(
    fc.property(someConversations, (all) => {
      const channel = (index: number) => channelId(index + 1);
      const steps = plan({
        overview: {
          conversations: all.map(({ last, unread }, index) => {
            const plain = conversation({ id: channel(index), unread, newMessageSeparator: messageId(last + 1) });
            return last === 0 ? plain : endingWith(plain, message({ id: messageId(last) }));
          }),
          lastMessages: [],
        },
        newestKnown: (one) => (all[one - 1]?.known ? messageId(all[one - 1]?.known ?? 1) : null),
        shown: all.flatMap(({ shown, doubtful }, index) =>
          shown === "no" ? [] : [window(1, { channel: channel(index), isLive: shown === "live" }, doubtful)],
        ),
        isUnbroken: (one) => all[one - 1]?.isUnbroken === true,
        unclear: new Map(all.flatMap(({ unclear }, index) => (unclear === null ? [] : [[channel(index), unclear]]))),
        heldFrom: (_, from) => 51 - from,
      });
      all.forEach(({ last, known, unread, shown, doubtful, isUnbroken, unclear }, index) => {
        const mine = steps.filter((step) => step.channel === channel(index));
        const isChanged = known > 0 && (last > known || unclear !== null);
        const isDoubtful = shown !== "no" && (doubtful > 0 || known === 0);
        const isFar = shown === "past" && known > 0 && doubtful > 0 && isChanged && (!isUnbroken || unread >= 500);
        expect(mine.length).toBeLessThanOrEqual(isFar ? 2 : 1);
        expect(mine.length > 0).toBe(isChanged || isDoubtful);
      });
    }),
  );
});

test("those of the latest interest come first, for they are the ones that are looked at", () => {
  const conversations = [5, null, 9, 7].map((lastInterestAt, index) => {
    const channel = channelId(index + 1);
    return endingWith(conversation({ id: channel, lastInterestAt }), message({ channel }));
  });
  const steps = plan({ overview: { conversations, lastMessages: [] }, newestKnown: () => messageId(1) });
  expect(steps.map(({ channel }) => channel)).toEqual([3, 4, 1, 2]);
});
