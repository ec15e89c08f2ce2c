import { expect, test } from "vitest";
import { numberFact } from "../../../electron/core/workspace/number-fact.ts";
import type { DiscussApi } from "../../../electron/core/ports/server.ts";
import { ok } from "../../../shared/result.ts";
import { at } from "../../../shared/collections/table.ts";
import { alice, channelId, conversation, general, message, messageId } from "../../support/builders.ts";
import { createGovernor } from "../../../electron/core/retry/governor.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { engineOnFakes } from "./engine-on-fakes.ts";

const thrown = (): never => {
  throw new Error("nobody thought of that");
};

/** An engine whose server does that instead, so often. */
function withBroken(name: keyof DiscussApi, times: number) {
  const on = engineOnFakes();
  let left = times;
  const broken = (api: DiscussApi): DiscussApi => ({
    ...api,
    [name]: (...given: unknown[]) => {
      left -= 1;
      if (left >= 0) thrown();
      return (api[name] as (...asked: unknown[]) => unknown)(...given);
    },
  });
  on.engine.start({ ...on.asServer, api: broken(on.server.api), background: broken(on.server.api) });
  return on;
}

test.each(["loadOverview", "loadChanges", "loadHistory"] as const)(
  "a catch-up whose %s throws is tried again after a pause, and the status says so meanwhile and no longer",
  async (name) => {
    const on = withBroken(name, 3);
    on.server.addConversation(conversation());
    await on.up();
    await on.clock.advance(8_000);
    expect(on.engine.state().connection).toMatchObject({ state: "online", isCatchingUp: false });
  },
);

test("a catch-up that throws says that the screen may be behind, and logs why", async () => {
  const on = withBroken("loadOverview", 1);
  await on.up();
  expect(on.engine.state().connection.isCatchingUp).toBe(true);
  expect(on.logged.map(([event]) => event)).toContain("call-threw");
  await on.clock.advance(8_000);
  expect(on.engine.state().connection.isCatchingUp).toBe(false);
});

test.each([
  ["12", 12],
  ["0", 0],
  ["100", 100],
  ["101", null],
  ["Infinity", null],
  ["NaN", null],
  ["-1", null],
  ["", null],
  ["soon", null],
  [null, null],
])("a number kept as %j counts as %j where 100 is the greatest", (kept, number) => {
  expect(numberFact({ readFact: () => kept }, "some", 100)).toBe(number);
});

test("an event that cannot be taken costs itself: those with it and after it are told, and the log says which", async () => {
  const on = engineOnFakes();
  on.engine.start(on.asServer);
  await on.up();
  const bad = new Proxy(message({ id: messageId(900) }), {
    get: (target, key) => (key === "sentAt" ? thrown() : (Reflect.get(target, key) as unknown)),
  });
  on.bring(
    { type: "conversation-joined", channel: general, changes: { kind: "channel", name: "general" } },
    { type: "message-posted", message: bad, isSilent: false },
    { type: "people-changed", people: [{ key: alice, name: "Alice" }] },
    { type: "conversation-joined", channel: channelId(2), changes: { kind: "group", name: "after" } },
  );
  await on.clock.settle();
  const { conversations, people } = on.engine.state();
  expect([at(conversations, channelId(2))?.name, at(people, alice)?.name]).toEqual(["after", "Alice"]);
  expect(on.logged).toContainEqual(["event-threw", { type: "message-posted", error: "Error: nobody thought of that" }]);
});

test("the greatest id that there is can be read up to", async () => {
  const on = engineOnFakes();
  on.engine.start(on.asServer);
  await on.up();
  const last = message({ id: messageId(2 ** 31 - 1) });
  on.bring(
    { type: "conversation-joined", channel: general, changes: { kind: "channel", name: "general" } },
    { type: "message-posted", message: last, isSilent: false },
  );
  await on.clock.settle();
  expect(() => on.engine.markRead(general, last.id)).not.toThrow();
  expect(at(on.engine.state().conversations, general)?.unread).toBe(0);
});

test("a request that throws is answered as one that broke, and those that wait behind it leave", async () => {
  let asked = 0;
  const { as } = createGovernor({
    clock: createFakeClock(),
    log: () => {},
    probe: (http) => http(request),
    http: () => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error("no")) : Promise.resolve(ok(answer));
    },
  });
  expect([await as("person")(request), await as("person")(request)]).toEqual([
    { ok: false, error: { type: "broken", detail: "Error: no" } },
    ok(answer),
  ]);
});

const answer = { status: 200, headers: new Map<string, readonly string[]>(), body: new Uint8Array() };
const request = {
  method: "POST",
  url: "https://odoo.example/",
  headers: {},
  body: null,
  timeout: 1_000,
  maxBytes: 1_000,
  signal: null,
} as const;
