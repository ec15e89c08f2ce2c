import { expect, test } from "vitest";
import { firstRows } from "../../../electron/core/workspace/workspace-pages.ts";
import { at, sizeOf, valuesOf } from "../../../shared/collections/table.ts";
import { channelId, conversation, messageId, partner, person } from "../../support/builders.ts";
import { engineOnFakes } from "./engine-on-fakes.ts";
import { emptyDisk } from "./fake-archive.ts";

const rooms = 1_200;
const latest = channelId(rooms);

/** The greater its id, the later its interest; each has a partner of its own as the author of its last word. */
function bigDisk() {
  const disk = emptyDisk();
  for (let id = 1; id <= rooms; id += 1) {
    const lastMessage = { id: messageId(id), author: partner(id), text: "hello", sentAt: id };
    disk.conversations.set(
      channelId(id),
      conversation({
        id: channelId(id),
        lastInterestAt: id,
        unread: 1,
        newMessageSeparator: messageId(1),
        lastMessage,
      }),
    );
    disk.people.set(partner(id), person({ key: partner(id), presence: "unknown" }));
  }
  return disk;
}

test("a long list begins with its first rows and who speaks in them, and the rest follows a little at a time", async () => {
  const on = engineOnFakes({ disk: bigDisk() });
  expect(sizeOf(on.engine.state().conversations)).toBe(firstRows);
  expect(at(on.engine.state().conversations, latest)?.unread).toBe(1);
  expect(at(on.engine.state().people, partner(rooms))?.name).toBe("Alice");
  let steps = 0;
  for (let { cursor } = on.engine.state(); cursor !== null; { cursor } = on.engine.state()) {
    const last = cursor;
    await on.clock.advanceUntil(() => on.engine.state().cursor !== last, 2_000);
    steps += 1;
  }
  expect(steps).toBeGreaterThan(3);
  expect(valuesOf(on.engine.state().conversations)).toEqual([...on.disk.conversations.values()]);
  expect(valuesOf(on.engine.state().people)).toHaveLength(rooms);
  await on.clock.advance(5_000);
  expect([on.disk.saves, on.events]).toEqual([[], []]);
});

test("no line is opened before the whole list is read: what it says of a conversation would be lost on one unread", async () => {
  const on = engineOnFakes({ disk: bigDisk() });
  on.engine.start(on.asServer);
  on.engine.reconnect();
  await on.clock.settle();
  expect(on.bus.sent).toEqual([]);
  await on.clock.advanceUntil(() => on.engine.state().cursor === null, 5_000);
  expect(on.bus.sent).toEqual(["open 1"]);
});

test("an engine that is stopped while it reads its archive reads no more of it", async () => {
  const on = engineOnFakes({ disk: bigDisk() });
  on.engine.start(on.asServer);
  on.engine.stop();
  await on.clock.advance(5_000);
  expect([sizeOf(on.engine.state().conversations), on.bus.sent]).toEqual([firstRows, []]);
});

test("what the person reads while the archive is still being read stays read, and is kept", async () => {
  const on = engineOnFakes({ disk: bigDisk() });
  on.engine.markRead(latest, messageId(rooms));
  await on.clock.advanceUntil(() => on.engine.state().cursor === null, 5_000);
  expect(at(on.engine.state().conversations, latest)?.unread).toBe(0);
  await on.clock.advance(5_000);
  expect([on.disk.saves, on.disk.conversations.get(latest)?.unread]).toEqual([[String(latest)], 0]);
});

test("a window that asks for what is not read yet is told as soon as it is, and gets to the end", async () => {
  const on = engineOnFakes({ disk: bigDisk() });
  const told = () => on.of("workspace-page-loaded");
  on.engine.loadPage({ channel: null, person: null });
  expect(told()).toEqual([]);
  for (let to = on.engine.firstPart([]).cursor; to !== null; to = told().at(-1)?.to ?? null) {
    if (told().length > 0) on.engine.loadPage(to);
    await on.clock.advance(1);
  }
  expect(told().flatMap(({ conversations }) => conversations)).toEqual([...on.disk.conversations.values()]);
  expect(told().at(-1)?.to).toBeNull();
});

test("the rest of an archive is left alone while a window starts, until the window asks for it", async () => {
  const on = engineOnFakes({ disk: bigDisk() });
  await on.clock.advance(1_000);
  expect(sizeOf(on.engine.state().conversations)).toBe(firstRows);
  on.engine.loadPage({ channel: null, person: null });
  await on.clock.advance(1);
  expect(sizeOf(on.engine.state().conversations)).toBeGreaterThan(firstRows);
});
