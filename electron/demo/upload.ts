import type { Answer } from "./http-answer.ts";
import { jsonAnswer } from "./http-answer.ts";
import { mimetypeOf } from "./mimetype.ts";
import type { Odoo } from "./odoo.ts";
import { invalidCsrf } from "./routes-pages.ts";
import type { Session } from "./sessions.ts";
import { addAttachment } from "./store-format.ts";
import { createStore } from "./store.ts";

/** `POST /mail/attachment/upload`, multipart, with a CSRF token (WIREBOOK §6.6). */
export async function upload(
  odoo: Odoo,
  session: Session,
  body: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<Answer> {
  const form = await new Response(body, { headers: { "Content-Type": contentType } }).formData();
  if (form.get("csrf_token") !== odoo.sessions.csrfToken(session)) return invalidCsrf();
  const sent = form.get("ufile");
  if (!(sent instanceof Blob)) return jsonAnswer({ error: "You must attach a file." });
  const name = "name" in sent ? String(sent.name) : "file";
  const isPending = form.get("is_pending") === "true";
  const typed = sent.type === "" || sent.type.startsWith("text/html") ? mimetypeOf(name) : sent.type;
  const attachment = odoo.world.addAttachment({
    name,
    mimetype: typed,
    content: new Uint8Array(await sent.arrayBuffer()),
    resModel: isPending ? "mail.compose.message" : String(form.get("thread_model") ?? ""),
    resId: isPending ? 0 : Number(form.get("thread_id") ?? 0),
    voice: form.get("voice") === "true",
  });
  const store = createStore();
  addAttachment(odoo, store, attachment, { access_token: false });
  return jsonAnswer({ data: store.result() });
}
