import { expect, test } from "vitest";
import { createSwitch } from "../../../electron/core/retry/abort.ts";
import { general } from "../../support/builders.ts";
import { newMachine, workspacesOnFakes } from "./workspaces-on-fakes.ts";
import { coded } from "../../../shared/text/catalogue.ts";
import { plain } from "../../../shared/domain/messages/content.ts";

const window = { window: 1 };

test("what the person chooses is attached to the workspace that asked, shown to its windows, and sent", async () => {
  const on = workspacesOnFakes();
  const workspace = await on.signedIn();
  const { handlers } = on.workspaces;
  on.chosen = ["/home/me/plan.png"];
  const answer = await handlers.chooseFiles({ workspace }, window);
  const [file] = answer.ok ? answer.value.files : [];
  if (!file) throw new Error("nothing was attached");
  const load = () =>
    on.workspaces.picturesOf(workspace)?.load({ type: "outbox-file", file: file.id }, createSwitch().signal);
  expect(await load()).toMatchObject({ ok: true, value: { mimetype: "image/png", isImmutable: false } });
  const sent = await handlers.sendMessage(
    { workspace, channel: general, content: plain(""), replyTo: null, files: [file.id] },
    window,
  );
  expect(sent).toMatchObject({ ok: true });
  await on.clock.settle();
  expect(on.server.messages(general)[0]?.attachments.map(({ name }) => name)).toEqual(["plan.png"]);
  expect(await load()).toEqual({ ok: false, error: "unavailable" });
});

test("more than a message takes is not attached, and said", async () => {
  const on = workspacesOnFakes();
  const workspace = await on.signedIn();
  on.chosen = Array.from({ length: 52 }, (_none, index) => `/home/me/${index}.png`);
  expect(await on.workspaces.handlers.chooseFiles({ workspace }, window)).toMatchObject({
    value: { files: { length: 50 }, refused: [coded("file.too-many", { most: 50, leftOut: 2 })] },
  });
});

test("signing out takes the copies along", async () => {
  const machine = newMachine();
  const on = workspacesOnFakes(machine);
  const workspace = await on.signedIn();
  await on.workspaces.handlers.attachFiles({ workspace, sources: [{ type: "path", path: "/a.png" }] }, window);
  expect(machine.files.get(workspace)?.ids()).toHaveLength(1);
  await on.workspaces.handlers.signOut({ workspace }, window);
  expect(machine.files.size).toBe(0);
});
