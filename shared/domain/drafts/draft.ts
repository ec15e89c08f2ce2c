import { isEqual } from "../../collections/is-equal.ts";
import { joined, plain, type MessageContent } from "../messages/content.ts";
import type { Message } from "../messages/types.ts";
import { previewOf } from "../messages/preview.ts";
import type { OutboxEntry } from "../outbox/types.ts";
import type { Draft, KeptDraft } from "./types.ts";

export const emptyDraft: Draft = { content: plain(""), replyTo: null, edit: null, files: [] };

export function isEmptyDraft({ content, replyTo, edit, files }: Draft): boolean {
  return content.text === "" && replyTo === null && edit === null && files.length === 0;
}

export function isSameDraft(one: Draft, other: Draft): boolean {
  return isEqual(draftOf(one), draftOf(other));
}

/** Without what only main says of it. */
export function draftOf({ content, replyTo, edit, files }: Draft | KeptDraft): Draft {
  return { content, replyTo, edit, files };
}

/** What stands in the field to write in. */
export function contentIn({ content, edit }: Draft): MessageContent {
  return edit === null ? content : edit.content;
}

export function textIn(draft: Draft): string {
  return contentIn(draft).text;
}

/** Other words in the field, typed: whom they name stays known. */
export function withText(draft: Draft, text: string): Draft {
  const content = plain(text, contentIn(draft).mentions);
  return draft.edit === null ? { ...draft, content } : { ...draft, edit: { ...draft.edit, content } };
}

/** The next message answers this one. */
export function replying(draft: Draft, { id, author, authorName, text }: Message): Draft {
  return { ...draft, replyTo: { message: id, author, authorName, excerpt: previewOf(text) }, edit: null };
}

/** What is being written waits until the edit ends. */
export function editing(draft: Draft, { id, text }: Message): Draft {
  return { ...draft, edit: { type: "message", message: id, content: plain(text), excerpt: previewOf(text) } };
}

/** The same for a message that failed. */
export function revising(draft: Draft, { clientId, content }: OutboxEntry): Draft {
  return { ...draft, edit: { type: "entry", clientId, content, excerpt: previewOf(content.text) } };
}

/** The message is in the outbox: what is left is an edit that goes on. */
export function afterSending({ edit }: Draft): Draft {
  return { ...emptyDraft, edit };
}

/** What was not taken comes back: an edit beside what was written since, a message before it. */
export function broughtBack(refused: Draft, since: Draft): Draft {
  if (refused.edit !== null) return { ...since, edit: refused.edit };
  return {
    ...since,
    content: joined(refused.content, since.content),
    replyTo: refused.replyTo ?? since.replyTo,
    files: [...refused.files, ...since.files.filter(({ id }) => refused.files.every((file) => file.id !== id))],
  };
}
