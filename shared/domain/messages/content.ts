import * as v from "valibot";
import { PartnerId } from "../../ids.ts";

/** 100,000 characters are a message still (about 300 kB); a megabyte is a mistake. */
export const MessageText = v.pipe(v.string(), v.maxLength(1_000_000));
/** With its markup. */
const MessageHtml = v.pipe(v.string(), v.maxLength(2_000_000));

/** Somebody who is told of the message. In plain text they stand as `@name`; where that was rubbed out, nobody is told. */
export const Mention = v.strictObject({
  type: v.literal("partner"),
  partner: PartnerId,
  name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
});
export type Mention = Readonly<v.InferOutput<typeof Mention>>;

const mentions = v.pipe(v.array(Mention), v.maxLength(100), v.readonly());

/**
 * What a written message says, from the composer to the wire.
 *
 * `plain`: as typed; `odoo/` makes HTML of it. `html`: as a formatting composer has it, sent as it is (the server
 * sanitises it, and so do we before it is shown), with the same in plain words as its `text`.
 */
export const MessageContent = v.pipe(
  v.variant("type", [
    v.strictObject({ type: v.literal("plain"), text: MessageText, mentions }),
    v.strictObject({ type: v.literal("html"), html: MessageHtml, text: MessageText, mentions }),
  ]),
  v.readonly(),
);
export type MessageContent = v.InferOutput<typeof MessageContent>;

export function plain(text: string, named: readonly Mention[] = []): MessageContent {
  return { type: "plain", text, mentions: named };
}

export function isBlank({ text }: MessageContent): boolean {
  return text.trim() === "";
}

/** UTF-16 code units that it takes to keep. */
export function lengthOf(content: MessageContent): number {
  return content.text.length + (content.type === "html" ? content.html.length : 0);
}

/** One after the other; formatting stays only where one of them says nothing, for the other is text that was typed. */
export function joined(before: MessageContent, after: MessageContent): MessageContent {
  if (after.text === "") return before;
  if (before.text === "") return after;
  return plain(`${before.text}\n${after.text}`, [...before.mentions, ...after.mentions]);
}
