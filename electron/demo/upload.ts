import type { Answer } from "./http-answer.ts";
import { jsonAnswer, notFoundPage } from "./http-answer.ts";
import { mimetypeOf } from "./mimetype.ts";
import type { Odoo } from "./odoo.ts";
import { invalidCsrf } from "./routes-pages.ts";
import type { Session } from "./sessions.ts";
import { addAttachment } from "./store-format.ts";
import { createStore } from "./store.ts";
import type { Account } from "./records.ts";
import { canRead } from "./world.ts";

/** `POST /mail/attachment/upload`, multipart, with a CSRF token, into a conversation that one may read (WIRE.md §6.6). */
export async function upload(
  odoo: Odoo,
  session: Session,
  account: Account,
  body: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<Answer> {
  const form = await new Response(body, { headers: { "Content-Type": contentType } }).formData();
  if (form.get("csrf_token") !== odoo.sessions.csrfToken(session)) return invalidCsrf();
  const thread = odoo.world.channels.get(Number(form.get("thread_id")));
  if (form.get("thread_model") !== "discuss.channel" || thread === undefined || !canRead(account, thread)) {
    return notFoundPage();
  }
  const sent = form.get("ufile");
  if (!(sent instanceof Blob)) return jsonAnswer({ error: "You must attach a file." });
  const name = "name" in sent ? sent.name : "file";
  const isPending = form.get("is_pending") === "true";
  const typed = sent.type === "" || sent.type.startsWith("text/html") ? mimetypeOf(name) : sent.type;
  const attachment = odoo.world.addAttachment({
    name,
    mimetype: typed,
    content: new Uint8Array(await sent.arrayBuffer()),
    resModel: isPending ? "mail.compose.message" : "discuss.channel",
    resId: isPending ? 0 : thread.id,
    voice: form.get("voice") === "true",
  });
  const store = createStore();
  addAttachment(odoo, store, attachment, { access_token: false });
  return jsonAnswer({ data: store.result() });
}
