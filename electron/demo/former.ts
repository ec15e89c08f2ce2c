import type { Row } from "./domain.ts";
import { UnknownModel } from "./errors.ts";
import type { Odoo } from "./odoo.ts";

/**
 * What XML-RPC was like before Odoo 17, as far as a client of the records notices: the models of Discuss under other
 * names, and without what has come since. From memory of Odoo 16; not observed.
 */
export const formerVersion = {
  server_version: "16.0",
  server_version_info: [16, 0, 0, "final", 0, ""],
  server_serie: "16.0",
  protocol_version: 1,
};

const formerNames: Readonly<Record<string, string>> = {
  "mail.channel": "discuss.channel",
  "mail.channel.member": "discuss.channel.member",
};

/** Our name for what is asked for by the server's; a name that this server does not know is none. */
export function modelCalled(odoo: Odoo, model: string): string {
  if (!odoo.isFormer) return model;
  if (Object.values(formerNames).includes(model)) throw new UnknownModel(model);
  return formerNames[model] ?? model;
}

/** `model` of a message in a conversation. */
export function channelModel(odoo: Odoo): string {
  return odoo.isFormer ? "mail.channel" : "discuss.channel";
}

const later = new Set(["new_message_separator", "custom_notifications", "mute_until_dt", "pinned_at"]);

/** A row as this server has it. */
export function formerly(odoo: Odoo, row: Row): Row {
  if (!odoo.isFormer) return row;
  const fields = Object.entries(Object.getOwnPropertyDescriptors(row)).filter(([name]) => !later.has(name));
  return Object.defineProperties({}, Object.fromEntries(fields));
}
