import * as v from "valibot";
import { expect, test } from "vitest";
import { unavailableReason } from "../../../shared/domain/abilities.ts";
import { plain } from "../../../shared/domain/messages/content.ts";
import { MemberId, PartnerId } from "../../../shared/ids.ts";
import { err, ok } from "../../../shared/result.ts";
import { at } from "../../../shared/collections/table.ts";
import {
  alice,
  bob,
  channelId,
  clientId,
  conversation,
  general,
  me,
  message,
  messageId,
  person,
} from "../../support/builders.ts";
import { createFakeOutboxStore, diskFull } from "../../support/fake-outbox-store.ts";
import { engineOnFakes, type EngineOnFakes } from "./engine-on-fakes.ts";
import { coded } from "../../../shared/text/catalogue.ts";

async function online(): Promise<EngineOnFakes> {
  const on = engineOnFakes();
  on.server.addConversation(conversation());
  on.engine.start(on.asServer);
  await on.up();
  on.server.calls.length = 0;
  return on;
}

const posted = (id: number, given: Parameters<typeof message>[0] = {}) =>
  ({ type: "message-posted", message: message({ id: messageId(id), ...given }), isSilent: false }) as const;

test("written offline, kept over a restart, sent once when the line is up", async () => {
  const outbox = createFakeOutboxStore();
  const offline = engineOnFakes({ outbox });
  offline.engine.start(offline.asServer);
  offline.engine.sendMessage(general, plain("one"), null);
  offline.engine.sendMessage(general, plain("two"), null);
  offline.engine.stop();
  const on = engineOnFakes({ outbox });
  on.server.addConversation(conversation());
  on.engine.start(on.asServer);
  expect(on.engine.state().outbox.map(({ content, delivery }) => [content.text, delivery.state])).toEqual([
    ["one", "queued"],
    ["two", "queued"],
  ]);
  await on.up();
  await on.clock.settle();
  expect(on.server.messages(general).map(({ text }) => text)).toEqual(["one", "two"]);
  expect([on.engine.state().outbox, outbox.entries()]).toEqual([[], []]);
});

test("a full disk: the composer keeps the text and hears why", () => {
  const on = engineOnFakes();
  on.outbox.break(["add"], diskFull);
  expect(on.engine.sendMessage(general, plain("not lost"), null)).toEqual(
    err({
      reason: "disk-full",
      text: coded("storage.disk-full"),
    }),
  );
  expect(on.engine.state().outbox).toEqual([]);
});

test("nothing but blanks is not sent, and said so", () => {
  expect(engineOnFakes().engine.sendMessage(general, plain(" \n"), null)).toMatchObject({
    error: { reason: "empty-text" },
  });
});

test("our own message seen on the bus before the answer settles the entry", async () => {
  const on = await online();
  on.server.weather.posts.push("hangs");
  on.engine.sendMessage(general, plain("mine"), null);
  await on.clock.settle();
  on.bring(posted(500, { author: me, text: "mine", clientId: clientId(1) }));
  expect([on.engine.state().outbox, on.outbox.entries()]).toEqual([[], []]);
});

test("discarding what is gone already is answered in words", () => {
  expect(engineOnFakes().engine.discardMessage(clientId(9))).toMatchObject({ error: { reason: "unknown-entry" } });
});

test("a refused message can be worded anew, and every window hears of it", async () => {
  const on = await online();
  on.server.weather.posts.push("refused");
  on.engine.sendMessage(general, plain("mine"), null);
  await on.clock.settle();
  expect(on.engine.reviseMessage(clientId(1), plain(" "))).toMatchObject({ error: { reason: "empty-text" } });
  expect(on.engine.reviseMessage(clientId(1), plain("better"))).toEqual(ok());
  await on.clock.settle();
  expect(on.of("message-revised")).toEqual([
    { type: "message-revised", clientId: clientId(1), content: plain("better") },
  ]);
  expect(on.engine.state().outbox).toEqual([]);
  expect(on.server.messages(general).map(({ text }) => text)).toEqual(["better"]);
});

test("what cannot be worded anew is answered in words", async () => {
  const on = await online();
  on.server.weather.posts.push({ unanswered: null });
  on.server.weather.looks.push("refused");
  on.engine.sendMessage(general, plain("mine"), null);
  expect(on.engine.reviseMessage(clientId(1), plain("better"))).toMatchObject({ error: { reason: "under-way" } });
  await on.clock.advance(30_000);
  expect(on.engine.reviseMessage(clientId(1), plain("better"))).toMatchObject({
    error: { reason: "in-doubt", text: coded("message.in-doubt") },
  });
  expect(on.engine.reviseMessage(clientId(9), plain("better"))).toMatchObject({ error: { reason: "unknown-entry" } });
});

test("reading is shown at once, told to the server in one, and never goes back", async () => {
  const on = await online();
  on.bring(posted(201), posted(202), posted(203));
  expect(at(on.engine.state().conversations, general)?.unread).toBe(3);
  on.server.weather.others.push({ answerAfter: 100 });
  on.engine.markRead(general, messageId(201));
  expect(at(on.engine.state().conversations, general)).toMatchObject({ unread: 2, newMessageSeparator: 202 });
  on.engine.markRead(general, messageId(202));
  on.engine.markRead(general, messageId(203));
  on.engine.markRead(general, messageId(202));
  expect(at(on.engine.state().conversations, general)).toMatchObject({ unread: 0, newMessageSeparator: 204 });
  await on.clock.advance(100);
  expect(on.server.calls).toEqual(["read 1 201", "read 1 203"]);
});

test("scrolling back to what was read long ago reads nothing anew", async () => {
  const on = await online();
  on.bring(posted(201), posted(202), posted(203));
  on.engine.markRead(general, messageId(202));
  await on.clock.settle();
  on.engine.markRead(general, messageId(150));
  await on.clock.settle();
  expect(on.server.calls).toEqual(["read 1 202"]);
  expect(at(on.engine.state().conversations, general)).toMatchObject({ unread: 1, newMessageSeparator: 203 });
});

test("read while the server could not be reached, it hears of it when the line is up again", async () => {
  const on = await online();
  on.bring(posted(201));
  on.server.weather.others.push("offline");
  on.engine.markRead(general, messageId(201));
  await on.clock.settle();
  on.bus.ends({ code: 1006 });
  await on.clock.advance(500);
  await on.up();
  expect(on.server.calls.filter((call) => call.startsWith("read"))).toEqual(["read 1 201", "read 1 201"]);
});

test("marked unread elsewhere, it can be read again", async () => {
  const on = await online();
  on.bring(posted(201));
  on.engine.markRead(general, messageId(201));
  await on.clock.settle();
  on.bring({ type: "unread-counted", channel: general, unread: 1, asOf: 900, separator: messageId(201) });
  on.engine.markRead(general, messageId(201));
  expect(at(on.engine.state().conversations, general)?.unread).toBe(0);
});

test("read on another device, it is read here", async () => {
  const on = await online();
  on.bring(posted(201));
  on.bring({ type: "unread-counted", channel: general, unread: 0, asOf: 900, separator: messageId(202) });
  expect(at(on.engine.state().conversations, general)?.unread).toBe(0);
});

test("typing is repeated after 50 s and not before; its end is told once", async () => {
  const on = await online();
  on.engine.setTyping(general, false);
  on.engine.setTyping(general, true);
  for (let second = 0; second < 50; second += 10) {
    on.engine.setTyping(general, true);
    await on.clock.advance(10_000);
    on.bus.say({ type: "heard" });
  }
  on.engine.setTyping(general, true);
  on.engine.setTyping(general, false);
  on.engine.setTyping(general, false);
  await on.clock.advance(0);
  expect(on.server.calls.filter((call) => call.startsWith("typing"))).toEqual([
    "typing 1 true",
    "typing 1 true",
    "typing 1 false",
  ]);
});

test("typing is said again after the clock was set back by an hour", async () => {
  const on = await online();
  on.engine.setTyping(general, true);
  on.clock.setBy(-3_600_000);
  on.engine.setTyping(general, true);
  on.engine.setTyping(general, true);
  await on.clock.advance(0);
  expect(on.server.calls.filter((call) => call.startsWith("typing"))).toEqual(["typing 1 true", "typing 1 true"]);
});

test("typing in a conversation that is not ours would join it, so nothing is said there", async () => {
  const on = await online();
  on.engine.setTyping(channelId(99), true);
  expect(on.server.calls).toEqual([]);
});

test("who types and is not heard of for a minute has stopped; who posts has stopped at once", async () => {
  const on = await online();
  const types = (who: typeof alice) =>
    on.bring({ type: "typing-changed", channel: general, person: who, isTyping: true });
  types(alice);
  types(bob);
  on.bring(posted(300, { author: bob }));
  expect(on.engine.state().typing).toEqual({ [general]: [alice] });
  await on.clock.advance(60_000);
  expect(on.engine.state().typing).toEqual({});
});

test("a refusal of the server comes in its own words", async () => {
  const on = await online();
  on.server.weather.others.push("refused");
  expect(await on.engine.editMessage(messageId(1), plain("x"))).toEqual(
    err({ reason: "refused", text: coded("refused.access", { reason: "You may not post here." }) }),
  );
});

test("a star is turned over only when it has to be", async () => {
  const on = await online();
  on.bring(posted(201));
  await on.engine.starMessage(messageId(201), false);
  await on.engine.starMessage(messageId(201), true);
  await on.engine.starMessage(messageId(201), true);
  expect(on.server.calls).toEqual(["star 201"]);
});

test("a deletion shows as soon as the server agreed", async () => {
  const on = await online();
  on.bring(posted(201));
  await on.engine.deleteMessage(messageId(201));
  expect(on.archive.message(messageId(201))).toMatchObject({ isDeleted: true, text: "", body: "" });
});

test("offline, people are found among those known, by the beginnings of their names, accents aside", async () => {
  const on = engineOnFakes();
  on.archive.savePeople([
    person({ key: alice, name: "Ályce Liddell" }),
    person({ key: bob, name: "Bob Alister", isUser: false }),
    person({ key: me, name: "Alyce Myself" }),
  ]);
  const restarted = engineOnFakes({ disk: on.disk });
  const found = await restarted.engine.searchPeople("alyce lid");
  expect(found).toEqual(ok([person({ key: alice, name: "Ályce Liddell", presence: "unknown" })]));
});

test("a direct message that we have is opened without asking; another one is found or made", async () => {
  const on = await online();
  const chat = conversation({
    id: channelId(5),
    kind: "chat",
    members: [
      { id: v.parse(MemberId, 1), person: me, seen: null },
      { id: v.parse(MemberId, 2), person: alice, seen: null },
    ],
  });
  on.archive.saveConversations([chat]);
  on.archive.savePeople([person()]);
  const again = engineOnFakes({ disk: on.disk });
  expect(await again.engine.openDirectMessage(v.parse(PartnerId, 43))).toEqual(ok({ channel: chat.id }));
  expect(again.server.calls).toEqual([]);
  again.engine.start(again.asServer);
  expect(await again.engine.openDirectMessage(v.parse(PartnerId, 44))).toEqual(ok({ channel: channelId(9_044) }));
  expect(at(again.engine.state().conversations, channelId(9_044))?.kind).toBe("chat");
});

test("with an API key, what Odoo does by its routes alone is refused in words, and never asked of the server", async () => {
  const on = engineOnFakes({ access: "api-key" });
  on.server.addConversation(conversation());
  on.engine.start(on.asServer);
  await on.up();
  on.server.calls.length = 0;
  const id = messageId(1);
  on.engine.setTyping(general, true);
  const answers = await Promise.all([
    on.engine.editMessage(id, plain("new")),
    on.engine.deleteMessage(id),
    on.engine.reactToMessage(id, "👍", true),
  ]);
  expect(answers).toEqual(
    (["edit", "delete", "react"] as const).map((ability) =>
      err({ reason: "unavailable", text: unavailableReason(ability) }),
    ),
  );
  expect(on.server.calls).toEqual([]);
  expect(await on.engine.pinMessage(general, id, true)).toEqual(ok());
});
