import { expect, test } from "vitest";
import { ok } from "../../../shared/result.ts";
import { account, keyAccount, newMachine, workspacesOnFakes } from "./workspaces-on-fakes.ts";

const window = { window: 1 };
const server = "http://odoo.example.com:8069";
const whoever = { address: "odoo.example.com:8069", database: null, login: "me" };
const exposed = ok({ ...account, profile: { ...account.profile, server } });
const agreed = { ...whoever, password: "secret", plainHttp: server };

test("what the person agrees to holds for that server from then on, also when the password was wrong", async () => {
  const { workspaces, passwordsTried } = workspacesOnFakes();
  await workspaces.handlers.signIn({ ...whoever, password: "secret" }, window);
  await workspaces.handlers.signIn({ ...agreed, password: "wrong" }, window);
  await workspaces.handlers.signIn({ ...whoever, password: "secret" }, window);
  expect(passwordsTried.map(({ plainHttp }) => plainHttp)).toEqual([[], [server], [server]]);
});

test("the agreement is kept with its workspace over a restart, and signing in again needs no other", async () => {
  const machine = newMachine();
  const first = workspacesOnFakes(machine);
  first.signIn = exposed;
  const entered = await first.workspaces.handlers.signIn(agreed, window);
  await first.workspaces.stop();
  expect([...machine.stored.values()]).toMatchObject([{ isPlainHttpAgreed: true, profile: { server } }]);

  const next = workspacesOnFakes(machine);
  await next.workspaces.start();
  const workspace = entered.ok ? entered.value.workspace : null;
  await next.workspaces.handlers.signInAgain({ workspace: workspace!, secret: "secret" }, window);
  expect(next.passwordsTried).toMatchObject([{ address: server, plainHttp: [server] }]);
});

test("a workspace from before there was an agreement has to be asked for one when its password is", async () => {
  const machine = newMachine();
  const first = workspacesOnFakes(machine);
  first.signIn = exposed;
  const entered = await first.workspaces.handlers.signIn(agreed, window);
  await first.workspaces.stop();
  for (const [id, { isPlainHttpAgreed: _, ...older }] of machine.stored) machine.stored.set(id, older);

  const next = workspacesOnFakes(machine);
  await next.workspaces.start();
  const workspace = entered.ok ? entered.value.workspace : null;
  await next.workspaces.handlers.signInAgain({ workspace: workspace!, secret: "secret" }, window);
  await next.workspaces.handlers.signInAgain({ workspace: workspace!, secret: "secret", plainHttp: server }, window);
  expect(next.passwordsTried.map(({ plainHttp }) => plainHttp)).toEqual([[], [server]]);
});

test("a workspace of a server with encryption, or nearby, holds no agreement", async () => {
  for (const origin of ["https://odoo.example.com", "http://127.0.0.1:8069", "http://erp.lan"]) {
    const machine = newMachine();
    const on = workspacesOnFakes(machine);
    on.signIn = ok({ ...account, profile: { ...account.profile, server: origin } });
    await on.workspaces.handlers.signIn({ ...whoever, password: "secret" }, window);
    expect([...machine.stored.values()].filter(({ isPlainHttpAgreed }) => isPlainHttpAgreed)).toEqual([]);
  }
});

test("http:// that was set from outside is agreed to, for passwords and keys, and for that server alone", async () => {
  const { workspaces, passwordsTried, keysTried } = workspacesOnFakes(newMachine(), { plainHttp: server });
  await workspaces.handlers.signIn({ ...whoever, password: "secret" }, window);
  await workspaces.handlers.signInWithKey({ ...whoever, key: keyAccount.secret }, window);
  expect([passwordsTried[0]?.plainHttp, keysTried[0]?.plainHttp]).toEqual([[server], [server]]);
});
