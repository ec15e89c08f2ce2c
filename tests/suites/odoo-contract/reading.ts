import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keysOf, list, record } from "./client.ts";
import type { Json, BusConnection, SignedIn, Target } from "./client.ts";
import { createPair, hasKeys, isInsert, isNewMessage, recordsIn } from "./conversations.ts";
import type { Pair } from "./conversations.ts";

const member = "discuss.channel.member";

/** Whether a typing notice says since when, by the versions that were looked at. */
const knownTypingTime: Readonly<Record<string, readonly boolean[]>> = {
  "18.0-2": [false],
  "18.0-3": [false],
  "18.0-7": [true],
};

/** Unread, read, typing (WIRE.md §5.2). */
export function readingRules(target: () => Target): void {
  describe("reading", () => {
    let pair: Pair;
    let group: number;
    let lines: { readonly first: BusConnection; readonly second: BusConnection };
    beforeAll(async () => {
      pair = await createPair(target());
      group = await pair.group("reading");
      lines = { first: await pair.line(pair.first), second: await pair.line(pair.second) };
    });
    afterAll(() => pair.end());

    const ownMember = async ({ client, partnerId }: SignedIn, channel: number): Promise<Json> => {
      const store = record(await client.call("/discuss/channel/info", { channel_id: channel }));
      return list(store[member]).find((row) => record(row["persona"])["id"] === partnerId) ?? {};
    };
    const isSeen = (channel: number, message: number) =>
      isInsert(
        member,
        (row) =>
          record(row["thread"])["id"] === channel && row["seen_message_id"] === message && !("create_date" in row),
      );
    const isCounter = (channel: number, counter: number) =>
      isInsert(
        member,
        (row) =>
          record(row["thread"])["id"] === channel &&
          row["message_unread_counter"] === counter &&
          hasKeys(row, "syncUnread"),
      );

    test("is counted by the server, with the bus id it was counted at", async () => {
      const before = await ownMember(pair.second, group);
      for (const text of ["one", "two", "three"]) await pair.say(pair.first, group, text);
      const after = await ownMember(pair.second, group);
      expect(Number(after["message_unread_counter"]) - Number(before["message_unread_counter"])).toBe(3);
      expect(Number(after["message_unread_counter_bus_id"])).toBeGreaterThan(
        Number(before["message_unread_counter_bus_id"]),
      );
    });

    test("of one's own words is done by writing them", async () => {
      const id = await pair.say(pair.first, group, "my own words");
      await lines.first.waitFor(
        isInsert(member, (row) => row["new_message_separator"] === id + 1 && row["message_unread_counter"] === 0),
      );
      expect(await ownMember(pair.first, group)).toMatchObject({
        message_unread_counter: 0,
        new_message_separator: id + 1,
        seen_message_id: id,
      });
    });

    test("in a group is seen by all, and counted down for oneself", async () => {
      const id = await pair.say(pair.first, group, "read me");
      await pair.second.client.call("/discuss/channel/mark_as_read", {
        channel_id: group,
        last_message_id: id,
        sync: true,
      });
      const seen = await lines.first.waitFor(isSeen(group, id));
      expect(keysOf(recordsIn(seen, member)[0])).toEqual(["id", "persona", "seen_message_id", "thread"]);
      const counted = await lines.second.waitFor(isCounter(group, 0));
      expect(recordsIn(counted, member)[0]).toMatchObject({ new_message_separator: id + 1, syncUnread: true });
      expect((await ownMember(pair.second, group))["message_unread_counter"]).toBe(0);
    });

    test("of a direct message is seen as in a group", async () => {
      const direct = await pair.directMessage();
      lines.first.subscribe();
      const id = await pair.say(pair.first, direct, "parley test: read me too");
      await pair.second.client.call("/discuss/channel/mark_as_read", { channel_id: direct, last_message_id: id });
      const [seen] = recordsIn(await lines.first.waitFor(isSeen(direct, id)), member);
      expect(seen).toMatchObject({ persona: { id: pair.second.partnerId, type: "partner" } });
    });

    test("in a channel stays between oneself and the server", async () => {
      const channel = await pair.channel("quiet channel");
      for (const line of [lines.first, lines.second]) line.subscribe();
      const id = await pair.say(pair.first, channel, "who reads this");
      await pair.second.client.call("/discuss/channel/mark_as_read", { channel_id: channel, last_message_id: id });
      await lines.second.waitFor(isSeen(channel, id));
      await pair.say(pair.second, channel, "sentinel of quiet");
      await lines.first.waitFor(isNewMessage(channel, "sentinel of quiet"));
      expect(lines.first.received.filter(isSeen(channel, id))).toEqual([]);
    });

    test("is undone from a message on", async () => {
      const id = await pair.say(pair.first, group, "unread me");
      await pair.second.client.call("/discuss/channel/mark_as_read", { channel_id: group, last_message_id: id });
      await pair.second.client.call("/discuss/channel/mark_as_unread", { channel_id: group, message_id: id });
      const [undone] = recordsIn(await lines.second.waitFor(isCounter(group, 1)), member);
      expect(undone).toMatchObject({ new_message_separator: id, syncUnread: true });
    });

    test("shows who is typing, to everybody", async () => {
      const typing = (on: boolean) =>
        pair.first.client.call("/discuss/channel/notify_typing", { channel_id: group, is_typing: on });
      const isTyping = (on: boolean) =>
        isInsert(member, (row) => record(row["thread"])["id"] === group && row["isTyping"] === on);
      await typing(true);
      const [row] = recordsIn(await lines.second.waitFor(isTyping(true)), member);
      expect(row).toMatchObject({ persona: { id: pair.first.partnerId, type: "partner" } });
      expect(knownTypingTime[pair.first.version] ?? [true, false]).toContain("is_typing_dt" in (row ?? {}));
      await typing(false);
      await lines.second.waitFor(isTyping(false));
      await lines.first.waitFor(isTyping(false));
    });
  });
}
