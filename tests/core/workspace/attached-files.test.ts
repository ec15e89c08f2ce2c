import { expect, test } from "vitest";
import type { FileSource } from "../../../shared/ipc/commands/file-commands.ts";
import { general } from "../../support/builders.ts";
import { diskFull } from "../../support/fake-outbox-store.ts";
import { engineOnFakes, type EngineOnFakes } from "./engine-on-fakes.ts";
import { english } from "../../../shared/text/languages.ts";
import { coded } from "../../../shared/text/catalogue.ts";
import { plain } from "../../../shared/domain/messages/content.ts";

const plan: FileSource = { type: "path", path: "/home/me/plans/plan.png" };

async function attached(on: EngineOnFakes, ...sources: readonly FileSource[]) {
  const outcome = await on.engine.files.attach(sources);
  if (!outcome.ok) throw new Error(english.say(outcome.error.text));
  return outcome.value;
}

test("a file is attached, shown, and sent with or without words", async () => {
  const on = engineOnFakes();
  const { files } = await attached(on, plan);
  const [file] = files;
  if (!file) throw new Error("nothing attached");
  expect(file).toMatchObject({ name: "plan.png", size: 100 });
  expect(await on.engine.files.load(file.id)).toMatchObject({ ok: true, value: { mimetype: "image/png" } });
  expect(on.engine.sendMessage(general, plain(""), null, [file.id])).toMatchObject({ ok: true });
  expect(on.engine.state().outbox).toMatchObject([{ content: plain(""), files: [file] }]);
  expect(await on.engine.files.load(file.id)).toMatchObject({ ok: true });
});

test("what cannot be attached is said of each file, by its name and without its folder; the rest is attached", async () => {
  const on = engineOnFakes();
  const film: FileSource = { type: "withheld", name: "film.mp4", mimetype: "video/mp4", size: 200_000_000 };
  const { files, refused } = await attached(on, film, plan);
  expect([files.map(({ name }) => name), refused.map((text) => english.say(text))]).toEqual([
    ["plan.png"],
    ["“film.mp4” has 200 MB, and files of up to 134 MB can be sent here. Make it smaller, or share it another way."],
  ]);
  on.files.break(diskFull);
  expect((await attached(on, plan)).refused).toEqual([coded("file.disk-full", { name: "plan.png" })]);
});

test("a message that could not be written keeps its files attached; a file that was taken back is not sent", async () => {
  const on = engineOnFakes();
  const [file] = (await attached(on, plan)).files;
  if (!file) throw new Error("nothing attached");
  on.outbox.break(["add"], diskFull);
  expect(on.engine.sendMessage(general, plain("x"), null, [file.id])).toMatchObject({ error: { reason: "disk-full" } });
  on.outbox.break(["add"], null);
  on.engine.files.detach(file.id);
  expect(on.files.ids()).toEqual([]);
  expect(on.engine.sendMessage(general, plain("x"), null, [file.id])).toMatchObject({ error: { reason: "file-gone" } });
  expect(on.engine.state().outbox).toEqual([]);
});

test("a file that a message has is not taken from it, nor given to a second one", async () => {
  const on = engineOnFakes();
  const [file] = (await attached(on, plan)).files;
  if (!file) throw new Error("nothing attached");
  on.engine.sendMessage(general, plain("first"), null, [file.id]);
  on.engine.files.detach(file.id);
  expect(on.files.ids()).toEqual([file.id]);
  expect(on.engine.sendMessage(general, plain("second"), null, [file.id])).toMatchObject({
    error: { reason: "file-gone" },
  });
});

test("nothing comes into the folder of a workspace that was signed out of", async () => {
  const on = engineOnFakes();
  const copying = on.engine.files.attach([plan, plan]);
  on.engine.stop();
  await copying;
  expect(on.files.ids()).toHaveLength(1);
  expect(await attached(on, plan)).toEqual({ files: [], refused: [] });
});
