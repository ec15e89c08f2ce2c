import { expect, test } from "vitest";
import { conversation, general } from "../../support/builders.ts";
import { engineOnFakes } from "./engine-on-fakes.ts";
import { plain } from "../../../shared/domain/messages/content.ts";

test("a line that opens tells the gate that the server is back, before anybody asks for anything", async () => {
  const on = engineOnFakes();
  on.engine.start(on.asServer);
  expect(on.gate.told).toEqual([]);
  await on.up();
  expect(on.gate.told).toEqual(["back"]);
});

test("a polling line that opens tells it too", async () => {
  const on = engineOnFakes();
  on.engine.start(on.asServer);
  for (const wait of [7_500, 0]) {
    on.bus.ends({ status: 500 });
    await on.clock.advance(wait);
  }
  on.polling.opens();
  expect(on.gate.told).toEqual(["back"]);
});

test.each(["resume", "unlock", "network-changed"] as const)("%s is a hint that it may be back", async (signal) => {
  const on = engineOnFakes();
  on.engine.start(on.asServer);
  await on.up();
  on.signals.give(signal);
  expect(on.gate.told).toEqual(["back", "may be back"]);
});

test("so is the person's word, and a line that is up is none", async () => {
  const on = engineOnFakes();
  on.engine.reconnect();
  on.engine.start(on.asServer);
  await on.up();
  on.engine.reconnect();
  expect(on.gate.told).toEqual(["back", "may be back"]);
});

test("once requests may go again nothing sits its pause out: not what was written, nor catch-up, nor what was read", async () => {
  const on = engineOnFakes();
  on.server.addConversation(conversation({ unread: 2 }));
  on.engine.start(on.asServer);
  await on.up();
  on.server.weather.others.push("offline");
  on.engine.markRead(general, on.server.say(general, "hello").id);
  on.server.weather.posts.push("offline");
  on.engine.sendMessage(general, plain("kept"), null);
  await on.clock.settle();
  expect(on.server.messages(general).map(({ text }) => text)).toEqual(["hello"]);
  on.gate.release();
  await on.clock.settle();
  expect(on.server.messages(general).map(({ text }) => text)).toEqual(["hello", "kept"]);
  expect(on.server.calls.filter((call) => call.startsWith("read"))).toHaveLength(2);
});

test("the person's word ends the pause of what was written, whether or not requests were held back", async () => {
  const on = engineOnFakes();
  on.server.addConversation(conversation());
  on.engine.start(on.asServer);
  await on.up();
  on.server.weather.posts.push("offline");
  on.engine.sendMessage(general, plain("kept"), null);
  await on.clock.settle();
  on.engine.reconnect();
  await on.clock.settle();
  expect(on.server.messages(general).map(({ text }) => text)).toEqual(["kept"]);
});

test("a catch-up that waits for its next attempt does not wait for it then", async () => {
  const on = engineOnFakes();
  on.server.addConversation(conversation());
  on.server.weather.others.push("offline");
  on.engine.start(on.asServer);
  await on.up();
  on.gate.release();
  await on.clock.settle();
  expect(on.server.calls).toEqual(["overview", "overview"]);
  expect(on.engine.state().connection).toMatchObject({ state: "online", isCatchingUp: false });
});

test("without a line nothing is tried on a hint, and after a stop nobody listens", async () => {
  const on = engineOnFakes();
  on.engine.start(on.asServer);
  on.engine.sendMessage(general, plain("kept"), null);
  on.gate.release();
  await on.clock.settle();
  expect(on.server.calls).toEqual([]);
  await on.up();
  on.engine.stop();
  on.signals.give("resume");
  expect(on.gate.told).toEqual(["back"]);
});
