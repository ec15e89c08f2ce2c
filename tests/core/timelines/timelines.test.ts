import { expect, test } from "vitest";
import { conversation, general, message, messageId } from "../../support/builders.ts";
import { engineOnFakes, type EngineOnFakes } from "../workspace/engine-on-fakes.ts";
import { english } from "../../../shared/text/languages.ts";
import { coded } from "../../../shared/text/catalogue.ts";

/** A conversation of `count` messages (ids from 101) on the server, and a line that is up. */
async function online(count: number): Promise<EngineOnFakes> {
  const on = engineOnFakes();
  on.server.addConversation(conversation());
  for (let n = 1; n <= count; n += 1) on.server.say(general, `message ${n}`);
  on.engine.start(on.asServer);
  await on.up();
  on.server.calls.length = 0;
  return on;
}

const ids = (given: { readonly messages: readonly { readonly id: number }[] }) => {
  const all = given.messages.map(({ id }) => id);
  return `${all.length}: ${all[0] ?? "-"}…${all.at(-1) ?? "-"}`;
};

async function page(answer: ReturnType<EngineOnFakes["engine"]["openTimeline"]>) {
  const result = await answer;
  if (!result.ok) throw new Error(english.say(result.error.text));
  return result.value;
}

test("the first time the newest page comes from the server, the second time from the archive, without a request", async () => {
  const on = await online(100);
  const first = await page(on.engine.openTimeline(general, null));
  const second = await page(on.engine.openTimeline(general, null));
  expect([ids(first), first.isLive, first.reachesStart]).toEqual(["60: 141…200", true, false]);
  expect(second).toEqual(first);
  expect(on.server.calls).toEqual(["history 1 latest, 60"]);
});

test("after a gap, what is opened again is compared with the server again", async () => {
  const on = await online(100);
  await page(on.engine.openTimeline(general, null));
  on.signals.give("suspend");
  await on.clock.advance(3_600_000);
  on.signals.give("resume");
  await on.up();
  on.server.calls.length = 0;
  await page(on.engine.openTimeline(general, null));
  expect(on.server.calls).toEqual(["history 1 latest, 60"]);
});

test("what an earlier run knew is shown at once, and what changed meanwhile follows", async () => {
  const earlier = await online(100);
  await earlier.engine.openTimeline(general, null);
  earlier.engine.stop();
  const change = { reactions: [{ content: "👍", count: 1, people: [] }] };
  earlier.server.change(messageId(200), change);
  earlier.server.unlink(messageId(198));
  const on = engineOnFakes({ disk: earlier.disk, server: earlier.server, clock: earlier.clock });
  on.engine.start(on.asServer);
  await on.up();
  const shown = await page(on.engine.openTimeline(general, null));
  expect([ids(shown), shown.messages.at(-1)?.reactions]).toEqual(["60: 141…200", []]);
  await on.clock.settle();
  expect(on.of("timeline-caught-up").map(({ messages }) => messages.at(-1)?.reactions)).toEqual([change.reactions]);
  expect(on.of("messages-deleted").map(({ messages }) => messages)).toEqual([[198]]);
  expect([on.archive.message(messageId(200)), on.archive.message(messageId(198))]).toMatchObject([change, null]);
});

test("older pages are compared too, as somebody scrolls to them, and each once", async () => {
  const earlier = await online(150);
  const first = await page(earlier.engine.openTimeline(general, null));
  await page(earlier.engine.extendTimeline(general, "older", first.messages[0]?.id ?? messageId(1), 50));
  earlier.engine.stop();
  earlier.server.unlink(messageId(150));
  const on = engineOnFakes({ disk: earlier.disk, server: earlier.server, clock: earlier.clock });
  on.engine.start(on.asServer);
  await on.up();
  await page(on.engine.openTimeline(general, null));
  await on.clock.settle();
  on.server.calls.length = 0;
  const shown: string[] = [];
  for (let time = 1; time <= 2; time += 1) {
    shown.push(ids(await page(on.engine.extendTimeline(general, "older", messageId(191), 50))));
    await on.clock.settle();
  }
  expect(shown).toEqual(["50: 141…190", "50: 140…190"]);
  expect(on.server.calls).toEqual(["history 1 before 191, 50"]);
  expect(on.of("messages-deleted").map(({ messages }) => messages)).toEqual([[150]]);
});

test("what a window held through a gap is compared when it is shown again, as far as the window may hold it", async () => {
  const on = await online(150);
  const first = await page(on.engine.openTimeline(general, null));
  await page(on.engine.extendTimeline(general, "older", first.messages[0]?.id ?? messageId(1), 50));
  on.signals.give("suspend");
  await on.clock.advance(3_600_000);
  on.signals.give("resume");
  await on.up();
  on.server.calls.length = 0;
  on.engine.conversationShown(general);
  await on.clock.settle();
  on.engine.conversationShown(general);
  expect(on.server.calls).toEqual(["history 1 latest, 110"]);
});

test("offline the archive is all there is, and enough", async () => {
  const earlier = await online(10);
  await earlier.engine.openTimeline(general, null);
  earlier.engine.stop();
  const on = engineOnFakes({ disk: earlier.disk });
  const shown = await page(on.engine.openTimeline(general, null));
  expect([ids(shown), shown.reachesStart]).toEqual(["10: 101…110", true]);
  expect(on.server.calls).toEqual([]);
});

test("offline and never seen: it is said why there is nothing", async () => {
  const on = engineOnFakes();
  on.engine.start(on.asServer);
  on.server.weather.others.push("offline");
  expect(await on.engine.openTimeline(general, null)).toEqual({
    ok: false,
    error: { reason: "offline", text: coded("fault.refused") },
  });
});

test("back to the very first message, and then there is nothing older", async () => {
  const on = await online(150);
  const first = await page(on.engine.openTimeline(general, null));
  const pages = [first];
  while (!pages.at(-1)?.reachesStart) {
    const from = pages.at(-1)?.messages[0]?.id ?? messageId(1);
    pages.push(await page(on.engine.extendTimeline(general, "older", from, 50)));
  }
  expect(pages.map(ids)).toEqual(["60: 191…250", "50: 141…190", "40: 101…140"]);
  expect(on.server.calls).toEqual(["history 1 latest, 60", "history 1 before 191, 50", "history 1 before 141, 50"]);
  on.server.calls.length = 0;
  const again = await page(on.engine.extendTimeline(general, "older", messageId(191), 50));
  const start = await page(on.engine.extendTimeline(general, "older", messageId(101), 50));
  expect([ids(again), ids(start), start.reachesStart, on.server.calls]).toEqual(["50: 141…190", "0: -…-", true, []]);
});

test("around a message far back, then forth to the newest, which is live", async () => {
  const on = await online(150);
  const around = await page(on.engine.openTimeline(general, messageId(130)));
  expect([ids(around), around.isLive]).toEqual(["60: 101…160", false]);
  const pages = [around];
  while (!pages.at(-1)?.isLive) {
    const from = pages.at(-1)?.messages.at(-1)?.id ?? messageId(1);
    pages.push(await page(on.engine.extendTimeline(general, "newer", from, 60)));
  }
  const all = pages.flatMap(({ messages }) => messages.map(({ id }) => id));
  expect(all).toEqual(Array.from({ length: all.length }, (_, n) => (all[0] ?? 0) + n));
  expect(all.at(-1)).toBe(250);
});

test("live messages join the archive one by one", async () => {
  const on = await online(60);
  await page(on.engine.openTimeline(general, null));
  for (let id = 161; id <= 170; id += 1)
    on.bring({ type: "message-posted", message: message({ id: messageId(id) }), isSilent: false });
  expect(ids(on.archive.page(general, null, "older", 200))).toBe("70: 101…170");
});

test("what a full disk did not take is not taken for a place where nothing stands, and comes from the server", async () => {
  const on = await online(60);
  await page(on.engine.openTimeline(general, null));
  const posted = () => {
    const said = on.server.say(general, "live");
    on.bring({ type: "message-posted", message: said, isSilent: false });
  };
  posted();
  const { saveMessages } = on.archive;
  on.archive.saveMessages = () => {};
  posted();
  on.archive.saveMessages = saveMessages;
  posted();
  expect(on.archive.isKnown(general, messageId(162))).toBe(false);
  await page(on.engine.openTimeline(general, null));
  await on.clock.settle();
  posted();
  expect(ids(on.archive.page(general, null, "older", 200))).toBe("64: 101…164");
});

test("edits, reactions, stars and deletions reach the archive of conversations that nobody looks at", async () => {
  const on = await online(20);
  await page(on.engine.openTimeline(general, null));
  const id = messageId(110);
  on.bring(
    { type: "message-changed", message: id, changes: { text: "edited", isEdited: true } },
    { type: "reactions-changed", message: id, reactions: [{ content: "👍", count: 1, people: [] }] },
    { type: "messages-starred", messages: [id], isStarred: true },
    { type: "messages-deleted", messages: [messageId(111)] },
  );
  expect(on.archive.message(id)).toMatchObject({
    text: "edited",
    isEdited: true,
    isStarred: true,
    reactions: [{ content: "👍", count: 1, people: [] }],
  });
  expect(on.archive.message(messageId(111))).toBeNull();
});
