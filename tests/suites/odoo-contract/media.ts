import { once } from "node:events";
import { request, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { drawPng } from "../../../electron/demo/png.ts";
import { readPictureHeader } from "../../../shared/pictures/header.ts";
import { createClient, keysOf, list, record, signIn } from "./client.ts";
import type { Target } from "./client.ts";
import { createPair, isNewMessage } from "./conversations.ts";

/** Avatars and files (WIRE.md §2.4, §6.6). */
export function mediaRules(target: () => Target): void {
  describe("an avatar", () => {
    test("is a picture that may be asked for again by its tag", async () => {
      const { client, partnerId } = await signIn(target(), target().first);
      const path = `/web/image/res.partner/${partnerId}/avatar_128`;
      const avatar = await client.get(path);
      expect(avatar.status).toBe(200);
      expect(avatar.headers.get("content-type")).toMatch(/^image\//);
      expect(avatar.headers.get("content-disposition")).not.toContain("placeholder");
      expect(avatar.headers.get("cache-control")).toContain("no-cache");
      const again = await client.get(path, { "If-None-Match": avatar.headers.get("etag") ?? "" });
      expect(again.status).toBe(304);
      const unique = await client.get(`${path}?unique=1`);
      expect(unique.headers.get("cache-control")).toContain("immutable");
    });

    test("is a placeholder that looks like success, for strangers and for nobody", async () => {
      const { client, partnerId } = await signIn(target(), target().first);
      const stranger = await createClient(target()).get(`/web/image/res.partner/${partnerId}/avatar_128`);
      const nobody = await client.get("/web/image/res.partner/999999999/avatar_128");
      for (const reply of [stranger, nobody]) {
        expect([reply.status, reply.headers.get("content-type")]).toEqual([200, "image/png"]);
        expect(reply.headers.get("content-disposition")).toContain("placeholder.png");
      }
    });
  });

  describe("a file", () => {
    test("is taken with a token into one's conversation, given to its owner, and not to strangers", async () => {
      const pair = await createPair(target());
      const { client } = pair.first;
      const page = await client.get("/odoo");
      const token = /csrf_token: "([^"]+)"/.exec(page.text)?.[1] ?? "";
      const upload = async (thread: number, csrf: string) => {
        const form = new FormData();
        form.set("ufile", new Blob(["hello file"], { type: "text/plain" }), "parley test.txt");
        form.set("thread_id", String(thread));
        form.set("thread_model", "discuss.channel");
        form.set("is_pending", "true");
        form.set("csrf_token", csrf);
        const headers = { Cookie: client.cookie() };
        return fetch(`${target().url}/mail/attachment/upload`, { method: "POST", body: form, headers });
      };
      const group = await pair.group("files");
      expect((await upload(group, "wrong")).status).toBe(400);
      expect((await upload(2_000_000_000, token)).status).toBe(404);
      const stored = record(record(await (await upload(group, token)).json())["data"]);
      const [attachment] = list(stored["ir.attachment"]);
      expect(keysOf(attachment).filter((key) => key !== "res_model")).toEqual(attachmentKeys);
      expect(attachment).toMatchObject({ name: "parley test.txt", mimetype: "text/plain", size: 10, voice: false });
      const id = Number(attachment?.["id"]);
      const own = await client.get(`/web/content/${id}`);
      expect([own.status, own.text]).toEqual([200, "hello file"]);
      const part = await client.get(`/web/content/${id}`, { Range: "bytes=0-4" });
      expect([part.status, part.text]).toEqual([206, "hello"]);
      expect((await createClient(target()).get(`/web/content/${id}`)).status).toBe(404);
      const line = await pair.line(pair.second);
      await pair.say(pair.first, group, "see the file", { attachment_ids: [id] });
      const arrived = await line.waitFor(isNewMessage(group, "see the file"));
      const [shown] = list(record(arrived.payload["data"])["ir.attachment"]);
      expect(shown).toMatchObject({ id, filename: "parley test.txt", thread: { id: group, model: "discuss.channel" } });
      await pair.end();
    });

    test("is given as a thumbnail that fits, but an SVG as it is, and what is no picture as the placeholder", async () => {
      const { client } = await signIn(target(), target().first);
      const thumbnail = async (content: Uint8Array) => {
        const datas = Buffer.from(content).toString("base64");
        const values = { name: "parley test.png", mimetype: "image/png", datas };
        const place = { res_model: "mail.compose.message", res_id: 0 };
        const [id] = v.parse(
          v.tuple([v.number()]),
          await client.kw("ir.attachment", "create", [[{ ...values, ...place }]]),
        );
        return fetch(`${target().url}/web/image/${id}/480x480`, { headers: { Cookie: client.cookie() } });
      };
      const drawn = await thumbnail(drawPng(900, 600, (x, y) => [x % 256, y % 256, 0]));
      const header = readPictureHeader(new Uint8Array(await drawn.arrayBuffer()));
      expect(header).toEqual({ mimetype: "image/png", width: 480, height: 320, frames: 1 });
      const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
      expect(await (await thumbnail(Buffer.from(svg))).text()).toBe(svg);
      const none = await thumbnail(Buffer.from("as good as a picture"));
      expect([none.status, none.headers.get("content-disposition")]).toEqual([
        200,
        expect.stringContaining("placeholder.png"),
      ]);
    });

    test("[OB5] may come in pieces of unknown number, belongs to nothing at first, and once gone stops its message", async () => {
      const pair = await createPair(target());
      const { client } = pair.first;
      const token = /csrf_token: "([^"]+)"/.exec((await client.get("/odoo")).text)?.[1] ?? "";
      const group = await pair.group("pieces");
      const fields = { csrf_token: token, thread_id: group, thread_model: "discuss.channel", is_pending: true };
      const parts = Object.entries(fields).map(
        ([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      );
      const file = 'Content-Disposition: form-data; name="ufile"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n';
      const headers = { Cookie: client.cookie(), "Content-Type": "multipart/form-data; boundary=x" };
      const pieces = [...parts, `--x\r\n${file}`, "in ", "pieces", "\r\n--x--\r\n"];
      const answer = await postInPieces(`${target().url}/mail/attachment/upload`, headers, pieces);
      const [attachment] = list(record(record(answer)["data"])["ir.attachment"]);
      expect(attachment).toMatchObject({ name: "a.txt", size: 9, thread: false });
      const kwargs = { message_type: "comment", subtype_xmlid: "mail.mt_comment", attachment_ids: [2_000_000_000] };
      await expect(client.kw("discuss.channel", "message_post", [[group]], { body: "x", ...kwargs })).rejects.toThrow(
        "odoo.exceptions.MissingError",
      );
      await pair.end();
    });
  });
}

const attachmentKeys = [
  "access_token",
  "checksum",
  "create_date",
  "filename",
  "id",
  "mimetype",
  "name",
  "res_name",
  "size",
  "thread",
  "type",
  "url",
  "voice",
];

/** Without a length that is known beforehand: chunked, as HTTP calls it. */
async function postInPieces(url: string, headers: OutgoingHttpHeaders, pieces: readonly string[]): Promise<unknown> {
  const sending = request(url, { method: "POST", headers: { ...headers, "Transfer-Encoding": "chunked" } });
  for (const piece of pieces) sending.write(piece);
  sending.end();
  const [answer] = (await once(sending, "response")) as [IncomingMessage];
  return JSON.parse(Buffer.concat(await answer.toArray()).toString());
}
