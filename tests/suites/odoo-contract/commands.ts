import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { list, record } from "./client.ts";
import type { Notification, Target } from "./client.ts";
import { createPair } from "./conversations.ts";
import type { Pair } from "./conversations.ts";

/** Commands of a conversation (FEATURES-18 §5). */
export function commandRules(target: () => Target): void {
  describe("a command", () => {
    let pair: Pair;
    beforeAll(async () => {
      pair = await createPair(target());
    });
    afterAll(() => pair.end());

    const run = (id: number, name: string) =>
      pair.first.client.kw("discuss.channel", `execute_command_${name}`, [[id]], { body: `/${name}` });

    const isAnswer =
      (id: number) =>
      ({ type, payload }: Notification): boolean =>
        type === "discuss.channel/transient_message" && record(payload["thread"])["id"] === id;

    test.each([
      ["help", /You are in channel <b>#parley test command help<\/b>.*execute a command/s],
      ["who", /Users in this channel: .*data-oe-model=.res\.partner.*you\./s],
    ])("/%s is answered on the bus, to whoever asked alone", async (name, words) => {
      const id = await pair.channel(`command ${name}`);
      const [own, other] = [await pair.line(pair.first), await pair.line(pair.second)];
      await run(id, name);
      const told = await own.waitFor(isAnswer(id));
      expect(told.payload).toMatchObject({
        body: expect.stringMatching(words),
        thread: { id, model: "discuss.channel" },
      });
      const after = await pair.say(pair.first, id, "afterwards");
      await other.waitFor(
        ({ type, payload }) =>
          type === "discuss.channel/new_message" && JSON.stringify(payload).includes(`"id":${after}`),
      );
      expect(other.received.filter(isAnswer(id))).toEqual([]);
    });

    test("/leave leaves, and tells so like any other way to leave", async () => {
      const id = await pair.channel("command leave");
      const line = await pair.line(pair.first);
      await run(id, "leave");
      const left = await line.waitFor(
        ({ type, payload }) =>
          type === "discuss.channel/leave" && list(payload["discuss.channel"]).some((channel) => channel["id"] === id),
      );
      expect(list(left.payload["discuss.channel"])).toMatchObject([{ id }]);
    });

    test("that the server has not is a method that it has not", async () => {
      const id = await pair.channel("command unknown");
      await expect(run(id, "nosuchthing")).rejects.toThrow("AttributeError");
    });
  });
}
