import { expect, test } from "vitest";
import { channelId, conversation, general, messageId } from "../../support/builders.ts";
import { newMachine, workspacesOnFakes, type Machine } from "../app/workspaces-on-fakes.ts";

const main = { window: 1 };
const random = channelId(2);

async function signedIn(machine: Machine) {
  const on = workspacesOnFakes(machine);
  for (const id of [general, random]) on.server.addConversation(conversation({ id }));
  const workspace = await on.signedIn();
  const show = (channel: typeof general, window = main) =>
    on.workspaces.handlers.showConversation({ shown: { workspace, channel } }, window);
  return { on, workspace, show };
}

test("the main window is told where the person was when it was last there, after a restart as well", async () => {
  const machine = newMachine();
  const { on, workspace, show } = await signedIn(machine);
  expect((await on.workspaces.handlers.snapshot({}, main)).lastShown).toBeNull();
  await show(random);
  await show(general);
  const lastShown = { workspace, channels: { [workspace]: general } };
  expect((await on.workspaces.handlers.snapshot({}, main)).lastShown).toEqual(lastShown);
  await on.clock.advance(1_000);
  const next = workspacesOnFakes(machine);
  await next.workspaces.start();
  expect((await next.workspaces.handlers.snapshot({}, main)).lastShown).toEqual(lastShown);
});

test("where the person went a moment before the end is remembered, and what conversation windows show is not", async () => {
  const machine = newMachine();
  const { on, workspace, show } = await signedIn(machine);
  await show(general);
  await on.workspaces.handlers.openInNewWindow({ workspace, channel: random }, main);
  const window = [...on.conversationWindowIndex.keys()].at(-1) ?? 0;
  await show(random, { window });
  expect((await on.workspaces.handlers.snapshot({}, { window })).lastShown).toBeNull();
  await on.workspaces.stop();
  expect(machine.lastShown).toEqual({ workspace, channels: { [workspace]: general }, eye: null });
});

test("signing out leaves nothing of where the person was", async () => {
  const machine = newMachine();
  const { on, workspace, show } = await signedIn(machine);
  await show(general);
  await on.workspaces.handlers.signOut({ workspace }, main);
  await on.clock.advance(10_000);
  expect(machine.lastShown).toBeNull();
});

test("what the person looked at in the main window is told to its next page, also after a restart", async () => {
  const machine = newMachine();
  const { on, workspace, show } = await signedIn(machine);
  const eye = { place: { workspace, channel: general }, message: messageId(7) };
  await show(general);
  await on.workspaces.handlers.lookAt({ ...eye.place, message: eye.message }, main);
  expect((await on.workspaces.handlers.snapshot({}, main)).eye).toEqual(eye);
  await on.workspaces.stop();
  const next = workspacesOnFakes(machine);
  await next.workspaces.start();
  expect((await next.workspaces.handlers.snapshot({}, main)).eye).toEqual(eye);
});

test("nothing is told of where the person looked once they follow the newest, have gone on or signed out", async () => {
  const { on, workspace, show } = await signedIn(newMachine());
  const look = (channel: typeof general, message: ReturnType<typeof messageId> | null) =>
    on.workspaces.handlers.lookAt({ workspace, channel, message }, main);
  const told = async () => (await on.workspaces.handlers.snapshot({}, main)).eye;
  await show(general);
  await look(general, messageId(7));
  await look(general, null);
  const atNewest = await told();
  await look(general, messageId(7));
  await show(random);
  await look(general, messageId(8));
  const gone = await told();
  await look(random, messageId(9));
  await on.workspaces.handlers.signOut({ workspace }, main);
  expect([atNewest, gone, await told()]).toEqual([null, null, null]);
});

test("a window of one conversation is told what was looked at in it, and the main window is not", async () => {
  const machine = newMachine();
  const { on, workspace } = await signedIn(machine);
  await on.workspaces.handlers.openInNewWindow({ workspace, channel: random }, main);
  const window = [...on.conversationWindowIndex.keys()].at(-1) ?? 0;
  const eye = { place: { workspace, channel: random }, message: messageId(7) };
  await on.workspaces.handlers.lookAt({ ...eye.place, message: eye.message }, { window });
  const told = async (of: number) => (await on.workspaces.handlers.snapshot({}, { window: of })).eye;
  expect([await told(window), await told(main.window)]).toEqual([eye, null]);
});
