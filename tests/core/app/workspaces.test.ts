import { createSwitch } from "../../../electron/core/retry/abort.ts";
import { defaultSettings } from "../../../shared/settings.ts";
import { expect, test } from "vitest";
import { reduceApp, emptyApp } from "../../../shared/domain/app-reduce.ts";
import { plain } from "../../../shared/domain/messages/content.ts";
import { err, ok } from "../../../shared/result.ts";
import { attachment, conversation, general, message, messageId, workspaceId } from "../../support/builders.ts";
import { diskFull } from "../../support/fake-outbox-store.ts";
import { account, newMachine, workspacesOnFakes, type WorkspacesOnFakes } from "./workspaces-on-fakes.ts";
import { literal } from "../../support/literal.ts";
import { coded } from "../../../shared/text/catalogue.ts";

const window = { window: 1 };
const credentials = { address: "odoo.example.com", database: null, login: "me", password: "secret" };

test("signing in opens a workspace, and the next start opens it by itself, from the archive, before any network", async () => {
  const machine = newMachine();
  const first = workspacesOnFakes(machine);
  first.server.addConversation(conversation({ name: "kept" }));
  await first.workspaces.start();
  const id = await first.signedIn();
  await first.workspaces.stop();
  expect(machine.openArchives).toBe(0);
  const next = workspacesOnFakes(machine);
  await next.workspaces.start();
  const types = next.events.map(({ event }) => event.type);
  expect(types).toEqual(["settings-changed", "workspace-opened"]);
  expect(next.events[1]?.event).toMatchObject({
    state: { id, conversations: { chunks: [[[general, { name: "kept" }]]] } },
  });
  expect(next.buses[0]?.sent).toEqual(["open 1"]);
  expect([...machine.secrets]).toEqual([[`${id}.cookie`, account.secret]]);
});

test("what can be read does not wait for the keyring, and pictures wait only for it", async () => {
  const machine = newMachine();
  const first = workspacesOnFakes(machine);
  const id = await first.signedIn();
  await first.workspaces.stop();
  const next = workspacesOnFakes(machine);
  const answered = next.keyringAsksThePerson();
  const started = next.workspaces.start();
  expect(next.events.map(({ event }) => event.type)).toEqual(["settings-changed", "workspace-opened"]);
  const picture = next.workspaces
    .picturesOf(id)
    ?.load({ type: "attachment", attachment: attachment().id, size: "full" }, createSwitch().signal);
  expect(next.buses).toEqual([]);
  answered();
  await started;
  expect(next.buses.map((bus) => bus.sent)).toEqual([["open 1"]]);
  expect(await picture).toMatchObject({ ok: true });
});

test("[OB4] what waits to be sent is there before the keyring answers, and what is written meanwhile stands behind it", async () => {
  const machine = newMachine();
  const first = workspacesOnFakes(machine);
  const id = await first.signedIn();
  first.buses.at(-1)?.ends({ code: 1006 });
  const write = (on: WorkspacesOnFakes, text: string) =>
    on.workspaces.handlers.sendMessage(
      { workspace: id, channel: general, content: plain(text), replyTo: null },
      window,
    );
  await write(first, "before");
  await first.workspaces.stop();

  const next = workspacesOnFakes(machine);
  next.keyringAsksThePerson();
  void next.workspaces.start();
  const opened = next.events.find(({ event }) => event.type === "workspace-opened")?.event;
  expect(opened).toMatchObject({ state: { outbox: [{ content: plain("before") }] } });
  await write(next, "meanwhile");
  const { app } = await next.workspaces.handlers.snapshot({}, window);
  expect(app.workspaces).toMatchObject([{ outbox: [{ content: plain("before") }, { content: plain("meanwhile") }] }]);
});

test("signing out while the keyring is asked leaves nothing behind that connects", async () => {
  const machine = newMachine();
  const first = workspacesOnFakes(machine);
  const id = await first.signedIn();
  await first.workspaces.stop();
  const next = workspacesOnFakes(machine);
  const answered = next.keyringAsksThePerson();
  const started = next.workspaces.start();
  await next.workspaces.handlers.signOut({ workspace: id }, window);
  answered();
  await started;
  expect([next.buses.length, machine.stored.size, machine.secrets.size]).toEqual([0, 0, 0]);
});

test("a refusal to sign in is passed on as it is, and nothing is stored", async () => {
  const machine = newMachine();
  const on = workspacesOnFakes(machine);
  const problem = { reason: "credentials", text: literal("Wrong login or password.") } as const;
  on.signIn = err(problem);
  expect(await on.workspaces.handlers.signIn(credentials, window)).toEqual(err(problem));
  expect([machine.stored.size, machine.secrets.size]).toEqual([0, 0]);
});

test("what is preset stands on the sign-in screen, and what cannot be followed is said", async () => {
  const signIn = { address: "odoo.example.com", database: "", login: "alice" };
  const on = workspacesOnFakes(newMachine(), { signIn, problems: [literal("ODOO_TIMEOUT is wrong: mend it.")] });
  await on.workspaces.start();
  const { app } = await on.workspaces.handlers.snapshot({}, window);
  expect([app.preset, app.notices.map(({ severity, text }) => [severity, text])]).toEqual([
    signIn,
    [["warning", literal("ODOO_TIMEOUT is wrong: mend it.")]],
  ]);
});

test("two clicks on Sign in are one session", async () => {
  const on = workspacesOnFakes();
  const typed = { address: "odoo.example.com", database: null, login: "me", password: "secret" };
  const signIn = () => on.workspaces.handlers.signIn(typed, window);
  const [one, other] = await Promise.all([signIn(), signIn()]);
  expect([one.ok, other, on.buses.length]).toEqual([true, one, 1]);
});

test("the same account again is the same workspace, and goes on with what is open and queued", async () => {
  const on = workspacesOnFakes();
  const id = await on.signedIn();
  const again = await on.workspaces.handlers.signInAgain({ workspace: id, secret: "secret" }, window);
  expect(again).toEqual(ok({ workspace: id }));
  expect(on.events.filter(({ event }) => event.type === "workspace-opened")).toHaveLength(1);
  expect(on.buses.map((bus) => bus.sent[0])).toEqual(["open 1", "open 1"]);
});

test("without its cookie a workspace starts signed out, readable, and asks no server", async () => {
  const machine = newMachine();
  const first = workspacesOnFakes(machine);
  await first.signedIn();
  await first.workspaces.stop();
  machine.secrets.clear();
  const next = workspacesOnFakes(machine);
  await next.workspaces.start();
  await next.clock.advance(3_600_000);
  const { app } = await next.workspaces.handlers.snapshot({}, window);
  expect(app.workspaces.map(({ connection }) => connection.state)).toEqual(["signed-out"]);
  expect(next.buses).toEqual([]);
});

test("signing out ends the session on the server and every trace here", async () => {
  const machine = newMachine();
  const on = workspacesOnFakes(machine);
  const id = await on.signedIn();
  let destroyed = 0;
  on.destroy = () => {
    destroyed += 1;
    return Promise.resolve(ok());
  };
  await on.workspaces.handlers.signOut({ workspace: id }, window);
  expect(destroyed).toBe(1);
  expect([machine.stored.size, machine.secrets.size, machine.archives.size, machine.outboxes.size]).toEqual([
    0, 0, 0, 0,
  ]);
  expect(on.events.at(-1)?.event).toEqual({ type: "workspace-closed", workspace: id });
  expect(on.clock.waiting()).toEqual([]);
});

test("signing out calls off the requests of every session that the workspace had", async () => {
  const on = workspacesOnFakes();
  const workspace = await on.signedIn();
  await on.workspaces.handlers.signInAgain({ workspace, secret: "secret" }, window);
  expect(on.gates.map(({ told }) => told.includes("closed"))).toEqual([false, false]);
  await on.workspaces.handlers.signOut({ workspace }, window);
  expect(on.gates.map(({ told }) => told.at(-1))).toEqual(["closed", "closed"]);
});

test("a server that does not answer the farewell is waited for 5 s, when all is gone here already", async () => {
  const machine = newMachine();
  const on = workspacesOnFakes(machine);
  const id = await on.signedIn();
  on.destroy = () => new Promise(() => {});
  let isOver = false;
  const over = Promise.resolve(on.workspaces.handlers.signOut({ workspace: id }, window)).then(() => {
    isOver = true;
    return isOver;
  });
  await on.clock.advance(4_999);
  expect([isOver, machine.stored.size]).toEqual([false, 0]);
  await on.clock.advance(1);
  expect(await over).toBe(true);
});

test("without a keyring the person is told once", async () => {
  const machine = newMachine();
  machine.hasKeyring = false;
  const on = workspacesOnFakes(machine);
  const id = await on.signedIn();
  await on.workspaces.handlers.signInAgain({ workspace: id, secret: "secret" }, window);
  const { app } = await on.workspaces.handlers.snapshot({}, window);
  expect(app.notices.map(({ severity, text }) => [severity, text.code])).toEqual([["info", "notice.no-keyring"]]);
  const [notice] = app.notices;
  await on.workspaces.handlers.dismissNotice({ id: notice?.id ?? "" }, window);
  expect((await on.workspaces.handlers.snapshot({}, window)).app.notices).toEqual([]);
});

test("a demo is one however often it is asked for, and nothing of it outlives the run", async () => {
  const machine = newMachine();
  const on = workspacesOnFakes(machine);
  const { handlers } = on.workspaces;
  const answers = await Promise.all([handlers.tryDemo({}, window), handlers.tryDemo({}, window)]);
  const third = await handlers.tryDemo({}, window);
  expect([on.demosRunning, new Set([...answers, third].map((one) => JSON.stringify(one))).size]).toEqual([1, 1]);
  await on.workspaces.stop();
  expect([on.demosRunning, machine.stored.size, machine.archives.size]).toEqual([0, 0, 0]);
});

test("what a killed demo left behind is swept at the next start", async () => {
  const machine = newMachine();
  const killed = workspacesOnFakes(machine);
  await killed.workspaces.handlers.tryDemo({}, window);
  const next = workspacesOnFakes(machine);
  await next.workspaces.start();
  expect([machine.stored.size, machine.archives.size]).toEqual([0, 0]);
  expect(next.events.map(({ event }) => event.type)).toEqual(["settings-changed"]);
});

test("whoever folds the events from any snapshot on has what the next snapshot says", async () => {
  const on = workspacesOnFakes();
  on.server.addConversation(conversation());
  await on.workspaces.start();
  const start = await on.workspaces.handlers.snapshot({}, window);
  const id = await on.signedIn();
  on.bring({ type: "message-posted", message: message({ id: messageId(300) }), isSilent: false });
  await on.workspaces.handlers.sendMessage(
    { workspace: id, channel: general, content: plain("hello"), replyTo: null },
    window,
  );
  await on.workspaces.handlers.changeSettings({ theme: "dark" }, window);
  const end = await on.workspaces.handlers.snapshot({}, window);
  const seen = on.events.filter(({ seq }) => seq >= start.seq);
  expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, index) => start.seq + index));
  expect(end.seq).toBe(start.seq + seen.length);
  expect(seen.reduce((app, { event }) => reduceApp(app, event), start.app)).toEqual(end.app);
  expect(start.app).toEqual(emptyApp);
});

test("settings are kept, and hold even when they cannot be", async () => {
  const machine = newMachine();
  const on = workspacesOnFakes(machine);
  const settings = await on.workspaces.handlers.changeSettings({ closeToTray: false, quietHours: null }, window);
  expect(machine.settings).toEqual({ closeToTray: false, quietHours: null });
  expect(settings).toEqual({ ...defaultSettings, closeToTray: false });
});

test("a command for a workspace that is gone is answered in words", async () => {
  const on = workspacesOnFakes();
  const workspace = workspaceId(77);
  const answer = await on.workspaces.handlers.openTimeline({ workspace, channel: general, anchor: null }, window);
  expect(answer).toEqual(err({ reason: "no-workspace", text: coded("command.no-workspace") }));
  on.workspaces.requestConversation(workspace, general);
  expect(on.events).toEqual([]);
});

test("a full disk reaches the composer through the handlers", async () => {
  const machine = newMachine();
  const on = workspacesOnFakes(machine);
  const id = await on.signedIn();
  machine.outboxes.get(id)?.break(["add"], diskFull);
  const answer = await on.workspaces.handlers.sendMessage(
    { workspace: id, channel: general, content: plain("kept in the composer"), replyTo: null },
    window,
  );
  expect(answer).toMatchObject({ ok: false, error: { reason: "disk-full" } });
});

test("somebody who comes to a window finds out within 8 s that the line died meanwhile", async () => {
  const on = workspacesOnFakes();
  on.signals.setIdleTime(600_000);
  await on.signedIn();
  on.buses[0]?.say({ type: "heard" });
  await on.clock.advance(30_000);
  on.buses[0]?.take();
  on.workspaces.windowFocused(1, true);
  expect(on.buses[0]?.take()).toEqual(["ping 1"]);
});

test("a line knows whether somebody looks at a window of ours", async () => {
  const on = workspacesOnFakes();
  await on.signedIn();
  const attention = () => on.buses[0]?.attention();
  on.workspaces.windowFocused(1, true);
  expect(attention()).toBe("here");
  // The next window tells of its focus before the last one tells of its loss.
  on.workspaces.windowFocused(2, true);
  on.workspaces.windowFocused(1, false);
  expect(attention()).toBe("here");
  on.workspaces.windowFocused(2, false);
  expect(attention()).toBe("elsewhere");
  on.workspaces.windowFocused(2, true);
  on.workspaces.windowClosed(2);
  expect(attention()).toBe("elsewhere");
});

test("a workspace whose file is damaged is said, with where it is kept and what to do", async () => {
  const machine = newMachine();
  machine.damaged.push("/data/workspaces/1/damaged/workspace.json");
  const on = workspacesOnFakes(machine);
  await on.workspaces.start();
  expect((await on.workspaces.handlers.snapshot({}, window)).app.notices).toMatchObject([
    {
      severity: "warning",
      text: coded("notice.workspace-damaged", { path: "/data/workspaces/1/damaged/workspace.json" }),
    },
  ]);
});
