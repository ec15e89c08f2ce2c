import { describe, expect, test } from "vitest";
import type { MediaRequest } from "../../../electron/core/ports/media.ts";
import { createMediaSource } from "../../../electron/odoo/discuss/media.ts";
import { createSession } from "../../../electron/odoo/session/session.ts";
import type { AttachmentId } from "../../../shared/ids.ts";
import { alice, channelId, me, workspaceId } from "../../support/builders.ts";
import { page, recorded, scriptedHttp, type Scripted } from "../http/scripted-http.ts";

function open(...answers: Scripted[]) {
  const http = scriptedHttp(...answers);
  const origin = "https://odoo.example";
  const profile = {
    kind: "odoo",
    access: "session",
    name: "Acme",
    server: origin,
    database: "odoo18b",
    login: "alice",
    self: me,
  } as const;
  const stored = { id: workspaceId(1), uid: 8, profile };
  const session = createSession({ http, stored, cookie: "session_id=mine", onCookieChanged: () => {}, log: () => {} });
  return { http, media: createMediaSource({ http, origin, session }) };
}

const picture = (type: string): Scripted => ({ status: 200, headers: { "content-type": type }, body: "bytes" });
const five = 5 as AttachmentId;
const avatar: MediaRequest = { type: "persona-avatar", person: alice, version: "2026-11-20 21:02:30" };

test.each<[MediaRequest, string]>([
  [avatar, "/web/image/res.partner/43/avatar_128?unique=2026-11-20%2021%3A02%3A30"],
  [{ ...avatar, version: null }, "/web/image/res.partner/43/avatar_128"],
  [{ ...avatar, person: "guest:7" as typeof alice, version: null }, "/web/image/mail.guest/7/avatar_128"],
  [
    { type: "channel-avatar", channel: channelId(9), version: "abc" },
    "/web/image/discuss.channel/9/avatar_128?unique=abc",
  ],
  [{ type: "attachment", attachment: five, size: "thumbnail" }, "/web/image/5/480x480"],
  [{ type: "attachment", attachment: five, size: "full" }, "/web/image/5/2560x2560"],
  [
    { type: "attachment", attachment: five, size: "thumbnail", token: "a&b=c" },
    "/web/image/5/480x480?access_token=a%26b%3Dc",
  ],
  [{ type: "file", attachment: five }, "/web/content/5"],
  [{ type: "file", attachment: five, token: "6d80" }, "/web/content/5?access_token=6d80"],
])("%j is at %s", async (what, path) => {
  const { http, media } = open(picture("image/png"));
  await media.load(what);
  expect(http.requests).toMatchObject([
    { method: "GET", url: `https://odoo.example${path}`, headers: { cookie: "session_id=mine" } },
  ]);
});

test("a picture comes with its type, SVG too, and may be kept under its version", async () => {
  expect(await open(picture("image/svg+xml; charset=utf-8")).media.load(avatar)).toEqual({
    ok: true,
    value: { mimetype: "image/svg+xml", bytes: new TextEncoder().encode("bytes"), isImmutable: true },
  });
  expect(await open(picture("image/png")).media.load({ ...avatar, version: null })).toMatchObject({
    value: { isImmutable: false },
  });
});

describe("a placeholder, or nothing,", () => {
  const placeholder = recorded("GET avatar after logout");
  test.each([placeholder, page(404, "<h1>Not Found</h1>")])(
    "is a dead session when the session says so",
    async (answer) => {
      expect(await open(answer, recorded("check after logout")).media.load(avatar)).toEqual({
        ok: false,
        error: { type: "signed-out" },
      });
    },
  );
  test.each([placeholder, page(404, "<h1>Not Found</h1>")])(
    "is a missing picture when the session lives",
    async (answer) => {
      expect(await open(answer, recorded("check")).media.load(avatar)).toMatchObject({
        ok: false,
        error: { type: "refused", kind: "missing" },
      });
    },
  );
});

test("weather is weather", async () => {
  expect(await open({ type: "refused", detail: "" }).media.load(avatar)).toMatchObject({ error: { type: "offline" } });
  expect(await open(page(502, "")).media.load(avatar)).toMatchObject({ error: { type: "unanswered" } });
});

test("a picture is bounded tighter than a file, and the tighter, the smaller its place is", async () => {
  const { http, media } = open(...Array.from({ length: 4 }, () => picture("image/png")));
  await media.load(avatar);
  for (const size of ["thumbnail", "full"] as const) await media.load({ type: "attachment", attachment: five, size });
  await media.load({ type: "file", attachment: five });
  expect(http.requests.map(({ maxBytes }) => maxBytes / 2 ** 20)).toEqual([1, 8, 32, 130]);
});

test("a picture that nobody wants any more is called off", async () => {
  const { http, media } = open(picture("image/png"));
  const { signal } = new AbortController();
  await media.load(avatar, signal);
  expect(http.requests.map((request) => request.signal)).toEqual([signal]);
});
