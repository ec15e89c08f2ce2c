import type { RecordId, RecordModel } from "../../../shared/ids.ts";
import { expect, test } from "vitest";
import { channelId, conversation, general, message, messageId, person } from "../../support/builders.ts";
import { newMachine, workspacesOnFakes, type WorkspacesOnFakes } from "./workspaces-on-fakes.ts";

const posted = (id: number, text = `message ${id}`) =>
  ({ type: "message-posted", message: message({ id: messageId(id), text }), isSilent: false }) as const;

async function signedIn() {
  const on = workspacesOnFakes();
  on.server.addConversation(conversation());
  on.server.people.push(person());
  const id = await on.signedIn();
  on.desktop.length = 0;
  return { on, id };
}

/** What the desktop was told since the last call. */
async function told(on: WorkspacesOnFakes): Promise<readonly string[]> {
  await on.clock.settle();
  return on.desktop.splice(0);
}

test("a message is counted and told once, with a face; reading it anywhere takes both back", async () => {
  const { on } = await signedIn();
  on.bring(posted(300, "hello"));
  on.bring(posted(300, "hello"));
  expect(await told(on)).toEqual(["badge 1", "show Alice in general: hello"]);
  on.bring({ type: "unread-counted", channel: general, unread: 0, asOf: 2_000, separator: messageId(301) });
  expect(await told(on)).toEqual(["clear 1", "badge 0"]);
});

test("what is written about a record is kept and not told: there is nowhere to lead to", async () => {
  const { on } = await signedIn();
  const thread = { type: "record", model: "sale.order" as RecordModel, id: 1 as RecordId } as const;
  on.bring({ type: "message-posted", message: message({ id: messageId(300), thread }), isSilent: false });
  expect(await told(on)).toEqual([]);
});

test("a face that does not come in half a second is done without", async () => {
  const { on } = await signedIn();
  on.media = () => new Promise(() => {});
  on.bring(posted(300, "hello"));
  await on.clock.advance(499);
  expect(await told(on)).toEqual(["badge 1"]);
  await on.clock.advance(1);
  expect(await told(on)).toEqual(["show Alice in general: hello (no face)"]);
});

test("read before its face came, it is not told any more; overtaken by a later one, only that is", async () => {
  const { on } = await signedIn();
  on.media = () => new Promise(() => {});
  on.bring(posted(300));
  on.bring(posted(301));
  await on.clock.advance(500);
  expect(await told(on)).toEqual(["badge 2", "show Alice in general: message 301 (no face)"]);
  on.bring(posted(302));
  on.bring({ type: "unread-counted", channel: general, unread: 0, asOf: 2_000, separator: messageId(303) });
  await on.clock.advance(500);
  expect(await told(on)).toEqual(["clear 1", "badge 0"]);
});

test("nothing is told of the conversation that the person looks at, and of every other", async () => {
  const { on, id } = await signedIn();
  const { handlers, windowFocused, windowClosed } = on.workspaces;
  await handlers.showConversation({ shown: { workspace: id, channel: general } }, { window: 4 });
  windowFocused(4, true);
  on.bring(posted(300));
  expect(await told(on)).toEqual(["badge 1"]);
  windowFocused(4, false);
  on.bring(posted(301));
  expect(await told(on)).toEqual(["badge 2", "show Alice in general: message 301"]);
  windowFocused(4, true);
  windowClosed(4);
  on.bring(posted(302));
  expect(await told(on)).toEqual(["badge 3", "show Alice in general: message 302"]);
});

test("what comes under the person's eyes is read as it comes: never counted, and the server hears of it", async () => {
  const { on, id } = await signedIn();
  const { handlers, windowFocused, windowEmptied } = on.workspaces;
  const unread = () => on.events.flatMap(({ event }) => (event.type === "workspace-event" ? [event.event] : []));
  await handlers.readAlong({ reading: { workspace: id, channel: general } }, { window: 4 });
  windowFocused(4, true);
  on.bring(posted(300));
  expect(unread().slice(-2)).toMatchObject([
    { type: "message-posted" },
    { type: "unread-counted", unread: 0, separator: 301 },
  ]);
  expect(await told(on)).toEqual(["clear 1"]);
  expect(on.server.calls.filter((call) => call.startsWith("read "))).toEqual([`read ${general} 300`]);
  windowFocused(4, false);
  on.bring(posted(301));
  expect(await told(on)).toEqual(["badge 1", "show Alice in general: message 301"]);
  windowFocused(4, true);
  windowEmptied(4);
  on.bring(posted(302));
  expect(await told(on)).toEqual(["badge 2", "show Alice in general: message 302"]);
});

test("a click on a notification raises the main window, and asks it for the conversation until it has acknowledged that", async () => {
  const { on, id } = await signedIn();
  on.bring(posted(300));
  await told(on);
  on.shown[0]?.click();
  expect(on.desktop.at(-1)).toBe("raise 1");
  const action = { type: "show-conversation", workspace: id, channel: general };
  expect(on.requests).toEqual([{ window: 1, request: { id: 1, action } }]);
  const { handlers } = on.workspaces;
  const pending = async (window: number) => (await handlers.snapshot({}, { window })).requests;
  expect([await pending(1), await pending(2)]).toEqual([[{ id: 1, action }], []]);
  await handlers.acknowledgeRequest({ id: 1 }, { window: 1 });
  expect(await pending(1)).toEqual([]);
});

test("signing out takes back what stands on the desktop, and the count", async () => {
  const { on, id } = await signedIn();
  on.bring(posted(300));
  await told(on);
  await on.workspaces.handlers.signOut({ workspace: id }, { window: 1 });
  expect(await told(on)).toEqual(["clear 1", "badge 0"]);
});

test("what was unread before the archive was rebuilt from nothing is no news to the next start", async () => {
  const machine = newMachine();
  const unreadInTwo = (on: WorkspacesOnFakes) => {
    for (const id of [general, channelId(2)]) {
      on.server.addConversation(conversation({ id, unread: 1, newMessageSeparator: messageId(1) }));
      on.server.say(id, "old");
    }
  };
  const on = workspacesOnFakes(machine);
  unreadInTwo(on);
  await on.signedIn();
  on.archiveIsRebuilt();
  on.bring({ type: "conversation-changed", channel: general, changes: { name: "renamed" } });
  await on.workspaces.stop();
  const next = workspacesOnFakes(machine);
  unreadInTwo(next);
  await next.workspaces.start();
  next.buses.at(-1)?.opens();
  expect((await told(next)).filter((line) => line.startsWith("show"))).toEqual([]);
});
