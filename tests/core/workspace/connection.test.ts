import { expect, test } from "vitest";
import { plain } from "../../../shared/domain/messages/content.ts";
import { err } from "../../../shared/result.ts";
import { at, valuesOf } from "../../../shared/collections/table.ts";
import { alice, channelId, conversation, general, me, message, messageId, person } from "../../support/builders.ts";
import { engineOnFakes } from "./engine-on-fakes.ts";
import { coded } from "../../../shared/text/catalogue.ts";

const minute = 60_000;

test("before any network the archive is on the screen, and who was there is not said to be there still", () => {
  const earlier = engineOnFakes();
  earlier.archive.saveConversations([conversation({ name: "kept", unread: 2 })]);
  earlier.archive.savePeople([person({ presence: "online" })]);
  const { engine, bus } = engineOnFakes({ disk: earlier.disk });
  expect(at(engine.state().conversations, general)).toEqual(conversation({ name: "kept", unread: 2 }));
  expect(at(engine.state().people, alice)).toEqual(person({ presence: "unknown" }));
  expect(bus.sent).toEqual([]);
});

test("a line comes up: connecting, catching up, online", async () => {
  const on = engineOnFakes();
  on.server.addConversation(conversation());
  on.engine.start(on.asServer);
  await on.up();
  expect(on.of("connection-changed").map(({ connection }) => [connection.state, connection.isCatchingUp])).toEqual([
    ["online", true],
    ["online", false],
  ]);
  expect(at(on.engine.state().conversations, general)).toEqual(conversation());
});

test("a catch-up that fails is tried again, and until then the screen says that it may be behind", async () => {
  const on = engineOnFakes();
  on.server.addConversation(conversation());
  on.server.weather.others.push("busy", "busy");
  on.engine.start(on.asServer);
  await on.up();
  expect(on.engine.state().connection).toMatchObject({ state: "online", isCatchingUp: true });
  await on.clock.advance(499);
  expect(on.server.calls).toEqual(["overview"]);
  await on.clock.advance(1_000);
  expect(on.server.calls).toEqual(["overview", "overview"]);
  await on.clock.advance(1);
  expect(on.server.calls).toEqual(["overview", "overview", "overview"]);
  expect(on.engine.state().connection).toMatchObject({ state: "online", isCatchingUp: false });
});

test("news come in and nothing goes out: the status says so until something does, and the log what was asked", async () => {
  const on = engineOnFakes();
  on.server.addConversation(conversation());
  on.engine.start(on.asServer);
  await on.up();
  on.server.weather.posts.push({ unanswered: null });
  on.server.weather.looks.push({ unanswered: null });
  on.engine.sendMessage(general, plain("kept"), null);
  await on.clock.advance(10_000);
  expect(on.of("connection-changed").map(({ connection }) => [connection.state, connection.why])).toEqual([
    ["online", null],
    ["online", null],
    ["online", coded("server.no-answer")],
    ["online", null],
  ]);
  expect(on.logged.filter(([event]) => event === "call-failed")).toEqual([
    ["call-failed", { call: "postMessage", failure: "unanswered", detail: "cut" }],
    ["call-failed", { call: "findPosted", failure: "unanswered", detail: "cut" }],
  ]);
});

test("another line forgets what the one before could not do", async () => {
  const on = engineOnFakes();
  on.engine.start(on.asServer);
  await on.up();
  on.server.weather.others.push("busy", "busy");
  await on.engine.searchPeople("a");
  await on.engine.searchPeople("a");
  expect(on.engine.state().connection.why).toEqual(coded("server.no-answer-busy"));
  on.bus.ends({ code: 4002 });
  await on.up();
  expect(on.engine.state().connection.why).toBe(null);
});

test("the lost line says why and when it is tried again", async () => {
  const on = engineOnFakes();
  on.engine.start(on.asServer);
  await on.up();
  on.bus.ends({ code: 1013 });
  expect(on.engine.state().connection).toEqual({
    state: "offline",
    why: coded("end.busy"),
    retryAt: on.clock.now() + 12_500,
    isCatchingUp: false,
  });
});

test("where no websocket gets through we poll, say why and until when, and everything else goes on", async () => {
  const on = engineOnFakes();
  on.server.addConversation(conversation());
  on.engine.start(on.asServer);
  on.engine.sendMessage(general, plain("written before"), null);
  for (const wait of [7_500, 0]) {
    on.bus.ends({ status: 500 });
    await on.clock.advance(wait);
  }
  on.polling.opens();
  on.polling.say({ type: "heard" });
  await on.clock.settle();
  expect(on.engine.state().connection).toEqual({
    state: "polling",
    why: coded("block.http-unbound", { late: coded("late.news") }),
    retryAt: on.clock.now() + minute,
    isCatchingUp: false,
  });
  const heard = on.server.say(general, "polled");
  on.polling.notifies({ id: 700, events: [{ type: "message-posted", message: heard, isSilent: false }] });
  expect(on.arrived.map(({ text }) => text)).toEqual(["polled"]);
  expect([on.server.messages(general).map(({ text }) => text), on.engine.state().outbox]).toEqual([
    ["written before", "polled"],
    [],
  ]);
  on.engine.setTyping(general, true);
  expect(on.server.calls.at(-1)).toBe("typing 1 true");
  on.engine.reconnect();
  await on.clock.advance(0);
  await on.up();
  expect(on.engine.state().connection).toEqual({ state: "online", why: null, retryAt: null, isCatchingUp: false });
  on.bus.notifies({ id: 700, events: [{ type: "message-posted", message: heard, isSilent: false }] });
  expect(on.arrived.map(({ text }) => text)).toEqual(["polled"]);
});

test("what came while the line was down is caught up, told once, and written to the archive", async () => {
  const on = engineOnFakes();
  on.server.addConversation(conversation());
  on.server.say(general, "before");
  on.engine.start(on.asServer);
  await on.up();
  await on.engine.openTimeline(general, null);
  on.signals.give("suspend");
  await on.clock.advance(10 * minute);
  on.server.addConversation(conversation({ unread: 1, unreadAsOf: 1_005 }));
  const missed = on.server.say(general, "while you slept");
  on.signals.give("resume");
  await on.up();
  on.bring({ type: "message-posted", message: missed, isSilent: false });
  expect(on.arrived).toEqual([missed]);
  expect(on.archive.page(general, null, "older", 10).messages.map(({ text }) => text)).toEqual([
    "before",
    "while you slept",
  ]);
});

test("messages that come while catch-up is under way leave no hole and hide none", async () => {
  const on = engineOnFakes();
  on.server.addConversation(conversation());
  on.server.say(general, "one");
  on.engine.start(on.asServer);
  await on.up();
  await on.engine.openTimeline(general, null);
  on.signals.give("suspend");
  await on.clock.advance(10 * minute);
  on.server.say(general, "two");
  on.server.weather.others.push("fine", { answerAfter: 1_000 });
  on.signals.give("resume");
  await on.up();
  const live = on.server.say(general, "three");
  on.bring({ type: "message-posted", message: live, isSilent: false });
  expect(on.archive.page(general, null, "older", 10).messages.map(({ text }) => text)).toEqual(["one"]);
  await on.clock.advance(1_000);
  expect(on.archive.page(general, null, "older", 10).messages.map(({ text }) => text)).toEqual(["one", "two", "three"]);
});

test("the session ended: we say so once, keep everything, and go on after signing in again", async () => {
  const on = engineOnFakes();
  on.server.addConversation(conversation());
  on.checks.push(err({ type: "signed-out" }));
  on.engine.start(on.asServer);
  await on.up();
  expect(on.signedOut).toBe(1);
  expect(on.engine.state().connection).toEqual({
    state: "signed-out",
    why: coded("server.signed-out"),
    retryAt: null,
    isCatchingUp: false,
  });
  const sent = on.engine.sendMessage(general, plain("kept"), null);
  on.engine.reconnect();
  await on.clock.advance(60 * minute);
  expect([sent.ok, on.bus.sent.filter((frame) => frame.startsWith("open"))]).toEqual([true, ["open 1"]]);
  on.engine.resume(on.asServer);
  await on.up();
  expect(on.server.messages(general).map(({ text }) => text)).toEqual(["kept"]);
  expect(on.engine.state()).toMatchObject({ outbox: [], connection: { state: "online" } });
});

test("any answer that says the session is dead signs us out, with no line up", async () => {
  const on = engineOnFakes();
  on.engine.start(on.asServer);
  on.server.weather.others.push("signed-out");
  const answer = await on.engine.openTimeline(general, null);
  expect(answer).toEqual(
    err({
      reason: "signed-out",
      text: coded("server.signed-out"),
    }),
  );
  expect([on.signedOut, on.engine.state().connection.state]).toEqual([1, "signed-out"]);
});

test("without a session nothing is tried, and everything can be read", async () => {
  const on = engineOnFakes();
  on.engine.start(null);
  await on.clock.advance(60 * minute);
  expect(on.bus.sent).toEqual([]);
  expect(on.engine.state().connection.state).toBe("signed-out");
});

test("a server on this machine needs no network, another one does", () => {
  const states = ["http://127.0.0.1:8069", "http://[::1]:8069", "http://localhost", "https://odoo.example.com"].map(
    (origin) => {
      const on = engineOnFakes({ origin });
      on.engine.start(on.asServer);
      on.signals.give("network-lost");
      return on.engine.state().connection.state;
    },
  );
  expect(states).toEqual(["connecting", "connecting", "connecting", "offline"]);
});

test("presence is asked for of ourselves, of correspondents, and of the authors on the screen", async () => {
  const on = engineOnFakes();
  on.server.addConversation(conversation());
  on.server.say(general, "hello", alice);
  on.engine.start(on.asServer);
  await on.up();
  await on.engine.openTimeline(general, null);
  await on.clock.advance(1_000);
  expect(on.bus.sent.filter((frame) => frame.startsWith("subscribe"))).toEqual([
    `subscribe 1 [${me}] 0`,
    `subscribe 1 [${me} ${alice}] 1`,
  ]);
});

test("shown as offline because another client closed, we say that we are here", async () => {
  const on = engineOnFakes();
  on.engine.start(on.asServer);
  await on.up();
  on.bus.take();
  on.bring({ type: "people-changed", people: [{ key: me, presence: "offline" }] });
  await on.clock.advance(1_000);
  expect(on.bus.take()).toContain("presence 1 0");
});

test("after a stop nothing runs, late answers are nobody's, and what was known is on disk", async () => {
  const on = engineOnFakes();
  on.server.addConversation(conversation({ name: "general" }));
  on.engine.start(on.asServer);
  await on.up();
  on.bring({ type: "conversation-changed", channel: general, changes: { name: "renamed" } });
  on.bring({ type: "typing-changed", channel: general, person: alice, isTyping: true });
  on.server.weather.others.push({ answerAfter: 1_000 });
  const late = on.engine.openTimeline(general, null);
  on.engine.stop();
  on.archive.close();
  // The fake server's own: the answer that is still on its way.
  expect(on.clock.waiting()).toEqual([1_000]);
  await on.clock.advance(60 * minute);
  expect(await late).toMatchObject({ ok: false, error: { reason: "offline" } });
  expect(on.clock.waiting()).toEqual([]);
  expect(on.signals.listeners).toBe(0);
  expect(on.disk.conversations.get(general)?.name).toBe("renamed");
});

test("the list is written when it has come, and a burst of changes as one write of each, within a second", async () => {
  const on = engineOnFakes();
  on.server.addConversation(conversation());
  on.engine.start(on.asServer);
  await on.up();
  for (let id = 300; id < 350; id += 1)
    on.bring({ type: "message-posted", message: message({ id: messageId(id) }), isSilent: false });
  const before = on.disk.saves.length;
  await on.clock.advance(1_000);
  expect([before, on.disk.saves]).toEqual([1, ["1", "1"]]);
});

test("a first direct message: the bus names the conversation, we subscribe again and learn the rest", async () => {
  const on = engineOnFakes();
  const chat = conversation({ id: channelId(7), kind: "chat", name: "" });
  on.engine.start(on.asServer);
  await on.up();
  on.bus.take();
  on.server.addConversation(chat);
  on.bring({ type: "conversation-changed", channel: chat.id, changes: { isPinned: true } });
  await on.clock.advance(1_000);
  expect(on.bus.take()).toEqual([`subscribe 1 [${me}] 801`]);
  expect(on.server.calls).toEqual(["overview", "conversation 7"]);
  expect(at(on.engine.state().conversations, chat.id)).toEqual(chat);
  const first = on.server.say(chat.id, "hi");
  on.bring({ type: "message-posted", message: first, isSilent: false });
  expect(on.arrived).toEqual([first]);
});

test("a message of an unknown conversation is told of when its conversation is known, and asked after once", async () => {
  const on = engineOnFakes();
  on.engine.start(on.asServer);
  await on.up();
  on.server.addConversation(conversation({ id: channelId(8), kind: "group", name: "new" }));
  on.server.weather.others.push({ answerAfter: 50 });
  const [one, two] = [on.server.say(channelId(8), "one"), on.server.say(channelId(8), "two")];
  on.bring({ type: "message-posted", message: one, isSilent: false });
  on.bring({ type: "message-posted", message: two, isSilent: false });
  expect(on.arrived).toEqual([]);
  await on.clock.advance(50);
  expect(on.arrived).toEqual([one, two]);
  expect(on.server.calls).toEqual(["overview", "conversation 8"]);
});

test("leaving a conversation takes it from screen and archive, and ends its messages", async () => {
  const on = engineOnFakes();
  on.server.addConversation(conversation());
  on.engine.start(on.asServer);
  await on.up();
  on.bring({ type: "message-posted", message: message({ id: messageId(200) }), isSilent: false });
  await on.clock.advance(1_000);
  on.bus.take();
  on.bring({ type: "conversation-left", channel: general });
  await on.clock.advance(1_000);
  expect([valuesOf(on.engine.state().conversations), on.disk.messages.size]).toEqual([[], 0]);
  expect(on.bus.take().filter((frame) => frame.startsWith("subscribe"))).toHaveLength(1);
});

test("what still comes from a conversation that we left is not ours, until we are back in it", async () => {
  const on = engineOnFakes();
  on.server.addConversation(conversation());
  on.engine.start(on.asServer);
  await on.up();
  on.bring({ type: "conversation-left", channel: general });
  on.bring({ type: "message-posted", message: message({ id: messageId(300) }), isSilent: false });
  on.bring({ type: "conversation-changed", channel: general, changes: { lastInterestAt: on.clock.now() } });
  await on.clock.settle();
  expect([on.arrived, valuesOf(on.engine.state().conversations), on.server.calls]).toEqual([[], [], ["overview"]]);
  on.bring({ type: "conversation-joined", channel: general, changes: { name: "general" } });
  await on.clock.settle();
  expect(at(on.engine.state().conversations, general)).toEqual(conversation());
});

test("a short cut does not make us forget that we were behind before it", async () => {
  const on = engineOnFakes();
  on.server.weather.others.push("busy");
  on.engine.start(on.asServer);
  await on.up();
  on.bring({ type: "people-changed", people: [] });
  on.bus.ends({ code: 1006 });
  on.server.weather.others.push("hangs");
  await on.clock.advance(500);
  await on.up();
  expect(on.engine.state().connection).toMatchObject({ state: "online", isCatchingUp: true });
});

test("a line that was cut for a moment does not claim to be behind, and looks all the same", async () => {
  const on = engineOnFakes();
  on.engine.start(on.asServer);
  await on.up();
  on.bring({ type: "people-changed", people: [] });
  on.bus.ends({ code: 1006 });
  on.server.weather.others.push("hangs");
  await on.clock.advance(500);
  await on.up();
  expect(on.engine.state().connection).toMatchObject({ state: "online", isCatchingUp: false });
  expect(on.server.calls).toEqual(["overview", "overview"]);
});

test("a late answer of the session before does not sign out the one after it", async () => {
  const on = engineOnFakes();
  const late = Promise.withResolvers<Awaited<ReturnType<typeof on.server.api.loadOverview>>>();
  on.engine.start(null);
  on.engine.resume({ ...on.asServer, api: { ...on.server.api, loadOverview: () => late.promise } });
  await on.up();
  on.engine.resume(on.asServer);
  await on.up();
  late.resolve(err({ type: "signed-out" }));
  await on.clock.settle();
  expect([on.signedOut, on.engine.state().connection.state]).toEqual([0, "online"]);
});

test("joining what we know already asks the server for nothing but a new subscription", async () => {
  const on = engineOnFakes();
  on.server.addConversation(conversation());
  on.engine.start(on.asServer);
  await on.up();
  await on.clock.advance(1_000);
  on.bus.take();
  on.bring({ type: "conversation-joined", channel: general, changes: {} });
  await on.clock.advance(1_000);
  expect(on.server.calls).toEqual(["overview"]);
  expect(on.bus.take()).toHaveLength(1);
});
