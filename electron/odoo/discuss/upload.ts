import { randomUUID } from "node:crypto";
import * as v from "valibot";
import { AttachmentId } from "../../../shared/ids.ts";
import { err, ok } from "../../../shared/result.ts";
import type { AbortSignalLike, ByteStream, Http, HttpResponse } from "../../core/ports/http.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { FromServer, OutgoingFile } from "../../core/ports/server.ts";
import { failureOf, failureOfPage, userAgent } from "../http/json-rpc.ts";
import type { LiveSession } from "../session/session.ts";
import { coded } from "../../../shared/text/catalogue.ts";
import { odooThread } from "../wire/thread.ts";

/** An upload that moves may take its time; one that has not moved for so long will not move again, ms. */
const stallsAfter = 120_000;
/** What has left us may still wait in the system's own buffers, and the server stores it before it answers, ms. */
const answersWithin = 300_000;
/** So slow may a line be that is worth waiting for, bytes a millisecond. */
const slowest = 8;

/**
 * Uploads by the route of Odoo's own web client (WIRE.md §6.6), for its body can be sent as it is read. The CSRF token
 * that it wants stands in the page of the web client and lives as long as its session.
 */
export function createUpload(options: {
  readonly http: Http;
  readonly origin: string;
  readonly session: LiveSession;
  readonly clock: Clock;
}): (file: OutgoingFile) => FromServer<AttachmentId> {
  const { http, origin, session, clock } = options;
  let known: { readonly cookie: string; readonly token: string } | null = null;

  async function token(): FromServer<string> {
    const cookie = session.cookie();
    if (known?.cookie === cookie) return ok(known.token);
    const page = await http({
      method: "GET",
      url: `${origin}/odoo`,
      headers: { cookie, "user-agent": userAgent },
      body: null,
      timeout: 30_000,
      maxBytes: 8 * 2 ** 20,
      signal: null,
    });
    if (!page.ok) return err(failureOf(page.error));
    const { status, headers, body } = page.value;
    const target = headers.get("location")?.[0] ?? "";
    if (target.includes("/web/login")) return err({ type: "signed-out" });
    // Whoever is signed in to none of several databases is asked for one; so is everybody while none can be reached.
    const alive = target.includes("/web/database") ? await session.check() : ok();
    if (!alive.ok) return alive;
    const text = new TextDecoder().decode(body);
    const found = status === 200 ? /csrf_token:\s*"([^"]+)"/.exec(text)?.[1] : undefined;
    if (found === undefined) return err(failureOfPage(status, headers, text));
    known = { cookie, token: found };
    return ok(found);
  }

  async function send(file: OutgoingFile, csrf: string): ReturnType<Http> {
    const watch = watchOver(file, clock);
    const form = multipart(file, csrf, watch.moved);
    try {
      return await http({
        method: "POST",
        url: `${origin}/mail/attachment/upload`,
        headers: { cookie: session.cookie(), "user-agent": userAgent, "content-type": form.contentType },
        body: null,
        stream: form.body,
        timeout: answersWithin + Math.ceil(file.bytes.size / slowest),
        maxBytes: 2 ** 20,
        signal: watch.signal,
        isRepeatable: true,
      });
    } finally {
      watch.stop();
    }
  }

  async function answerTo({ status, headers, body }: HttpResponse): FromServer<AttachmentId> {
    const text = new TextDecoder().decode(body);
    if (status === 404) {
      // A dead session is answered like a conversation that is not there (WIRE.md §2.4).
      const alive = await session.check();
      if (!alive.ok) return alive;
      return err({ type: "refused", kind: "missing", reason: "" });
    }
    if (status === 403)
      return err({ type: "refused", kind: "access", reason: "", because: coded("refused.upload-not-allowed") });
    const answer = status === 200 ? v.safeParse(Answer, parsed(text)) : null;
    if (!answer?.success) return err(failureOfPage(status, headers, text));
    if ("error" in answer.output) return err({ type: "refused", kind: "invalid", reason: answer.output.error });
    return ok(answer.output.data["ir.attachment"][0].id);
  }

  return async (file) => {
    for (let attempt = 1; ; attempt += 1) {
      const csrf = await token();
      if (!csrf.ok) return csrf;
      const response = await send(file, csrf.value);
      if (!response.ok) return err(failureOf(response.error));
      // Another session than the token's, or none: the page tells which.
      if (response.value.status !== 400 || attempt > 1) return answerTo(response.value);
      known = null;
    }
  };
}

const Answer = v.union([
  v.object({ error: v.string() }),
  v.object({
    data: v.object({ "ir.attachment": v.tupleWithRest([v.object({ id: AttachmentId })], v.unknown()) }),
  }),
]);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Ends the request when nothing moves any more, or nobody wants it any more. */
function watchOver(file: OutgoingFile, clock: Clock) {
  const controller = new AbortController();
  const signal: AbortSignalLike = controller.signal;
  const abort = (): void => controller.abort();
  let cancel = clock.after(stallsAfter, abort);
  if (file.signal.aborted) abort();
  file.signal.addEventListener("abort", abort);
  return {
    signal,
    /** `sent`: bytes of the file that have been handed on; null when all of the body has. */
    moved(sent: number | null): void {
      cancel();
      cancel = clock.after(sent === null ? answersWithin : stallsAfter, abort);
      file.onSent(sent ?? file.bytes.size);
    },
    stop(): void {
      cancel();
      file.signal.removeEventListener("abort", abort);
    },
  };
}

/** The form of the route. Each part is told as moved when the next one is asked for: by then it has been handed on. */
function multipart(
  { thread, name, mimetype, bytes }: OutgoingFile,
  csrf: string,
  moved: (sent: number | null) => void,
): { readonly contentType: string; readonly body: ByteStream } {
  const { model, id } = odooThread(thread);
  const boundary = `parley-${randomUUID()}`;
  const field = (key: string, value: string): string =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`;
  const head = Buffer.from(
    field("csrf_token", csrf) +
      field("thread_id", String(id)) +
      field("thread_model", model) +
      field("is_pending", "true") +
      `--${boundary}\r\nContent-Disposition: form-data; name="ufile"; filename="${quotable(name)}"\r\n` +
      `Content-Type: ${mimetype.replace(/[^\x20-\x7e]/g, "")}\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  async function* read(): AsyncGenerator<Uint8Array> {
    yield head;
    let sent = 0;
    for await (const part of bytes.read()) {
      moved(sent);
      yield part;
      sent += part.byteLength;
    }
    if (sent !== bytes.size) throw new Error(`the file has ${sent} bytes, not ${bytes.size}`);
    moved(sent);
    yield tail;
    moved(null);
  }
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: { size: head.byteLength + bytes.size + tail.byteLength, read },
  };
}

/** Odoo stores the `%22` that browsers send for a quotation mark as it stands. */
function quotable(name: string): string {
  return name.replace(/["\r\n\\]/g, (sign) => (sign === '"' ? "'" : "_"));
}
