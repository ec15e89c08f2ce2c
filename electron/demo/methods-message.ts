import type { ModelMethod } from "./call-kw.ts";
import { valueError } from "./errors.ts";
import { numbers } from "./params.ts";
import { readableMessage, star } from "./posting.ts";
import { markDone } from "./reading.ts";

/** `mail.message` (WIRE.md §6.3). */
export const messageMethods: Readonly<Record<string, ModelMethod>> = {
  toggle_message_starred: ({ odoo, account, args }) => {
    const [id] = numbers(args[0]);
    if (id === undefined) throw valueError("Expected singleton: mail.message()");
    const message = readableMessage(odoo, account, id);
    const starred = !message.starredBy.includes(account);
    star(odoo, account, [message], starred);
    return odoo.dialect.starringAnswersStore ? { "mail.message": [{ id, starred }] } : undefined;
  },
  unstar_all: ({ odoo, account }) => {
    const starred = [...odoo.world.messages.values()].filter((message) => message.starredBy.includes(account));
    star(odoo, account, starred, false);
  },
  set_message_done: ({ odoo, account, args }) => {
    markDone(
      odoo,
      account,
      numbers(args[0]).map((id) => readableMessage(odoo, account, id)),
    );
  },
  // Whoever is in the conversation may, and nobody is told (WIRE.md §6.4).
  unlink: ({ odoo, account, args }) => {
    for (const id of numbers(args[0])) odoo.world.removeMessage(readableMessage(odoo, account, id));
    return true;
  },
  mark_all_as_read: ({ odoo, account }) => markDone(odoo, account, null),
};
