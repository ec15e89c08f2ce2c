import { expect, test } from "vitest";
import { plain } from "../../../shared/domain/messages/content.ts";
import { ok } from "../../../shared/result.ts";
import { conversation, general } from "../../support/builders.ts";
import { account, keyAccount, newMachine, workspacesOnFakes } from "./workspaces-on-fakes.ts";

const window = { window: 1 };
const { key, ...whoever } = { key: keyAccount.secret, address: "odoo.example.com", database: null, login: "me" };
const abilities = { react: false, edit: false, delete: false, typing: false };

test("a key opens a workspace that knows what it cannot do, is kept under a name of its own, and goes with it", async () => {
  const machine = newMachine();
  const first = workspacesOnFakes(machine);
  const entered = await first.workspaces.handlers.signInWithKey({ ...whoever, key }, window);
  await first.workspaces.stop();
  const id = entered.ok ? entered.value.workspace : null;
  expect([...machine.secrets]).toEqual([[`${id}.key`, key]]);
  expect([...machine.stored.values()].map(({ profile }) => profile.access)).toEqual(["api-key"]);

  const next = workspacesOnFakes(machine);
  await next.workspaces.start();
  expect(next.events[1]?.event).toMatchObject({ type: "workspace-opened", state: { id, abilities } });
  expect(next.buses[0]?.sent).toEqual(["open 1"]);
  await next.workspaces.handlers.signOut({ workspace: id! }, window);
  expect([machine.secrets.size, machine.stored.size]).toEqual([0, 0]);
});

test("where a key opened it, another key is asked for and tried, and nothing else", async () => {
  const on = workspacesOnFakes();
  const entered = await on.workspaces.handlers.signInWithKey({ ...whoever, key }, window);
  const workspace = entered.ok ? entered.value.workspace : null;
  const secret = "f".repeat(40);
  expect(await on.workspaces.handlers.signInAgain({ workspace: workspace!, secret }, window)).toEqual(
    ok({ workspace }),
  );
  const { server: address, database, login } = keyAccount.profile;
  expect(on.keysTried.at(-1)).toEqual({ address, database, login, key: secret, plainHttp: [] });
  expect(on.events.filter(({ event }) => event.type === "workspace-opened")).toHaveLength(1);
});

test("a key is no cookie: the doctor gets it as what it is", async () => {
  const on = workspacesOnFakes();
  const entered = await on.workspaces.handlers.signInWithKey({ ...whoever, key }, window);
  const workspace = entered.ok ? entered.value.workspace : null;
  await on.workspaces.handlers.runDoctor({ workspace: workspace! }, window);
  const { login } = keyAccount.profile;
  expect(on.examined).toMatchObject([{ cookie: null, key: { login, uid: keyAccount.uid, secret: key } }]);
});

test("the same account by a key instead of a password is the same workspace, with what waits to be sent in it", async () => {
  const machine = newMachine();
  const on = workspacesOnFakes(machine);
  on.server.addConversation(conversation({ name: "kept", unreadAsOf: 9 }));
  const id = await on.signedIn();
  on.buses.at(-1)?.ends({ code: 1006 });
  await on.workspaces.handlers.sendMessage(
    { workspace: id, channel: general, content: plain("later"), replyTo: null },
    window,
  );
  expect(await on.workspaces.handlers.signInWithKey({ ...whoever, key }, window)).toEqual(ok({ workspace: id }));
  const state = (await on.workspaces.handlers.snapshot({}, window)).app.workspaces;
  expect(state).toMatchObject([
    {
      id,
      abilities,
      outbox: [{ content: plain("later") }],
      conversations: { chunks: [[[general, { name: "kept", unreadAsOf: 0 }]]] },
    },
  ]);
  expect([...machine.secrets]).toEqual([[`${id}.key`, key]]);
  expect(on.gates.map(({ told }) => told.includes("closed"))).toEqual([true, false]);
  expect(account.profile.access).toBe("session");
});
