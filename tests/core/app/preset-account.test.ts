import { expect, test } from "vitest";
import { err } from "../../../shared/result.ts";
import { account, keyAccount, newMachine, workspacesOnFakes, type Machine } from "./workspaces-on-fakes.ts";
import { literal } from "../../support/literal.ts";
import { english } from "../../../shared/text/languages.ts";

const window = { window: 1 };
const { server: address, database, login } = keyAccount.profile;
const preset = { address, database, login, key: keyAccount.secret };
const unreachable = err({ reason: "unreachable", text: literal("Nothing answers.") } as const);

async function started(machine: Machine, given: Partial<typeof preset> = {}) {
  const on = workspacesOnFakes(machine, { account: { ...preset, ...given } });
  await on.workspaces.start();
  await on.clock.settle();
  return on;
}

const open = async (on: ReturnType<typeof workspacesOnFakes>) => {
  const { app } = await on.workspaces.handlers.snapshot({}, window);
  return { workspaces: app.workspaces.length, notices: app.notices.map(({ text }) => english.say(text)) };
};

test("a workspace that is set with its key opens without a question, and the next start knows it", async () => {
  const machine = newMachine();
  const on = await started(machine);
  expect([on.keysTried, await open(on)]).toEqual([[{ ...preset, plainHttp: [] }], { workspaces: 1, notices: [] }]);
  expect(JSON.stringify(on.events)).not.toContain(preset.key);
  await on.workspaces.stop();
  const next = await started(machine);
  expect([next.keysTried, await open(next)]).toEqual([[], { workspaces: 1, notices: [] }]);
});

test("another key takes the place of the one that was set before", async () => {
  const machine = newMachine();
  await (await started(machine)).workspaces.stop();
  const key = "0000000000000000000000000000000000000000";
  const on = await started(machine, { key });
  expect([on.keysTried, (await open(on)).workspaces]).toEqual([[{ ...preset, key, plainHttp: [] }], 1]);
});

test("who has signed in to that account with a password stays as they are", async () => {
  const machine = newMachine();
  const before = workspacesOnFakes(machine);
  await before.signedIn();
  await before.workspaces.stop();
  const on = await started(machine, { address: account.profile.server });
  expect(on.keysTried).toEqual([]);
});

test("a server that has moved to https is the same", async () => {
  const machine = newMachine();
  await (await started(machine)).workspaces.stop();
  expect((await started(machine, { address: address.replace("https:", "http:") })).keysTried).toEqual([]);
});

test("a server that cannot be reached is said once, and tried until it can", async () => {
  const on = workspacesOnFakes(newMachine(), { account: preset });
  const works = on.signInWithKey;
  on.signInWithKey = unreachable;
  await on.workspaces.start();
  await on.clock.advance(30_000);
  expect([on.keysTried.length, await open(on)]).toEqual([
    3,
    { workspaces: 0, notices: ["The workspace that ODOO_URL sets could not be opened. Nothing answers."] },
  ]);
  on.signInWithKey = works;
  on.signals.give("network-changed");
  await on.clock.settle();
  expect([on.keysTried.length, (await open(on)).workspaces]).toEqual([4, 1]);
  on.signals.give("network-changed");
  await on.clock.advance(600_000);
  expect(on.keysTried).toHaveLength(4);
});

test("a refusal is said and not tried again", async () => {
  const on = workspacesOnFakes(newMachine(), { account: preset });
  on.signInWithKey = err({ reason: "credentials", text: literal("The key opens nothing.") });
  await on.workspaces.start();
  await on.clock.advance(600_000);
  on.signals.give("resume");
  expect([on.keysTried.length, (await open(on)).notices]).toEqual([
    1,
    ["The workspace that ODOO_URL sets could not be opened. The key opens nothing."],
  ]);
});

test("after the app was stopped nothing is tried any more", async () => {
  const on = workspacesOnFakes(newMachine(), { account: preset });
  on.signInWithKey = unreachable;
  await on.workspaces.start();
  await on.workspaces.stop();
  on.signals.give("resume");
  await on.clock.advance(600_000);
  expect([on.keysTried.length, on.clock.waiting()]).toEqual([1, []]);
});
