import * as v from "valibot";
import { expect, test } from "vitest";
import { createPresenceInterest, watchAtMost } from "../../../electron/core/workspace/presence.ts";
import { MemberId } from "../../../shared/ids.ts";
import {
  alice,
  bob,
  channelId,
  conversation,
  me,
  message,
  partner,
  person,
  workspaceState,
} from "../../support/builders.ts";

const member = (id: number, key: typeof me) => ({ id: v.parse(MemberId, id), person: key, seen: null });

test("ourselves first, then the correspondents of the latest interest, then the authors seen last", () => {
  const chat = (id: number, key: typeof me, lastInterestAt: number) =>
    conversation({
      id: channelId(id),
      kind: "chat",
      lastInterestAt,
      members: [member(id * 2, me), member(id * 2 + 1, key)],
    });
  const state = workspaceState({
    conversations: [chat(1, alice, 10), chat(2, bob, 20)],
    people: [person({ key: alice }), person({ key: bob })],
  });
  const interest = createPresenceInterest(() => state);
  interest.shown([message({ author: partner(7) }), message({ author: null }), message({ author: partner(8) })]);
  interest.shown([message({ author: partner(7) })]);
  expect(interest.people()).toEqual([me, bob, alice, partner(7), partner(8)]);
});

test("however many authors pass by, the server is asked of so many at most, and of the latest", () => {
  const interest = createPresenceInterest(() => workspaceState());
  interest.shown(Array.from({ length: 1_000 }, (_, n) => message({ author: partner(1_000 + n) })));
  expect(interest.people()).toHaveLength(watchAtMost);
  expect(interest.people().slice(0, 2)).toEqual([me, partner(1_999)]);
});
