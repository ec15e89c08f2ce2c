import * as v from "valibot";
import { expect, test } from "vitest";
import { createSwitch } from "../../../electron/core/retry/abort.ts";
import type { MediaFile } from "../../../electron/core/ports/media.ts";
import type { PictureRequest } from "../../../shared/pictures/picture-request.ts";
import { createRemotePictures } from "../../../electron/core/app/remote-pictures.ts";
import type { ServerFailure } from "../../../electron/core/ports/server.ts";
import { createWindowPictures } from "../../../electron/core/windows/window-pictures.ts";
import { FileId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { alice, attachment, channelId, uuid } from "../../support/builders.ts";
import { jpegHead, nestedSvg, pngHead } from "../../support/pictures.ts";

const { signal } = createSwitch();

/** Pictures of a workspace in which everything that is asked for comes as this. */
function comes(file: Result<MediaFile, ServerFailure>) {
  const load = () => Promise.resolve(file);
  const remote = createRemotePictures({ server: "https://odoo.example", fetchPicture: load, newId: () => uuid(1) });
  const pictures = createWindowPictures({ media: { load }, outbox: { load }, remote });
  const grant = remote.grant("https://other.example/x.png");
  if (grant === null) throw new Error("nothing was granted");
  const wanted: readonly PictureRequest[] = [
    { type: "persona-avatar", person: alice, version: null },
    { type: "channel-avatar", channel: channelId(1), version: null },
    { type: "attachment", attachment: attachment().id, size: "thumbnail" },
    { type: "attachment", attachment: attachment().id, size: "full" },
    { type: "outbox-file", file: v.parse(FileId, uuid(2)) },
    { type: "remote-picture", grant },
  ];
  return Promise.all(wanted.map((what) => pictures.load(what, signal)));
}

const file = (bytes: Uint8Array, mimetype = "image/png") => ok({ mimetype, bytes, isImmutable: true });
const six = <T>(value: T) => Array<T>(6).fill(value);

test("[PI2] an SVG is shown nowhere, whatever its server calls it", async () => {
  for (const mimetype of ["image/svg+xml", "image/png", "application/octet-stream"])
    expect(await comes(file(nestedSvg(), mimetype))).toEqual(six(err("not-a-picture")));
});

test("[PI1] a picture of few bytes and very many pixels is shown nowhere", async () => {
  expect(await comes(file(pngHead(16_000, 16_000)))).toEqual(six(err("too-large")));
});

test("[PI2] a picture is given on as what its bytes are", async () => {
  expect(await comes(file(jpegHead(10, 10), "image/svg+xml"))).toEqual(
    six(ok({ mimetype: "image/jpeg", bytes: jpegHead(10, 10), isImmutable: true })),
  );
});

test("beside a name there is room for less than in a message, and in a message for less than by itself", async () => {
  const verdicts = async (width: number, height: number) =>
    (await comes(file(pngHead(width, height)))).map(({ ok: isShown }) => isShown);
  expect(await verdicts(1_001, 1_000)).toEqual([false, false, true, true, true, true]);
  expect(await verdicts(5_000, 5_000)).toEqual([false, false, false, true, false, false]);
});

test.each<[ServerFailure, string]>([
  [{ type: "unanswered", detail: "", instead: { type: "too-large", detail: "" } }, "too-large"],
  [{ type: "refused", kind: "invalid", reason: "too large for a preview" }, "too-large"],
  [{ type: "refused", kind: "missing", reason: "" }, "unavailable"],
  [{ type: "unanswered", detail: "", instead: 500 }, "unavailable"],
  [{ type: "offline", fault: { type: "refused", detail: "" } }, "unavailable"],
  [{ type: "signed-out" }, "unavailable"],
])("%j is a picture that is %s", async (failure, fault) => {
  expect(await comes(err(failure))).toEqual(six(err(fault)));
});
