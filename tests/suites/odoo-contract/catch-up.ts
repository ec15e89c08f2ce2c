import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { list, record } from "./client.ts";
import type { Json, Target } from "./client.ts";
import { createPair } from "./conversations.ts";
import type { Pair } from "./conversations.ts";

/** Fetching what was missed (WIREBOOK §6.2, §8). */
export function catchUpRules(target: () => Target): void {
  describe("history", () => {
    let pair: Pair;
    let group: number;
    /** Ascending. */
    const ids: number[] = [];
    beforeAll(async () => {
      pair = await createPair(target());
      group = await pair.group("history");
      for (let index = 1; index <= 7; index += 1) {
        ids.push(await pair.say(pair.first, group, index === 3 ? "the needle, found" : `straw ${index}`));
      }
    });
    afterAll(() => pair.end());

    const fetchPage = async (params: Json) =>
      record(await pair.second.client.call("/discuss/channel/messages", { channel_id: group, ...params }));
    const newestFirst = (from: number, to: number) => ids.slice(from, to).toReversed();

    test("comes newest first, as many as asked for", async () => {
      expect((await fetchPage({ limit: 3 }))["messages"]).toEqual(newestFirst(4, 7));
      const whole = await fetchPage({ limit: 1000 });
      expect(whole["messages"]).toEqual(expect.arrayContaining(ids));
      const first = list(record(whole["data"])["mail.message"])[0];
      expect(first).toMatchObject({ needaction: false, starred: false });
    });

    test("is paged back by `before` and on by `after`, still newest first", async () => {
      expect((await fetchPage({ before: ids[4], limit: 2 }))["messages"]).toEqual(newestFirst(2, 4));
      expect((await fetchPage({ after: ids[1], limit: 2 }))["messages"]).toEqual(newestFirst(2, 4));
    });

    test("ends in an empty page", async () => {
      expect(await fetchPage({ after: ids.at(-1) })).toEqual({ data: {}, messages: [] });
    });

    test("is laid around a message, half above and half from it down", async () => {
      expect((await fetchPage({ around: ids[3], limit: 4 }))["messages"]).toEqual(newestFirst(2, 6));
    });

    test("is searched, and counted", async () => {
      const found = await fetchPage({ search_term: "needle found", limit: 30 });
      expect([found["messages"], found["count"]]).toEqual([[ids[2]], 1]);
    });

    test("is at hand with the last message of each conversation", async () => {
      const store = record(await pair.second.client.call("/mail/data", { channels_as_member: true }));
      const last = list(store["mail.message"]).filter((message) => record(message["thread"])["id"] === group);
      expect(last.map((message) => message["id"])).toEqual([ids.at(-1)]);
    });

    test("of a conversation that one is not in does not exist", async () => {
      await expect(pair.second.client.call("/discuss/channel/messages", { channel_id: 2_000_000_000 })).rejects.toThrow(
        "NotFound",
      );
    });
  });
}
