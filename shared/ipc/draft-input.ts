import * as v from "valibot";
import { MessageContent } from "../domain/messages/content.ts";
import { ClientId, FileId, MessageId, PersonaKey } from "../ids.ts";

/** So many files one message takes. */
export const filesAtMost = 50;

const excerpt = v.pipe(v.string(), v.maxLength(1_000));
const content = MessageContent;

/** A draft as a window says it. Of files main knows the rest. */
export const DraftInput = v.strictObject({
  content,
  replyTo: v.nullable(
    v.strictObject({
      message: MessageId,
      author: v.nullable(PersonaKey),
      authorName: v.nullable(excerpt),
      excerpt,
    }),
  ),
  edit: v.nullable(
    v.variant("type", [
      v.strictObject({ type: v.literal("message"), message: MessageId, content, excerpt }),
      v.strictObject({ type: v.literal("entry"), clientId: ClientId, content, excerpt }),
    ]),
  ),
  files: v.pipe(v.array(FileId), v.maxLength(filesAtMost)),
});
export type DraftInput = v.InferOutput<typeof DraftInput>;
