import * as v from "valibot";
import { AttachmentId } from "../../../shared/ids.ts";
import { err, ok } from "../../../shared/result.ts";
import type { DiscussApi } from "../../core/ports/server.ts";
import type { Rpc } from "../http/rpc.ts";

/** An API key opens no route that takes a stream: the whole file stands in the call, several times over in memory, bytes. */
export const keyFileLimit = 32 * 2 ** 20;

/** What the server needs to store it, ms, and how slow a line may be, bytes a millisecond. */
const answersWithin = 120_000;
const slowest = 16;

/**
 * Uploads by `ir.attachment.create` in base64 (WIRE.md §6.6), as an attachment of the mail composer, which
 * `message_post` takes over. The type is the server's to find out, as with the route.
 */
export function createRpcUpload(rpc: Rpc): DiscussApi["uploadFile"] {
  return async ({ name, bytes, onSent, signal }) => {
    const parts: Uint8Array[] = [];
    for await (const part of bytes.read()) {
      if (signal.aborted) return err({ type: "unanswered", detail: "called off" });
      parts.push(part.slice());
    }
    const datas = Buffer.concat(parts).toString("base64");
    const values = { name, datas, res_model: "mail.compose.message", res_id: 0 };
    const timeout = answersWithin + Math.ceil(datas.length / slowest);
    const answer = await rpc("ir.attachment", "create", [values], {}, { timeout, signal, isRepeatable: true });
    if (!answer.ok) return answer;
    const id = v.safeParse(AttachmentId, answer.value);
    if (!id.success) return err({ type: "unanswered", detail: `ir.attachment.create: ${v.summarize(id.issues)}` });
    onSent(bytes.size);
    return ok(id.output);
  };
}
