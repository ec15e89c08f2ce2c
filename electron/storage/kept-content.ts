import * as v from "valibot";
import { plain, type Mention, type MessageContent } from "../../shared/domain/messages/content.ts";
import { PartnerId } from "../../shared/ids.ts";

const mentions = v.optional(
  v.array(
    v.object({ type: v.literal("partner"), partner: PartnerId, name: v.string() }) satisfies v.GenericSchema<
      unknown,
      Mention
    >,
  ),
  [],
);

/** What a message says, as it is kept. Of before there was more than text, it has no type. */
export const ContentRow = v.union([
  v.variant("type", [
    v.object({ type: v.literal("plain"), text: v.string(), mentions }),
    v.object({ type: v.literal("html"), html: v.string(), text: v.string(), mentions }),
  ]),
  v.pipe(
    v.object({ type: v.optional(v.undefined()), text: v.string() }),
    v.transform(({ text }) => plain(text)),
  ),
]) satisfies v.GenericSchema<unknown, MessageContent>;

/** Files of before there was more than text have it as their own `text`. */
export const contentOfText = v.pipe(
  v.looseObject({ text: v.optional(v.unknown()) }),
  v.transform(({ text, ...rest }) => (text === undefined ? rest : { content: { text }, ...rest })),
);
