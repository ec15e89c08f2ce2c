import { expect, test } from "vitest";
import { listedConversations } from "../../shared/selectors.ts";
import { channelId, conversation, messageId, partner, workspaceState } from "../support/builders.ts";

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
  expect(listedConversations(workspaceState({ conversations })).map(({ id }) => id)).toEqual([3, 1, 2, 5, 4]);
});
