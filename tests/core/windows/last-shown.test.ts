import { expect, test } from "vitest";
import { channelId, conversation, general } from "../../support/builders.ts";
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
  expect(machine.lastShown).toEqual({ workspace, channels: { [workspace]: general } });
});

test("signing out leaves nothing of where the person was", async () => {
  const machine = newMachine();
  const { on, workspace, show } = await signedIn(machine);
  await show(general);
  await on.workspaces.handlers.signOut({ workspace }, main);
  await on.clock.advance(10_000);
  expect(machine.lastShown).toBeNull();
});
