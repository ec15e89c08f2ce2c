import { expect, test } from "vitest";
import type { StorageFault } from "../../../electron/core/ports/storage.ts";
import type { MediaRequest } from "../../../electron/core/ports/media.ts";
import type { ServerFailure } from "../../../electron/core/ports/server.ts";
import { err, ok } from "../../../shared/result.ts";
import { attachment, workspaceId } from "../../support/builders.ts";
import { workspacesOnFakes } from "./workspaces-on-fakes.ts";
import type { TextKey } from "../../../shared/text/catalogue.ts";

const { id, name } = attachment();
const bytes = new Uint8Array([37, 80, 68, 70]);

/** Signed in, with a file on the server; `save` is the command as a window gives it. */
async function withFile() {
  const on = workspacesOnFakes();
  const asked: MediaRequest[] = [];
  const written: [name: string, bytes: Uint8Array][] = [];
  on.media = (what) => {
    asked.push(what);
    return Promise.resolve(ok({ mimetype: "application/pdf", bytes, isImmutable: true }));
  };
  on.save = (as, content) => {
    written.push([as, content]);
    return ok("/home/me/Downloads/plan (2).pdf");
  };
  const workspace = await on.signedIn();
  on.desktop.length = 0;
  const save = () => on.workspaces.handlers.saveAttachment({ workspace, attachment: id, name }, { window: 1 });
  return { on, asked, written, save };
}

test("a file is fetched whole, saved under the name it has there, and shown where it is", async () => {
  const { on, asked, written, save } = await withFile();
  expect(await save()).toEqual(ok({ path: "/home/me/Downloads/plan (2).pdf" }));
  expect(asked).toEqual([{ type: "file", attachment: id }]);
  expect(written).toEqual([[name, bytes]]);
  expect(on.desktop).toEqual(["reveal /home/me/Downloads/plan (2).pdf"]);
});

test.each<[ServerFailure, TextKey]>([
  [{ type: "offline", fault: { type: "unreachable", detail: "" } }, "fault.unreachable"],
  [{ type: "unanswered", detail: "cut" }, "server.file-cut"],
  [{ type: "refused", kind: "missing", reason: "" }, "refused.missing"],
  [{ type: "signed-out" }, "server.signed-out"],
])("a file that does not come (%o) is nothing on the disk, and said", async (failure, code) => {
  const { on, written, save } = await withFile();
  on.media = () => Promise.resolve(err(failure));
  expect(await save()).toEqual(err({ reason: failure.type, text: { code, parameters: {} } }));
  expect([written, on.desktop]).toEqual([[], []]);
});

test.each<[StorageFault["type"], TextKey]>([
  ["disk-full", "download.disk-full"],
  ["denied", "download.denied"],
  ["other", "download.other"],
])("a file that cannot be written (%s) is shown nowhere, and said", async (type, code) => {
  const { on, save } = await withFile();
  on.save = () => err({ type, detail: "" });
  expect(await save()).toEqual(err({ reason: type, text: { code, parameters: {} } }));
  expect(on.desktop).toEqual([]);
});

test("whoever has signed out meanwhile saves nothing", async () => {
  const on = workspacesOnFakes();
  const input = { workspace: workspaceId(77), attachment: id, name };
  expect(await on.workspaces.handlers.saveAttachment(input, { window: 1 })).toMatchObject({
    ok: false,
    error: { reason: "no-workspace" },
  });
});
