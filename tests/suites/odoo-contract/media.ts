import { describe, expect, test } from "vitest";
import { createClient, keysOf, list, record, signIn } from "./client.ts";
import type { Target } from "./client.ts";
import { createPair, isNewMessage } from "./conversations.ts";

/** Avatars and files (WIREBOOK §2.4, §6.6). */
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
