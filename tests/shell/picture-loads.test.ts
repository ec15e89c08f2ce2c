import { expect, test } from "vitest";
import type { MediaFile, WindowPictures } from "../../electron/core/ports/media.ts";
import type { PictureRequest } from "../../shared/pictures/picture-request.ts";
import type { AbortSignalLike } from "../../electron/core/ports/http.ts";
import { createPictureLoads, type OpenPicture } from "../../electron/shell/picture-loads.ts";
import type { PictureFault } from "../../shared/pictures/limits.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { workspaceId } from "../support/builders.ts";

interface Asked {
  readonly what: PictureRequest;
  readonly signal: AbortSignalLike;
  readonly answer: (loaded: Result<MediaFile, PictureFault>) => void;
}

function loads() {
  const asked: Asked[] = [];
  const pictures: WindowPictures = {
    load: (what, signal) => new Promise((answer) => asked.push({ what, signal, answer })),
  };
  const on = createPictureLoads(
    (id) => Promise.resolve(id === workspaceId(1) ? pictures : null),
    () => {},
  );
  return { ...on, asked };
}

const url = (id: number, size: "thumbnail" | "full" = "thumbnail", workspace = workspaceId(1)) =>
  `parley-media://${workspace}/attachment/${id}/${size}`;
const picture = (length = 100): Result<MediaFile, PictureFault> =>
  ok({ mimetype: "image/png", bytes: new Uint8Array(length), isImmutable: true });
const never = new AbortController().signal;
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test("[PI3] however many pictures are wanted at once, no more are under way than fit into the memory set aside for them", async () => {
  const { open, asked } = loads();
  const opened: Promise<OpenPicture>[] = Array.from({ length: 40 }, (_none, id) => open(url(id + 1), never));
  await settled();
  // Each may have 8 MiB, all together 48.
  expect(asked).toHaveLength(6);
  asked[0]?.answer(picture(2 ** 22));
  const first = await opened[0];
  await settled();
  expect(asked).toHaveLength(6);
  first?.release();
  first?.release();
  await settled();
  expect(asked).toHaveLength(7);
});

test("[PI3] of pictures shown large only one is under way at once", async () => {
  const { open, asked } = loads();
  for (const id of [1, 2, 3]) void open(url(id, "full"), never);
  await settled();
  expect(asked).toHaveLength(1);
});

test("what waits and is called off is never asked for, and makes room at once for what is still wanted", async () => {
  const { open, asked } = loads();
  const gone = new AbortController();
  for (let id = 1; id <= 6; id += 1) void open(url(id), never);
  const waiting = open(url(7), gone.signal);
  void open(url(8), never);
  await settled();
  gone.abort();
  expect((await waiting).loaded).toEqual(err("unavailable"));
  asked[0]?.answer(err("unavailable"));
  await settled();
  asked[0]?.answer(err("unavailable"));
  expect(asked.map(({ what }) => (what.type === "attachment" ? what.attachment : 0))).not.toContain(7);
});

test("one request serves all who ask for a picture, and ends when the last of them has gone", async () => {
  const { open, asked } = loads();
  const one = new AbortController();
  const other = new AbortController();
  const both = [open(url(1), one.signal), open(url(1), other.signal)];
  await settled();
  expect(asked).toHaveLength(1);
  one.abort();
  expect(asked[0]?.signal.aborted).toBe(false);
  other.abort();
  expect(asked[0]?.signal.aborted).toBe(true);
  for (const { loaded } of await Promise.all(both)) expect(loaded).toEqual(err("unavailable"));
  // Wanted again, it is asked for anew.
  const again = open(url(1), never);
  await settled();
  expect(asked).toHaveLength(2);
  asked[0]?.answer(err("unavailable"));
  await settled();
  const together = open(url(1), never);
  await settled();
  expect(asked).toHaveLength(2);
  asked[1]?.answer(picture());
  for (const { loaded } of await Promise.all([again, together])) expect(loaded.ok).toBe(true);
});

test("a small picture that stays the same is fetched once, and shown no more after its workspace has gone", async () => {
  const { open, asked } = loads();
  const first = open(url(1), never);
  await settled();
  asked[0]?.answer(picture());
  await first;
  expect((await open(url(1), never)).loaded.ok).toBe(true);
  expect(asked).toHaveLength(1);
  expect((await open(url(1, "thumbnail", workspaceId(2)), never)).loaded).toEqual(err("unavailable"));
});

test("why a picture was refused is known until it is shown", async () => {
  const { open, asked, faultOf } = loads();
  expect(faultOf(url(1))).toBeNull();
  for (const fault of ["too-large", "not-a-picture"] as const) {
    const opening = open(url(1), never);
    await settled();
    asked.at(-1)?.answer(err(fault));
    (await opening).release();
    expect(faultOf(url(1))).toBe(fault);
  }
  const shown = open(url(1), never);
  await settled();
  asked.at(-1)?.answer(picture());
  await shown;
  expect(faultOf(url(1))).toBeNull();
});

test("an avatar that is no picture is an empty one, asked for once as long as its version stays", async () => {
  const { open, asked, faultOf } = loads();
  const avatars = ["channel/7/abc", "persona/partner:42/abc", "channel/7/none"].map(
    (path) => `parley-media://${workspaceId(1)}/${path}`,
  );
  for (const avatar of avatars) {
    const opening = open(avatar, never);
    await settled();
    asked.at(-1)?.answer(err("not-a-picture"));
    const { loaded } = await opening;
    expect(loaded).toMatchObject({ value: { mimetype: "image/gif", isImmutable: !avatar.endsWith("none") } });
    expect(faultOf(avatar)).toBeNull();
    void open(avatar, never);
    await settled();
  }
  expect(asked).toHaveLength(avatars.length + 1);
});

test("an avatar that did not come is asked for again", async () => {
  const { open, asked } = loads();
  for (const avatar of Array<string>(2).fill(`parley-media://${workspaceId(1)}/channel/7/abc`)) {
    const opening = open(avatar, never);
    await settled();
    asked.at(-1)?.answer(err("unavailable"));
    expect((await opening).loaded).toEqual(err("unavailable"));
  }
  expect(asked).toHaveLength(2);
});

test("what is none of our addresses is not asked for", async () => {
  const { open, asked } = loads();
  expect((await open("parley-media://x/attachment/1/full", never)).loaded).toEqual(err("unavailable"));
  expect(asked).toEqual([]);
});
