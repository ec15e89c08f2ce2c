import type { ModelMethod } from "./call-kw.ts";
import { accessError, missingRecord, valueError } from "./errors.ts";
import { asRecord, numbers } from "./params.ts";
import { canRead } from "./world.ts";

/** The own membership may be written by whoever it is of, and that tells nobody (WIRE.md §6.5). */
export const memberMethods: Readonly<Record<string, ModelMethod>> = {
  write: ({ odoo, account, args }) => {
    const [id] = typeof args[0] === "number" ? [args[0]] : numbers(args[0]);
    const readable = [...odoo.world.channels.values()].filter((channel) => canRead(account, channel));
    const member = readable.flatMap((channel) => [...channel.members.values()]).find((one) => one.id === id);
    if (id === undefined || member === undefined) throw missingRecord("discuss.channel.member", id ?? 0, account.id);
    if (member.partner !== account.partner) {
      throw accessError(
        "Uh-oh! Looks like you have stumbled upon some top-secret records.\n\n" +
          "Sorry, you do not have 'write' access to: Channel Member (discuss.channel.member)",
      );
    }
    for (const [field, value] of Object.entries(asRecord(args[1]))) {
      if (field === "seen_message_id") member.seenId = typeof value === "number" ? value : false;
      else if (field === "new_message_separator" && typeof value === "number") member.separator = value;
      else throw valueError(`Invalid field '${field}' on model 'discuss.channel.member'`);
    }
    return true;
  },
};
