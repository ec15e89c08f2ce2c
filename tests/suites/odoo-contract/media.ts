import { describe, expect, test } from "vitest";
import { createClient, list, record, signIn } from "./client.ts";
import type { Target } from "./client.ts";

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
    test("is taken with a token, given to its owner, and not to strangers", async () => {
      const { client } = await signIn(target(), target().first);
      const page = await client.get("/odoo");
      const token = /csrf_token: "([^"]+)"/.exec(page.text)?.[1] ?? "";
      const upload = async (csrf: string) => {
        const form = new FormData();
        form.set("ufile", new Blob(["hello file"], { type: "text/plain" }), "parley test.txt");
        form.set("thread_id", "0");
        form.set("thread_model", "discuss.channel");
        form.set("is_pending", "true");
        form.set("csrf_token", csrf);
        return fetch(`${target().url}/mail/attachment/upload`, {
          method: "POST",
          body: form,
          headers: { Cookie: client.cookie() },
        });
      };
      expect((await upload("wrong")).status).toBe(400);
      const stored = record(record(await (await upload(token)).json())["data"]);
      const [attachment] = list(stored["ir.attachment"]);
      expect(attachment).toMatchObject({ name: "parley test.txt", mimetype: "text/plain", size: 10, voice: false });
      const path = `/web/content/${Number(attachment?.["id"])}`;
      const own = await client.get(path);
      expect([own.status, own.text]).toEqual([200, "hello file"]);
      const part = await client.get(path, { Range: "bytes=0-4" });
      expect([part.status, part.text]).toEqual([206, "hello"]);
      expect((await createClient(target()).get(path)).status).toBe(404);
    });
  });
}
