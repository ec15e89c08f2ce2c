import type { MessageContent } from "../../../shared/domain/messages/content.ts";
import type { PartnerId } from "../../../shared/ids.ts";
import { mentionsIn } from "./mentions-in-text.ts";
import { asShown, cleanText, textToHtml } from "./message-html.ts";

/** What a message says, as Odoo takes it; without recipients where nobody is named (WIRE.md §6.2, §6.4). */
export interface Worded {
  readonly body: string;
  readonly partner_ids?: readonly PartnerId[];
}

/** Nothing but blanks is nothing: such a message is there for its files. */
export function worded(content: MessageContent): Worded {
  switch (content.type) {
    case "plain": {
      const { text, mentions } = content;
      if (text.trim() === "") return { body: "" };
      const named = mentionsIn(asShown(text), mentions);
      return { body: textToHtml(text, named), ...told(named.map(({ partner }) => partner)) };
    }
    case "html":
      return { body: cleanText(content.html), ...told(content.mentions.map(({ partner }) => partner)) };
  }
}

function told(partners: readonly PartnerId[]): Pick<Worded, "partner_ids"> {
  return partners.length === 0 ? {} : { partner_ids: [...new Set(partners)] };
}
