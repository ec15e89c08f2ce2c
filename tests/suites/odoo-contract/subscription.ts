import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient, list, openLine, record } from "./client.ts";
import type { Target } from "./client.ts";
import { createPair, isInsert, isNewMessage } from "./conversations.ts";
import type { Pair } from "./conversations.ts";

/** Who is told what, from when on (WIRE.md §4). */
export function subscriptionRules(target: () => Target): void {
  describe("a subscription", () => {
    let pair: Pair;
    let known: number;
    beforeAll(async () => {
      pair = await createPair(target());
      known = await pair.group("known");
    });
    afterAll(() => pair.end());

    test("is needed to hear anything, and brings all own conversations with an empty list", async () => {
      const { version, client } = pair.second;
      const silent = await openLine(target(), { version, cookie: client.cookie() });
      const line = await pair.line(pair.second);
      await pair.say(pair.first, known, "is anybody there");
      await line.waitFor(isNewMessage(known, "is anybody there"));
      await silent.settled();
      expect(silent.received).toEqual([]);
      await silent.close();
    });

    test("of the public user hears nothing of what is said", async () => {
      const stranger = await openLine(target(), { cookie: `session_id=${"y".repeat(84)}` });
      stranger.subscribe(0, [`discuss.channel_${known}`]);
      await stranger.settled();
      const line = await pair.line(pair.second);
      await pair.say(pair.first, known, "not for strangers");
      await line.waitFor(isNewMessage(known, "not for strangers"));
      await stranger.settled();
      expect(stranger.received.filter(({ type }) => type.startsWith("discuss.channel"))).toEqual([]);
      await stranger.close();
    });

    test("knows the conversations of its moment: a new one says its first words only after another subscribe", async () => {
      const line = await pair.line(pair.second);
      const fresh = await pair.group("first words");
      await line.waitFor(isInsert("discuss.channel", ({ id }) => id === fresh));
      await pair.say(pair.first, fresh, "first words");
      await pair.say(pair.first, known, "sentinel of first words");
      await line.waitFor(isNewMessage(known, "sentinel of first words"));
      expect(line.received.filter(isNewMessage(fresh))).toEqual([]);
      line.subscribe(0);
      await line.waitFor(isNewMessage(fresh, "first words"));
    });

    test("goes on for a conversation that was left, until another subscribe", async () => {
      const group = await pair.group("left");
      const line = await pair.line(pair.second);
      await pair.second.client.kw("discuss.channel", "action_unfollow", [[group]]);
      await line.waitFor(
        ({ type, payload }) =>
          type === "discuss.channel/leave" && list(payload["discuss.channel"])[0]?.["id"] === group,
      );
      await pair.say(pair.first, group, "behind the back");
      await line.waitFor(isNewMessage(group, "behind the back"));
      line.subscribe(0);
      await line.settled();
      await pair.say(pair.first, group, "really gone");
      await pair.say(pair.first, known, "sentinel of left");
      await line.waitFor(isNewMessage(known, "sentinel of left"));
      expect(line.received.filter(isNewMessage(group, "really gone"))).toEqual([]);
    });

    test("resumes after `last`, and repeats nothing when it is repeated", async () => {
      const line = await pair.line(pair.second);
      await pair.say(pair.first, known, "before the gap");
      const before = await line.waitFor(isNewMessage(known, "before the gap"));
      await pair.say(pair.first, known, "in the gap");
      const missed = await line.waitFor(isNewMessage(known, "in the gap"));
      const resumed = await openLine(target(), { version: pair.second.version, cookie: pair.second.client.cookie() });
      resumed.subscribe(before.id);
      await resumed.waitFor(isNewMessage(known, "in the gap"));
      expect(resumed.received.filter(({ id }) => id <= before.id)).toEqual([]);
      resumed.subscribe(before.id);
      await pair.say(pair.first, known, "after the gap");
      await resumed.waitFor(isNewMessage(known, "after the gap"));
      expect(resumed.received.filter(({ id }) => id === missed.id).length).toBe(1);
      await resumed.close();
    });

    test("takes a `last` from another life for none: the last 50 seconds come", async () => {
      await pair.say(pair.first, known, "from this life");
      const line = await openLine(target(), { version: pair.second.version, cookie: pair.second.client.cookie() });
      line.subscribe(2_000_000_000);
      const recent = await line.waitFor(isNewMessage(known, "from this life"));
      expect(recent.id).toBeLessThan(2_000_000_000);
      await line.close();
    });

    test("frames hold ascending ids, never one twice", async () => {
      const line = await pair.line(pair.second);
      await pair.say(pair.first, known, "one");
      await pair.say(pair.first, known, "two");
      await line.waitFor(isNewMessage(known, "two"));
      const ids = line.received.map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)]);
    });
  });

  describe("the bus over HTTP", () => {
    test("is peeked at after a first poll, and tells the server's channels", async () => {
      const pair = await createPair(target());
      const { client, partnerId } = pair.first;
      const first = record(
        await client.call("/websocket/peek_notifications", { channels: [], last: 0, is_first_poll: true }),
      );
      expect(first["notifications"]).toBeInstanceOf(Array);
      expect(JSON.stringify(first["channels"])).toContain(`"res.partner",${partnerId}]`);
      const stranger = await createClient(target()).post("/websocket/peek_notifications", { channels: [], last: 0 });
      expect(record(stranger.json["error"])["code"]).toBe(100);
      await pair.end();
    });

    test("knows whether the last notification is still there, on later servers", async () => {
      const pair = await createPair(target());
      const reply = await pair.first.client.post("/bus/has_missed_notifications", {
        last_notification_id: 2_000_000_000,
      });
      const answer = reply.status === 200 ? reply.json["result"] : reply.status;
      expect(answer).toBe(pair.first.version === "18.0-2" ? 404 : true);
      await pair.end();
    });
  });
}
